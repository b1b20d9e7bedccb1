import {
  createInstanceManager,
  type DataQuery,
  type DataResponse,
  type Frame,
  type Log,
  PluginError,
  type PluginHandlers,
} from '../../../src/plugin-sdk';

/** What a query may ask for: frames of so many series and rows, an error, or a fault of the handler. */
interface ExampleQuery {
  series?: number;
  rows?: number;
  fault?: 'downstream' | 'throw' | 'forget' | 'partial' | 'bad-frame' | 'hang' | 'no-data' | 'every-type';
}

const firstDayMs = Date.UTC(2025, 0, 1);
const dayMs = 86_400_000;

export function createExampleHandlers(log: Log, prints: boolean): PluginHandlers {
  if (prints) {
    console.log('printed by a library');
    process.stdout.write('and past the console\n');
  }
  const instances = createInstanceManager({
    clock: Date.now,
    create: ({ dataSource }) => {
      if (dataSource?.jsonData.broken) {
        throw new PluginError('The data source has no region.', { status: 400, source: 'downstream' });
      }
      return { frames: new Map<string, readonly Frame[]>(), key: dataSource?.secureJsonData.secretKey };
    },
  });
  return {
    async queryData({ context, queries }, signal) {
      const { frames } = await instances.get(context);
      const answers = await Promise.all(
        queries.map(async (query) => [query.refId, await answer(query, frames, signal)] as const),
      );
      return new Map(answers.filter((pair): pair is [string, DataResponse] => pair[1] !== undefined));
    },
    async checkHealth({ context }) {
      const { key } = await instances.get(context);
      log.info('health asked', { context, secretKey: key });
      return { status: 'ok', message: 'example is well', details: { rows: 3 } };
    },
    async callResource({ path, query, method, body }) {
      return resource(log, path, { query, method, body });
    },
    collectMetrics: () => '# HELP example_total An example.\n# TYPE example_total counter\nexample_total 1',
    instanceStats: instances.stats,
    close: instances.close,
  };
}

async function answer(
  query: DataQuery,
  held: Map<string, readonly Frame[]>,
  signal: AbortSignal,
): Promise<DataResponse | undefined> {
  const { series = 1, rows = 3, fault } = query.json as ExampleQuery;
  const key = `${series}/${rows}`;
  const frames = held.get(key) ?? makeFrames(series, rows);
  held.set(key, frames);
  switch (fault) {
    case 'downstream':
      return { frames: [], error: new PluginError('AWS said no.', { status: 403, source: 'downstream' }) };
    case 'partial':
      return { frames, error: new PluginError('AWS stopped half way.', { status: 429, source: 'downstream' }) };
    case 'throw':
      throw new TypeError('a bug of the handler');
    case 'forget':
      return undefined;
    case 'bad-frame':
      return { frames: [{ name: 'bad', fields: [{ name: 'Time', type: 'time', values: [1.5] }] }] };
    case 'no-data':
      return { frames: [{ fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } }] };
    case 'every-type':
      return { frames: [everyType] };
    case 'hang':
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    default:
      return { frames };
  }
}

const everyType: Frame = {
  meta: { type: 'table' },
  fields: [
    { name: 'Time', type: 'time', values: [0, -1] },
    { name: 'Text', type: 'string', values: ['größer ≥ 🦥', null] },
    { name: 'Flag', type: 'boolean', values: [true, null] },
    { name: 'Value', type: 'number', values: [NaN, null] },
  ],
};

function makeFrames(series: number, rows: number): readonly Frame[] {
  return Array.from({ length: series }, (_, index) => ({
    name: `service ${index}`,
    meta: {
      type: 'timeseries-multi' as const,
      typeVersion: [0, 1] as const,
      notices: [{ severity: 'info' as const, text: 'made up' }],
    },
    fields: [
      {
        name: 'Time',
        type: 'time' as const,
        values: Array.from({ length: rows }, (_value, row) => firstDayMs + row * dayMs),
      },
      {
        name: 'Value',
        type: 'number' as const,
        labels: { service: `Service ${index}` },
        config: { unit: 'currencyUSD' },
        values: Array.from({ length: rows }, (_value, row) => (row % 10 === 9 ? null : index + row / 8)),
      },
    ],
  }));
}

function resource(
  log: Log,
  path: string,
  { query, method, body }: { query: URLSearchParams; method: string; body: Uint8Array },
): { status: number; headers?: Record<string, string>; body: string | Uint8Array } {
  switch (path) {
    case 'echo':
      return json(200, { method, q: query.get('q'), bytes: body.length });
    case 'log': {
      const lines = Number(query.get('lines'));
      for (let line = 0; line < lines; line++) {
        log.info(`line ${line}`, {
          '@message': { not: 'a string' },
          '@level': 7,
          timestamp: line,
          odd: 'a\nb',
          big: 10n,
        });
      }
      return json(200, { lines });
    }
    case 'large':
      return { status: 200, body: new Uint8Array(Number(query.get('bytes'))) };
    case 'reject':
      void Promise.reject(new Error('crashed on purpose'));
      return json(202, {});
    case 'crash':
      setTimeout(() => {
        throw new Error('crashed on purpose');
      }, 1);
      return json(202, {});
    default:
      throw new PluginError(`There is no resource ${path}.`, { status: 404, source: 'downstream' });
  }
}

function json(status: number, value: unknown): { status: number; headers: Record<string, string>; body: string } {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
