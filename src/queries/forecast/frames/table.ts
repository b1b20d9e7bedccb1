// PURE. Format "table": one row per day or month, dates as text.
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import { grafanaUnit } from '../../shared/unit';
import { formatDay } from '../../shared/utc';
import type { Outlook, Point } from '../outlook';

/**
 * One `table` frame: Date, Kind (`actual`, `forecast`, `own estimate`), the metric, Lower and Upper, and where asked for LastMonth and
 * Budget. Dates are text, because a table would shift times into the viewer's zone. Empty: no rows.
 */
export function tableFrame(outlook: Outlook, meta: FrameMeta): Frame {
  const { query, points, horizon, isOwn, mixedUnits, forecast, actual } = outlook;
  const unit = grafanaUnit(mixedUnits ? '' : (forecast?.unit ?? actual.unit));
  const isDaily = horizon.granularity === 'DAILY';
  const numbers = (name: string, cell: (point: Point) => number | null | undefined): Field => ({
    name,
    type: 'number',
    values: points.map((point) => cell(point) ?? null),
    config: { unit },
  });
  const dates = points.map(({ startMs }) => formatDay(startMs).slice(0, isDaily ? 10 : 7));
  const kinds = points.map(({ isForecast }) => (isForecast ? (isOwn ? 'own estimate' : 'forecast') : 'actual'));
  const fields: readonly Field[] = [
    { name: 'Date', type: 'string', values: dates },
    { name: 'Kind', type: 'string', values: kinds },
    numbers(query.metric + (horizon.isRunning ? 'RunningTotal' : ''), ({ value }) => value),
    numbers('Lower', ({ lower }) => lower),
    numbers('Upper', ({ upper }) => upper),
    ...(query.lastMonth && isDaily ? [numbers('LastMonth', ({ lastMonth }) => lastMonth)] : []),
    ...(query.budget === '' ? [] : [numbers('Budget', ({ budget }) => budget)]),
  ];
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}
