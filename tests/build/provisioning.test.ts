// The YAML that users copy. Grafana reads it strictly: a misspelt key is a rule that never fires.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { parseQuery } from '#queries';
import { parseSettings, SECRET_KEYS } from '#settings';
import { readPluginJson, root } from '../../src/build/project';

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const dataSources = v.object({
  apiVersion: v.literal(1),
  datasources: v.array(
    v.object({
      name: v.string(),
      uid: v.string(),
      type: v.literal(readPluginJson().id),
      access: v.literal('proxy'),
      jsonData: v.record(v.string(), v.unknown()),
      secureJsonData: v.optional(v.record(v.picklist(SECRET_KEYS), v.string()), {}),
    }),
  ),
});

/** The file with one commented block in place of the active one, for each block: what somebody gets who uncomments it. */
function variants(): readonly (readonly [string, string])[] {
  const [active = '', ...blocks] = textOf('provisioning/datasources/awscost.yaml').split(/^# --- /m);
  const head = active.slice(0, active.indexOf('  - name:'));
  const uncomment = (block: string): string => block.replace(/^.*\n/, '').replace(/^#/gm, '');
  return [
    ['the simulator', active],
    ...blocks.map((block) => [block.split(/[:,.]/)[0] ?? '', head + uncomment(block)] as const),
  ];
}

describe('the data source', () => {
  it('has a block for each way to authenticate', () => {
    expect(variants()).toHaveLength(7);
  });

  it.each(variants())('of %s is one that the companion understands', (_name, text) => {
    const { datasources } = v.parse(dataSources, parse(text));

    expect(datasources).toHaveLength(1);
    expect(parseSettings(datasources[0]?.jsonData)).toHaveProperty('settings');
  });

  it('keeps every secret but the simulator’s in the environment', () => {
    const [, ...real] = variants();
    const values = real.flatMap(([, text]) =>
      v.parse(dataSources, parse(text)).datasources.flatMap((one) => Object.values(one.secureJsonData)),
    );

    expect(values.filter((value) => !value.startsWith('$'))).toEqual([]);
  });
});

describe('the alert rule', () => {
  const { groups } = v.parse(
    v.object({
      groups: v.array(
        v.object({
          interval: v.pipe(v.string(), v.regex(/^\d+h$/)),
          rules: v.array(
            v.object({
              uid: v.pipe(v.string(), v.maxLength(40)),
              condition: v.string(),
              execErrState: v.picklist(['Error', 'OK', 'Alerting']),
              noDataState: v.picklist(['NoData', 'OK', 'Alerting']),
              data: v.array(
                v.object({ refId: v.string(), datasourceUid: v.string(), model: v.looseObject({ refId: v.string() }) }),
              ),
            }),
          ),
        }),
      ),
    }),
    parse(textOf('provisioning/alerting/awscost.yaml')),
  );
  const rules = groups.flatMap((group) => group.rules);

  it('asks the provisioned data source a query that parses', () => {
    const queries = rules.flatMap(({ data }) => data.filter(({ datasourceUid }) => datasourceUid === 'awscost'));

    expect(queries).toHaveLength(1);
    expect(parseQuery(queries[0]?.model)).toHaveProperty('kind');
  });

  it('has its condition among its steps', () => {
    expect(rules.every(({ condition, data }) => data.some(({ refId }) => refId === condition))).toBe(true);
  });
});

describe('docker-compose.yaml', () => {
  const compose = v.parse(
    v.object({
      services: v.record(
        v.string(),
        v.looseObject({ image: v.string(), environment: v.optional(v.record(v.string(), v.string()), {}) }),
      ),
    }),
    parse(textOf('docker-compose.yaml')),
  );

  it('pins every image and gives what provisioning asks for', () => {
    const asked = [
      ...`${variants()[0]?.[1]}${textOf('provisioning/dashboards/awscost.yaml')}`.matchAll(/\$(AWSCOST_\w+)/g),
    ].map((match) => match[1]);

    expect(Object.values(compose.services).filter(({ image }) => !/:\d/.test(image))).toEqual([]);
    expect(Object.keys(compose.services['grafana']?.environment ?? {})).toEqual(expect.arrayContaining(asked));
  });

  it('allows this plugin, unsigned', () => {
    expect(compose.services['grafana']?.environment['GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS']).toBe(
      readPluginJson().id,
    );
  });
});
