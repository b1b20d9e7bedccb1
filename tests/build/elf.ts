// ELF-64, little-endian: just enough to read the names of the libraries that an executable needs, as `readelf -d` does.
//
//   header     0x20 offset of program headers (u64), 0x36 their size (u16), 0x38 their number (u16)
//   program    0x00 type (u32), 0x08 file offset (u64), 0x10 address (u64), 0x20 size in the file (u64)
//   dynamic    pairs of tag (u64) and value (u64)
// @see https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NEEDED = 1;
const DT_STRTAB = 5;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** The DT_NEEDED entries, in their order. Throws if the file is not ELF-64. */
export function neededLibraries(file: Buffer): readonly string[] {
  if (file.toString('latin1', 0, 4) !== '\x7fELF' || file[4] !== 2) {
    throw new Error('not a 64-bit ELF file');
  }
  const segments = readSegments(file);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (!dynamic) {
    return [];
  }
  const entries = Array.from({ length: dynamic.size / 16 }, (_unused, index) => ({
    tag: number(file, dynamic.offset + 16 * index),
    value: number(file, dynamic.offset + 16 * index + 8),
  }));
  const names = entries.find(({ tag }) => tag === DT_STRTAB)?.value ?? 0;
  const home = segments.find(
    ({ type, address, size }) => type === PT_LOAD && names >= address && names < address + size,
  );
  const namesOffset = names - (home?.address ?? 0) + (home?.offset ?? 0);
  return entries.filter(({ tag }) => tag === DT_NEEDED).map(({ value }) => textAt(file, namesOffset + value));
}

function readSegments(file: Buffer): readonly Segment[] {
  const start = number(file, 0x20);
  const size = file.readUInt16LE(0x36);
  return Array.from({ length: file.readUInt16LE(0x38) }, (_unused, index) => {
    const at = start + size * index;
    return {
      type: file.readUInt32LE(at),
      offset: number(file, at + 8),
      address: number(file, at + 16),
      size: number(file, at + 32),
    };
  });
}

function number(file: Buffer, offset: number): number {
  return Number(file.readBigUInt64LE(offset));
}

function textAt(file: Buffer, offset: number): string {
  return file.toString('latin1', offset, file.indexOf(0, offset));
}
