// PURE. Format "timeline": a column of states per alarm, what Grafana's panel State timeline draws.
import type { Field, Frame } from '#plugin-sdk/data';
import { statesOf } from '../filters';
import type { Life, Span } from '../lives';
import { type AlarmsAnswer, metaOf, severityOf, stateConfig, TABLE_META } from './answer';
import { overTimeNotices } from './notices';

/** More lines than a panel can show; each has a cell in every row. */
export const MAX_LINES = 100;
const TIME = 'Time';

/**
 * One frame: Time, and a column per alarm, by name. A row for each change of any of them, and one where the range ends, or now; each
 * cell is the state from then on, null where it is not known: before AWS's memory, and after now. Type `table`: Grafana's types of time series have numbers only.
 */
export function timelineFrame(answer: AlarmsAnswer, all: readonly Life[]): Frame {
  const { nowMs, toMs } = answer.context;
  const states = statesOf(answer.query);
  const wanted = all.filter(
    ({ spans }) => spans.length > 0 && (states.length === 0 || spans.some(({ state }) => states.includes(state))),
  );
  const lives = [...mostChanged(wanted)].sort(byWorstThenName);
  const times = [...new Set(lives.flatMap(({ spans }) => spans.flatMap(({ startMs, endMs }) => [startMs, endMs])))];
  times.sort((a, b) => a - b);
  const manyRegions = new Set(lives.map(({ region }) => region)).size > 1;
  const fields: readonly Field[] = [
    { name: TIME, type: 'time', values: times },
    ...lives.map(({ name, region, spans }): Field => ({
      // No two columns of a frame may share a name.
      name: manyRegions || name === TIME ? `${name} · ${region}` : name,
      type: 'string',
      values: cells(spans, times, nowMs < toMs ? nowMs : Infinity),
      config: stateConfig,
    })),
  ];
  const undrawn = wanted.length - lives.length;
  const notices = overTimeNotices(answer, { lives, undrawn, of: wanted.length });
  return {
    fields,
    meta: { ...TABLE_META, preferredVisualisationPluginId: 'state-timeline', ...metaOf(answer, notices) },
  };
}

function mostChanged(lives: readonly Life[]): readonly Life[] {
  return lives.length <= MAX_LINES
    ? lives
    : [...lives].sort((a, b) => b.spans.length - a.spans.length).slice(0, MAX_LINES);
}

function byWorstThenName(a: Life, b: Life): number {
  return worstOf(a) - worstOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.region < b.region ? -1 : 1);
}

/** Of its end, so that lines stay where they are while one looks back. */
function worstOf({ spans }: Life): number {
  return severityOf(spans.at(-1)?.state ?? '');
}

/** The panel would draw the last state on to its right edge, be that tomorrow: from `unknownFromMs` on there is none. */
function cells(spans: readonly Span[], times: readonly number[], unknownFromMs: number): (string | null)[] {
  let place = 0;
  return times.map((ms) => {
    while (place < spans.length - 1 && spans[place]!.endMs <= ms) {
      place++;
    }
    const { state, startMs } = spans[place]!;
    return ms >= startMs && ms < unknownFromMs ? state : null;
  });
}
