// Save & test: who signs in (free), then one Cost Explorer page ($0.01, held like any other answer), then what each feature lacks.
import { AwsError } from '#aws';
import type { HealthResult } from '#plugin-sdk';
import type { Instance } from './instance';
import { toPluginError } from './to-plugin-error';

interface Feature {
  readonly feature: string;
  readonly ok: boolean;
  readonly message: string;
}

interface Asking {
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

const caller = { kind: 'health' } as const;

/** Asks STS, Cost Explorer and Organizations in that order → health with the account's name. Throws nothing. */
export async function checkHealth(instance: Instance, asking: Asking): Promise<HealthResult> {
  const identity = await whoSignsIn(instance, asking);
  if ('failure' in identity) {
    return { status: 'error', message: identity.failure, details: { verboseMessage: identity.failure } };
  }
  const [cost, names] = await Promise.all([costFeature(instance, asking), namesFeature(instance, asking)]);
  const features = [cost, names];
  const ledger = ledgerFeature(instance);
  const account = `account ${identity.account}`;
  const message = cost.ok
    ? `Signed in to ${account}. ${[...features, ...ledger].map((feature) => feature.message).join(' ')}`
    : `Signed in to ${account}, but costs cannot be read. ${cost.message}`;
  const verboseMessage = [
    `Identity: ${identity.arn}`,
    ...[...features, ...ledger].map((f) => `${f.ok ? '✓' : '✗'} ${f.feature}: ${f.message}`),
  ].join('\n');
  return {
    status: cost.ok ? 'ok' : 'error',
    message,
    details: { account: identity.account, arn: identity.arn, features: [...features, ...ledger], verboseMessage },
  };
}

async function whoSignsIn(instance: Instance, { signal }: Asking) {
  try {
    const { output } = await instance.aws.send({ operation: 'sts:GetCallerIdentity', input: {} }, { signal, caller });
    return output;
  } catch (thrown) {
    return { failure: toPluginError(thrown).message };
  }
}

/** Yesterday's total: the cheapest question there is, one page. */
async function costFeature(instance: Instance, { nowMs, signal }: Asking): Promise<Feature> {
  const feature = 'Costs';
  const dayMs = 86_400_000;
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const TimePeriod = { Start: dayText(today - dayMs), End: dayText(today) };
  try {
    const { facts } = await instance.aws.send(
      { operation: 'ce:GetCostAndUsage', input: { TimePeriod, Granularity: 'DAILY', Metrics: ['UnblendedCost'] } },
      { signal, caller },
    );
    const price = facts.cached
      ? 'held from an earlier test, nothing was charged'
      : `one request, $${facts.priceUsd.toFixed(2)}`;
    return { feature, ok: true, message: `Cost Explorer answers (${price}).` };
  } catch (thrown) {
    return { feature, ok: false, message: toPluginError(thrown).message };
  }
}

async function namesFeature(instance: Instance, { signal }: Asking): Promise<Feature> {
  const feature = 'Account names from Organizations';
  try {
    const { output } = await instance.aws.send(
      { operation: 'organizations:ListAccounts', input: {} },
      { signal, caller },
    );
    return { feature, ok: true, message: `Organizations lists ${output.length} accounts.` };
  } catch (thrown) {
    const why =
      thrown instanceof AwsError && thrown.code === 'access-denied'
        ? `${thrown.action ?? 'organizations:ListAccounts'} is not allowed`
        : toPluginError(thrown).message;
    return {
      feature,
      ok: false,
      message: `Organizations is not readable (${why}); account names come from Cost Explorer alone.`,
    };
  }
}

/** Said only where a restart would forget what was spent. */
function ledgerFeature(instance: Instance): readonly Feature[] {
  const { note } = instance.aws.spend();
  const message = `What is spent is counted in memory and forgotten at a restart: ${note}.`;
  return note === undefined ? [] : [{ feature: 'Spend ledger', ok: false, message }];
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
