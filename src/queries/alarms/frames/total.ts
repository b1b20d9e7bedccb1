// PURE. Format "total": how many alarms are in each state now.
import type { Frame } from '#plugin-sdk/data';
import { statesOf } from '../filters';
import { STATES } from '../model';
import { type AlarmsAnswer, metaOf, stateConfig } from './answer';
import { nowNotices } from './notices';

const META = { type: 'numeric-long', typeVersion: [0, 1] } as const;

/**
 * One `numeric-long` frame, a row per state; 0 where no alarm is in it. Where there is no alarm at all it has no fields: a name that
 * was misspelt must not look as if all were well.
 */
export function totalFrame(answer: AlarmsAnswer): Frame {
  const { query, alarms } = answer;
  const meta = { ...META, ...metaOf(answer, nowNotices(answer, alarms.length)) };
  if (alarms.length === 0) {
    return { fields: [], meta };
  }
  const chosen = statesOf(query);
  const states = chosen.length > 0 ? chosen : STATES;
  const counts = states.map((wanted) => alarms.filter(({ state }) => state === wanted).length);
  return {
    fields: [
      { name: 'State', type: 'string', values: states, config: stateConfig },
      { name: 'Alarms', type: 'number', values: counts, config: { unit: 'short', decimals: 0 } },
    ],
    meta,
  };
}
