// PURE. Over which time choices are looked for: whole months, so that every picker of a month shares one paid answer.

const DAY_MS = 86_400_000;
/** Without a range: this month and the two before it. */
const DEFAULT_MONTHS_BACK = 2;

/** A range in epoch ms → whole UTC months as `yyyy-MM-dd`, End exclusive, not before AWS's history and not after tomorrow. */
export function choicesWindow(
  { fromMs, toMs }: { readonly fromMs?: number; readonly toMs?: number },
  { nowMs, historyMonths }: { readonly nowMs: number; readonly historyMonths: number },
): { readonly Start: string; readonly End: string } {
  const thisMonth = monthOf(nowMs);
  const oldest = thisMonth - (historyMonths - 1);
  const first = clamp(fromMs === undefined ? thisMonth - DEFAULT_MONTHS_BACK : monthOf(fromMs), oldest, thisMonth);
  const last = clamp(
    toMs === undefined ? thisMonth : monthOf(Math.max(toMs - 1, fromMs ?? toMs - 1)),
    first,
    thisMonth,
  );
  const tomorrow = (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
  return { Start: dayText(startOf(first)), End: dayText(Math.min(startOf(last + 1), tomorrow)) };
}

/** Months since the year 0, UTC. */
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
