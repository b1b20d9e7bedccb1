// PURE. A dashboard's range: `now-30d`, `now-1M/M`, `now+2M/M`, in UTC, as far as the shipped dashboards use it.

export interface Range {
  /** Of times as a dashboard stores them. */
  readonly from: string;
  readonly to: string;
}

const TIME = /^now(?:([+-])(\d+)([dM]))?(?:\/([dM]))?$/;

/** Epoch ms. Throws where a time is of another form. */
export function rangeAt({ from, to }: Range, nowMs: number): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: momentOf(from, nowMs, 'start'), toMs: momentOf(to, nowMs, 'end') };
}

function momentOf(text: string, nowMs: number, rounds: 'start' | 'end'): number {
  const found = TIME.exec(text);
  if (!found) {
    throw new Error(`The bench does not know the time ${text}.`);
  }
  const [, sign, count = '0', unit, whole] = found;
  const moved = add(nowMs, (sign === '-' ? -1 : 1) * Number(count), unit);
  if (whole === undefined) {
    return moved;
  }
  const start = new Date(moved);
  start.setUTCHours(0, 0, 0, 0);
  start.setUTCDate(whole === 'M' ? 1 : start.getUTCDate());
  return rounds === 'start' ? start.getTime() : add(start.getTime(), 1, whole) - 1;
}

function add(ms: number, count: number, unit: string | undefined): number {
  const date = new Date(ms);
  if (unit === 'M') {
    const day = date.getUTCDate();
    date.setUTCMonth(date.getUTCMonth() + count);
    // A month without this day ends sooner.
    date.setUTCDate(date.getUTCDate() === day ? day : 0);
  } else {
    date.setUTCDate(date.getUTCDate() + count);
  }
  return date.getTime();
}
