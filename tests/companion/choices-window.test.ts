import { choicesWindow } from '../../src/companion/choices-window';

const at = (nowMs: number, historyMonths = 14) => ({ nowMs, historyMonths });
const noon = Date.UTC(2026, 10, 20, 12);

describe('choicesWindow', () => {
  it('is this month and the two before it when no range is given', () => {
    expect(choicesWindow({}, at(noon))).toEqual({ Start: '2026-09-01', End: '2026-11-21' });
  });

  it('is the same for every range within a month, so that one paid answer serves them all', () => {
    const first = choicesWindow({ fromMs: Date.UTC(2026, 9, 2), toMs: Date.UTC(2026, 9, 5) }, at(noon));
    const second = choicesWindow({ fromMs: Date.UTC(2026, 9, 17), toMs: Date.UTC(2026, 9, 30) }, at(noon));
    expect(first).toEqual({ Start: '2026-10-01', End: '2026-11-01' });
    expect(second).toEqual(first);
  });

  it('does not reach into the next month when the range ends at its start', () => {
    const range = { fromMs: Date.UTC(2026, 8, 1), toMs: Date.UTC(2026, 9, 1) };
    expect(choicesWindow(range, at(noon))).toEqual({ Start: '2026-09-01', End: '2026-10-01' });
  });

  it('stays within what AWS keeps and never ends after tomorrow', () => {
    const range = { fromMs: Date.UTC(2020, 0, 1), toMs: Date.UTC(2030, 0, 1) };
    expect(choicesWindow(range, at(noon))).toEqual({ Start: '2025-10-01', End: '2026-11-21' });
    expect(choicesWindow(range, at(noon, 38)).Start).toBe('2023-10-01');
  });

  it('has an end after its start on the first of a month', () => {
    expect(choicesWindow({}, at(Date.UTC(2026, 11, 1, 0, 30)))).toEqual({ Start: '2026-10-01', End: '2026-12-02' });
  });
});
