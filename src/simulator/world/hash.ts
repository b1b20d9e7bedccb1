// Seeded noise. Every number of the world comes from a hash of what it is about (seed, account, usage type, day), never
// from a generator that is advanced: so an answer cannot depend on what was asked before.

/** Text → 32 unsigned bits (FNV-1a with a final mix). */
export function hashText(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mix(hash, seed);
}

/** Two integers → 32 unsigned bits, each output bit depending on every input bit. */
export function mix(a: number, b: number): number {
  let hash = (a ^ Math.imul(b, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 bits → (0, 1), both ends excluded. */
export const unit = (hash: number): number => (hash + 0.5) / 4_294_967_296;

/**
 * One draw of a bell curve with mean 0 and deviation 1: four uniform draws of 16 bits added up, which is near enough
 * and costs no logarithm.
 */
export function normal(hash: number, stream: number): number {
  const one = mix(hash, stream);
  const two = mix(hash, ~stream);
  const sum = (one & 0xffff) + (one >>> 16) + (two & 0xffff) + (two >>> 16);
  return (sum / 65_535 - 2) * Math.sqrt(3);
}

/** Log-normal factor of mean 1. */
export const noise = (hash: number, day: number, sigma: number): number =>
  Math.exp(sigma * normal(hash, day) - (sigma * sigma) / 2);

/** Hexadecimal text of so many digits, for ids that must look like AWS's. */
export function hexDigits(text: string, length: number): string {
  let digits = '';
  for (let i = 0; digits.length < length; i++) {
    digits += hashText(`${text}#${i}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}
