// PURE. What every format is drawn from.
import type { FieldConfig, FrameMeta, Notice } from '#plugin-sdk/data';
import type { Answer, QueryContext } from '../../kind';
import { type AlarmsQuery, STATES } from '../model';
import type { Alarm } from '../read-alarms';

export interface AlarmsAnswer {
  readonly query: AlarmsQuery;
  readonly answers: readonly Answer[];
  readonly context: QueryContext;
  /** Those the query names, whatever their state. */
  readonly alarms: readonly Alarm[];
  readonly unreadable: number;
}

/** Colours of CloudWatch's console, by Grafana's names, so that they follow the theme. */
const COLOURS: Readonly<Record<(typeof STATES)[number], string>> = {
  ALARM: 'red',
  INSUFFICIENT_DATA: 'orange',
  OK: 'green',
};

/** For columns whose values are states. */
export const stateConfig: FieldConfig = {
  mappings: [
    {
      type: 'value',
      options: Object.fromEntries(STATES.map((state, index) => [state, { color: COLOURS[state], index }])),
    },
  ],
};

/** The worst first; what AWS may invent comes last. */
export function severityOf(state: string): number {
  const place = (STATES as readonly string[]).indexOf(state);
  return place < 0 ? STATES.length : place;
}

/** Dates of a request print as ISO texts. */
export function metaOf({ answers }: AlarmsAnswer, notices: readonly Notice[]): FrameMeta {
  return {
    executedQueryString: answers.map(({ request }) => JSON.stringify(request, null, 2)).join('\n'),
    ...(notices.length > 0 && { notices }),
  };
}

export const TABLE_META = { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table' } as const;
