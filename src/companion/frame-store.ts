// Frames made from held answers are held too: a warm panel must not sum decimals again.
import type { Frame } from '#plugin-sdk/data';
import { LRUCache } from 'lru-cache';

export interface FrameStore {
  /** The frames for this question over these very answers; made by `make` when they are not held. */
  remember(question: string, outputs: readonly object[], make: () => readonly Frame[]): readonly Frame[];
  readonly bytes: number;
}

/** A store of at most `maxBytes`, counted as the frames' cells and their encoded copy; shared by all data sources of the process. */
export function createFrameStore({ maxBytes }: { maxBytes: number }): FrameStore {
  const held = new LRUCache<string, { frames: readonly Frame[] }>({
    maxSize: maxBytes,
    sizeCalculation: ({ frames }, key) => key.length * 2 + sizeOf(frames),
  });
  const numbers = createNumbers();
  return {
    remember(question, outputs, make) {
      const key = `${outputs.map((output) => numbers.of(output)).join(',')}|${question}`;
      const found = held.get(key);
      if (found) {
        return found.frames;
      }
      const frames = make();
      held.set(key, { frames });
      return frames;
    },
    get bytes() {
      return held.calculatedSize;
    },
  };
}

/** A number for each answer, by identity: a new answer from AWS is a new object and so a new key. */
function createNumbers() {
  const known = new WeakMap<object, number>();
  let last = 0;
  return {
    of(answer: object): number {
      let number = known.get(answer);
      if (number === undefined) {
        number = ++last;
        known.set(answer, number);
      }
      return number;
    },
  };
}

/** Cells once as values and once encoded; a frame's own objects, labels and schema cost about a kilobyte twice. */
function sizeOf(frames: readonly Frame[]): number {
  let bytes = 0;
  for (const frame of frames) {
    bytes += 2048;
    for (const field of frame.fields) {
      bytes += field.type === 'string' ? stringBytes(field.values) : field.values.length * 16;
    }
  }
  return bytes;
}

function stringBytes(values: ArrayLike<string | null>): number {
  let bytes = 0;
  for (let row = 0; row < values.length; row++) {
    bytes += 24 + 2 * (values[row]?.length ?? 0);
  }
  return bytes;
}
