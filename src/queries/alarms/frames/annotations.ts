// PURE. Format "annotations": a region for each time an alarm was in a state, as Grafana's standard annotation support reads it.
// @see https://grafana.com/developers/plugin-tools/how-to-guides/data-source-plugins/add-support-for-annotation-queries
import type { Field, Frame } from '#plugin-sdk/data';
import { statesOf } from '../filters';
import type { Life, Span } from '../lives';
import { type AlarmsAnswer, metaOf, TABLE_META } from './answer';
import { overTimeNotices } from './notices';

interface Region extends Span {
  readonly life: Life;
}

/** One `table` frame: `time`, `timeEnd`, `title`, `text`, `tags`, `id`, oldest first. What still lasts ends with the range, or now. */
export function annotationsFrame(answer: AlarmsAnswer, lives: readonly Life[]): Frame {
  const states = statesOf(answer.query);
  const regions = lives
    .flatMap((life) => life.spans.filter(({ state }) => states.includes(state)).map((span) => ({ ...span, life })))
    .sort((a, b) => a.startMs - b.startMs);
  const text = (name: string, pick: (region: Region) => string): Field => ({
    name,
    type: 'string',
    values: regions.map(pick),
  });
  const fields: readonly Field[] = [
    { name: 'time', type: 'time', values: regions.map(({ startMs }) => startMs) },
    { name: 'timeEnd', type: 'time', values: regions.map(({ endMs }) => endMs) },
    text('title', ({ life, state }) => `${life.name}: ${state}`),
    text('text', textOf),
    text('tags', ({ life, state }) => [state, life.region, life.alarm?.namespace ?? ''].filter(Boolean).join(',')),
    text('id', ({ life, startMs }) => `${life.region}/${life.name}/${startMs}`),
  ];
  const notices = overTimeNotices(answer, { lives, undrawn: 0, of: lives.length });
  return { fields, meta: { ...TABLE_META, ...metaOf(answer, notices) } };
}

/** On one line: Grafana draws it as HTML. */
function textOf({ life: { alarm }, reason, isOpen }: Region): string {
  return [alarm?.description ?? '', reason, isOpen ? 'Still so at the end of the range.' : '']
    .filter((part) => part !== '')
    .join(' · ');
}
