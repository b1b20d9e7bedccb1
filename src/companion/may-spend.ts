// PURE. Deeds that cost money whatever is held, and whose role may do them.
import { PluginError } from '#plugin-sdk';

/** Viewers see what is held: otherwise any of them could spend the day's cap with one finger. */
const MAY_SPEND: ReadonlySet<string> = new Set(['Editor', 'Admin']);

/** Throws PluginError 403 naming the deed unless Grafana's role may spend. */
export function onlyWhoMaySpend(role: string, deed: string): void {
  if (!MAY_SPEND.has(role)) {
    throw new PluginError(`${deed} costs money: it takes the role Editor or Admin.`, {
      status: 403,
      source: 'downstream',
    });
  }
}
