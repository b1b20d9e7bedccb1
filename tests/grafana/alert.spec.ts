import { expect, test } from '@grafana/plugin-e2e';

/** `npm run grafana` evaluates every ten seconds; two rounds and a slow start. */
const FIRING_WITHIN_MS = 60_000;

interface Rules {
  readonly data: {
    readonly groups: readonly {
      readonly rules: readonly { readonly name: string; readonly state: string; readonly health: string }[];
    }[];
  };
}

test('the provisioned alert rule on daily cost goes to firing', async ({ request }) => {
  const stateOf = async (name: string): Promise<string | undefined> => {
    const rules = (await (await request.get('/api/prometheus/grafana/api/v1/rules')).json()) as Rules;
    const rule = rules.data.groups.flatMap((group) => group.rules).find((one) => one.name === name);
    return rule && `${rule.state}, ${rule.health}`;
  };

  await expect.poll(() => stateOf('Daily cost above the limit'), { timeout: FIRING_WITHIN_MS }).toBe('firing, ok');
});
