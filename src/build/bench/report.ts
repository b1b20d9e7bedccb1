// PURE. Measured figures → a table for people, an object for programs.
import { type Figure, type FigureName, FIGURES, type Measured } from './figures';
import { shorten } from './samples';

/** The machine and how busy it was: without it no figure means anything. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  /** Of the last minute, before and after. A load above `cores` makes every time longer. */
  readonly load: readonly [before: number, after: number];
}

const HEAD = ['', 'measured', 'target', 'rival', ''];

/** One line per figure, `!` where the target is missed. */
export function printTable(measured: readonly Measured[], machine: Machine): string {
  const rows = [HEAD, ...measured.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === HEAD.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const { processor, cores, node, load } = machine;
  return [
    ...lines,
    '',
    'rival: the best one, in Go, as issue 3 gives it; measured elsewhere, so compare with care.',
    `${cores} × ${processor}, Node ${node}, load ${load.map((value) => value.toFixed(1)).join(' → ')}`,
  ].join('\n');
}

/** What `--json` prints: every figure by its name, times in ms, sizes in MB of a million bytes. */
export function toJson(measured: readonly Measured[], machine: Machine): object {
  const figures = measured.map(({ name, ...found }) => {
    const { unit, target, rival }: Figure = FIGURES[name];
    return [
      name,
      {
        ...found,
        unit,
        target,
        rival,
        ...('value' in found && target !== undefined && { met: found.value <= target }),
      },
    ];
  });
  return { machine, figures: Object.fromEntries(figures) as Readonly<Record<FigureName, object>> };
}

function rowOf(measured: Measured): string[] {
  const { title, unit, target, rival }: Figure = FIGURES[measured.name];
  const printed = (value: number | undefined): string => (value === undefined ? '' : `${value} ${unit}`);
  if ('skipped' in measured) {
    return [title, 'skipped', printed(target), printed(rival), measured.skipped];
  }
  const isMissed = target !== undefined && measured.value > target;
  return [
    title,
    `${isMissed ? '! ' : ''}${shorten(measured.value)} ${unit}`,
    printed(target),
    printed(rival),
    measured.note ?? '',
  ];
}
