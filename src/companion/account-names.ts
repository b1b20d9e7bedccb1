// Names of accounts as Organizations has them today; Cost Explorer's may be older, and are all there is without the right to ask.
import type { Instance } from './instance';

/** Account id → name; empty where Organizations may not be asked or there is none. Free. Rejects with nothing but the caller's abort. */
export async function findAccountNames(instance: Instance, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    const { output } = await instance.aws.send({ operation: 'organizations:ListAccounts', input: {} }, { signal });
    return new Map(output.flatMap(({ Id, Name }) => (Id && Name ? [[Id, Name] as const] : [])));
  } catch {
    signal.throwIfAborted();
    return new Map();
  }
}
