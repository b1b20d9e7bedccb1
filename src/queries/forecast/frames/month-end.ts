// PURE. Format "month end": one number, what stats, gauges and alert rules read.
import type { Frame, FrameMeta } from '#plugin-sdk/data';
import { grafanaUnit } from '../../shared/unit';
import { MONTH_END_NAMES, monthEndOf } from '../month-end';
import type { Outlook } from '../outlook';
import { named } from './names';

const META = { type: 'numeric-long', typeVersion: [0, 1] } as const;

/**
 * One `numeric-long` frame of one row and one number. Without anything to estimate from, a typed frame without fields.
 * @see https://grafana.com/developers/dataplane/numeric
 */
export function monthEndFrame(outlook: Outlook, meta: FrameMeta): Frame {
  const { query, isOwn } = outlook;
  const end = monthEndOf(outlook);
  if (end === undefined) {
    return { fields: [], meta: { ...META, ...meta } };
  }
  const { label, column } = MONTH_END_NAMES[query.monthEndAs];
  return {
    fields: [
      {
        name: query.metric + column,
        type: 'number',
        values: [end.value],
        config: { displayNameFromDS: named(query, isOwn ? `${label} (own)` : label), unit: grafanaUnit(end.unit) },
      },
    ],
    meta: { ...META, ...meta },
  };
}
