// PURE. How much the process may hold, from `[plugin.finops-awscost-datasource]` in Grafana's ini or the environment.

export const MEGABYTE = 1024 * 1024;

export interface MemoryBounds {
  /** Answers of AWS; `cache_megabytes`, 128 unless set. */
  readonly answersMb: number;
  /** Frames made from them: a quarter of the above. */
  readonly framesMb: number;
}

/** `GF_PLUGIN_CACHE_MEGABYTES` (Grafana) or `AWSCOST_CACHE_MEGABYTES` (serve) → bounds; what is not a number from 1 to 65536 is the default. */
export function readMemoryBounds(env: Readonly<Record<string, string | undefined>>): MemoryBounds {
  const text = env['GF_PLUGIN_CACHE_MEGABYTES'] ?? env['AWSCOST_CACHE_MEGABYTES'] ?? '';
  const asked = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  const answersMb = asked >= 1 && asked <= 65_536 ? asked : 128;
  return { answersMb, framesMb: Math.max(1, Math.round(answersMb / 4)) };
}
