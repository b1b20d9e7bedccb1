import type { QueryVariableModel, ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

/** The values of a board's variables by name. */
export type VariableValues = Readonly<Record<string, string | readonly string[]>>;
/** What else the plugin may ask of them: their queries, and whether they stand at All. */
export type VariableModels = readonly Partial<QueryVariableModel>[];

// The three spellings of Grafana: $name, ${name} or ${name:format}, [[name]]. A path after a dot is for scoped values only.
const VARIABLE = /\$\{(\w+)(?:\.([\w.[\]"'\s-]+))?(?::(\w+))?\}|\[\[(\w+)(?::(\w+))?\]\]|\$(\w+)/g;

/** Grafana's variable service over a plain list of values. Unknown variables are left as they stand, as Grafana does. */
export function createTemplateSrv(values: () => VariableValues, models: () => VariableModels = () => []): TemplateSrv {
  const replace: TemplateSrv['replace'] = (target = '', scopedVars, format) =>
    target.replace(
      VARIABLE,
      (
        match,
        braced?: string,
        path?: string,
        bracedFormat?: string,
        square?: string,
        squareFormat?: string,
        plain?: string,
      ) => {
        const name = braced ?? square ?? plain ?? '';
        const value = valueOf(name, path, values(), scopedVars);
        return value === undefined ? match : formatted(value, bracedFormat ?? squareFormat ?? format);
      },
    );
  return {
    replace,
    containsTemplate: (target = '') => new RegExp(VARIABLE.source).test(target),
    getVariables: () =>
      Object.keys(values()).map((name) => {
        const model = models().find((one) => one.name === name);
        return { type: 'custom', ...model, name } as TypedVariableModel;
      }),
    updateTimeRange: () => undefined,
  };
}

function valueOf(name: string, path: string | undefined, values: VariableValues, scopedVars?: ScopedVars): unknown {
  const scoped: unknown = scopedVars?.[name]?.value;
  if (scoped === undefined || !path) {
    return scoped ?? values[name];
  }
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      scoped,
    );
}

function formatted(value: unknown, format: unknown): string {
  const list = Array.isArray(value) ? value.map(String) : [String(value)];
  if (typeof format === 'function') {
    return String(format(Array.isArray(value) ? list : list[0], {}));
  }
  switch (format) {
    case 'json':
      return JSON.stringify(Array.isArray(value) ? list : list[0]);
    case 'csv':
    case 'raw':
      return list.join(',');
    case 'pipe':
      return list.join('|');
    default:
      // Grafana's own default is `glob`.
      return list.length > 1 ? `{${list.join(',')}}` : (list[0] ?? '');
  }
}
