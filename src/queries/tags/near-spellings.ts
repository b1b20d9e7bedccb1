// PURE. Texts that look like slips of each other: `CC101` beside `CC-101`, `Env` beside `env`, `plaform` beside `platform`.

const MIN_SWAPPED = 5;
const MIN_WORD = 4;
const WORD = /^\p{L}+$/u;

interface Spelling {
  readonly text: string;
  /** Letters and digits alone, in small letters: `cc101`. */
  readonly plain: string;
  readonly words: readonly string[];
  readonly signatures: readonly string[];
}

/**
 * Each text that has near spellings → those, in the order given. Two texts are near when they differ in case, blanks and
 * punctuation only, or in one letter of one word of four letters or more; never in a digit: CC-100 and CC-101 are two things.
 * Texts that share a signature are compared, so thousands are no matter.
 */
export function nearSpellings(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const spellings = texts.map(spell);
  const bySignature = new Map<string, number[]>();
  spellings.forEach((spelling, index) => {
    for (const signature of spelling.signatures) {
      const sharing = bySignature.get(signature);
      if (sharing) {
        sharing.push(index);
      } else {
        bySignature.set(signature, [index]);
      }
    }
  });
  const near = new Map<string, readonly string[]>();
  for (const spelling of spellings) {
    const candidates = new Set(spelling.signatures.flatMap((signature) => bySignature.get(signature) ?? []));
    const found = [...candidates]
      .sort((a, b) => a - b)
      .flatMap((index) => spellings[index] ?? [])
      .filter((other) => isNear(spelling, other));
    if (found.length > 0) {
      near.set(
        spelling.text,
        found.map(({ text }) => text),
      );
    }
  }
  return near;
}

/** Those of the texts that are near to this one. */
export function nearTo(text: string, texts: readonly string[]): readonly string[] {
  return nearSpellings([text, ...texts.filter((other) => other !== text)]).get(text) ?? [];
}

function spell(text: string): Spelling {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const plain = words.join('');
  return { text, words, plain, signatures: signaturesOf(words, plain === '' ? text.trim() : plain) };
}

function isNear(a: Spelling, b: Spelling): boolean {
  return a.text !== b.text && (isSamePlain(a, b) || isOneWordOff(a, b));
}

/** Of digits alone the punctuation is all there is: 1.1 is not 11. */
function isSamePlain(a: Spelling, b: Spelling): boolean {
  return a.plain === b.plain && (/\p{L}/u.test(a.plain) || a.text.trim() === b.text.trim());
}

function isOneWordOff(a: Spelling, b: Spelling): boolean {
  const places = [...a.words.keys()].filter((place) => a.words[place] !== b.words[place]);
  const [place] = places;
  return (
    a.words.length === b.words.length &&
    places.length === 1 &&
    place !== undefined &&
    isOneLetterOff(a.words[place] ?? '', b.words[place] ?? '')
  );
}

function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!WORD.test(short) || !WORD.test(long) || long.length < MIN_WORD || long.length - short.length > 1) {
    return false;
  }
  const from = [...long].findIndex((_, at) => long[at] !== short[at]);
  const rest = long.slice(from + 1);
  if (short.length < long.length) {
    return short.slice(from) === rest;
  }
  const isSwapped =
    long[from] === short[from + 1] && long[from + 1] === short[from] && long.slice(from + 2) === short.slice(from + 2);
  return isSwapped || (long.length >= MIN_SWAPPED && short.slice(from + 1) === rest);
}

/** Near texts share at least one: the plain text, or all words with one of them a letter shorter. */
function signaturesOf(words: readonly string[], plain: string): readonly string[] {
  const shortened = words.flatMap((word, place) => {
    if (!WORD.test(word) || word.length < MIN_WORD - 1) {
      return [];
    }
    const [before, after] = [words.slice(0, place).join(' '), words.slice(place + 1).join(' ')];
    const shorter = Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
    return [word, ...shorter].map((one) => `${before} *${one} ${after}`);
  });
  return [...new Set([plain, ...shortened])];
}
