import type { FieldConfigSource } from '@grafana/data';
import type { StoredQuery } from '../grafana/stored-query';

/** The parts of Grafana's dashboard JSON (classic format) that the page draws. */
export interface Board {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating?: { readonly list: readonly BoardVariable[] };
  readonly panels: readonly BoardPanel[];
}

export interface BoardVariable {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  /** For `datasource`: the plugin's id; for `textbox`: its first text; for `query`: what the data source stores of it; for `custom`: its values, by commas. */
  readonly query?: unknown;
  /** What it begins with. */
  readonly current?: { readonly value?: string | readonly string[] };
}

export interface BoardPanel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly StoredQuery[];
  readonly fieldConfig: FieldConfigSource;
  readonly options: Readonly<Record<string, unknown>>;
  readonly timeFrom?: string;
  readonly timeShift?: string;
  readonly hideTimeOverride?: boolean;
}

// webpack's, resolved at build time: a new file in dashboards/ is a new board here.
declare const require: {
  context(folder: string, deep: boolean, pattern: RegExp): { (name: string): unknown; keys(): string[] };
};
const files = require.context('../../../dashboards', false, /\.json$/);

/** Every shipped dashboard, by title. */
export const boards: readonly Board[] = files
  .keys()
  .map((name) => files(name) as Board)
  .sort((one, other) => one.title.localeCompare(other.title));
