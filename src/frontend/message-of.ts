/**
 * The sentence of a failed resource call, fit to be shown. Our resources answer `{ error: { code, message } }`; Grafana's own
 * proxy errors carry `message` or only a status text.
 */
export function messageOf(cause: unknown, otherwise: string): string {
  const { data, statusText, message } = (cause ?? {}) as {
    data?: { error?: { message?: string } | string; message?: string };
    statusText?: string;
    message?: string;
  };
  const told = typeof data?.error === 'object' ? data.error.message : undefined;
  return told || data?.message || statusText || message || otherwise;
}
