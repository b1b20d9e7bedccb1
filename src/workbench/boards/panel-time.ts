import { dateMath, rangeUtil, type TimeRange } from '@grafana/data';

export interface PanelTime {
  readonly range: TimeRange;
  /** Shown in the panel's header; empty without an override. */
  readonly info: string;
}

/**
 * A panel's own time range, by Grafana's rules: `timeFrom` replaces a relative range of the board (an absolute one stays),
 * then `timeShift` moves both ends back and rounds them outwards. So `now/M` shifted by `1M/M` is the whole last month.
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/#query-options
 */
export function panelTime(board: TimeRange, timeFrom?: string, timeShift?: string): PanelTime {
  const info: string[] = [];
  let range = board;
  if (timeFrom) {
    const { from, to, display, invalid } = rangeUtil.describeTextRange(timeFrom);
    if (invalid) {
      return { range, info: 'Invalid time override' };
    }
    if (rangeUtil.isRelativeTimeRange(board.raw)) {
      range = rangeUtil.convertRawToRange({ from, to }, 'utc');
      info.push(display);
    }
  }
  if (timeShift) {
    const from = dateMath.parseDateMath(`-${timeShift}`, range.from, false);
    const to = dateMath.parseDateMath(`-${timeShift}`, range.to, true);
    if (!from || !to) {
      return { range, info: 'Invalid time shift' };
    }
    range = { from, to, raw: { from, to } };
    info.push(`time shift -${timeShift}`);
  }
  return { range, info: info.join(', ') };
}
