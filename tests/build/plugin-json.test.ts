// plugin.json against the rules of Grafana's schema and of its catalogue's validator that concern us.
// @see https://grafana.com/developers/plugin-tools/reference/plugin-json
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readVersion, root } from '../../src/build/project';
import { fillPlaceholders } from '../../src/build/plugin-folder';

const text = readFileSync(path.join(root, 'plugin.json'), 'utf8');
const pluginJson = JSON.parse(text) as Record<string, unknown> & {
  id: string;
  name: string;
  info: {
    description: string;
    keywords: string[];
    logos: Record<string, string>;
    links: { url: string }[];
    screenshots: { path: string }[];
  };
  dependencies: { grafanaDependency: string };
};

/** The schema allows no others; those of them that we do not implement are left out. */
const ALLOWED = [
  ...[
    'type',
    'name',
    'id',
    'metrics',
    'backend',
    'executable',
    'alerting',
    'annotations',
    'category',
    'queryOptions',
    'info',
  ],
  ...['includes', 'dependencies', 'multiValueFilterOperators'],
];

describe('plugin.json', () => {
  it('has an id in three parts that is not its name', () => {
    expect(pluginJson.id).toMatch(/^[0-9a-z]+-[0-9a-z]+-datasource$/);
    expect(pluginJson.name).not.toBe(pluginJson.id);
  });

  it('has no key that the schema does not know or that we do not implement', () => {
    expect(Object.keys(pluginJson).filter((key) => !ALLOWED.includes(key))).toEqual([]);
  });

  it('offers every dashboard that is shipped', () => {
    const offered = (pluginJson['includes'] as { path: string }[]).map((include) => include.path);
    const shipped = readdirSync(path.join(root, 'dashboards')).map((file) => `dashboards/${file}`);
    expect(offered.sort()).toEqual(shipped.sort());
  });

  it('says that it has a backend that alert rules may use', () => {
    expect(pluginJson).toMatchObject({
      type: 'datasource',
      backend: true,
      alerting: true,
      metrics: true,
      annotations: true,
    });
    expect(pluginJson['executable']).toMatch(/^gpx_\w+$/);
  });

  it('asks for a range of Grafanas, pre-releases of its lower end included', () => {
    expect(pluginJson.dependencies.grafanaDependency).toMatch(/^>=\d+\.\d+\.\d+-0$/);
  });

  it('describes itself', () => {
    const { description, keywords, logos, links, screenshots } = pluginJson.info;

    expect(description.length).toBeGreaterThan(20);
    expect(keywords).not.toEqual([]);
    expect(Object.values(logos).every((logo) => logo.endsWith('.svg'))).toBe(true);
    expect(links.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(screenshots.length).toBeGreaterThan(0);
  });

  it('gets its version and date when it is built', () => {
    const { info } = JSON.parse(fillPlaceholders(text, new Date('2026-11-20T23:59:59Z'))) as { info: unknown };

    expect(info).toMatchObject({ version: readVersion(), updated: '2026-11-20' });
    expect(readVersion()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
