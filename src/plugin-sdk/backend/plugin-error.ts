/** Who is to blame: `downstream` is AWS, the network or the user's settings, proven; anything else is ours. */
export type ErrorSource = 'plugin' | 'downstream';

export interface PluginErrorOptions {
  /** HTTP status that Grafana shows and alerting reads: 400 bad query, 401/403 credentials, 429, 502, 504 … */
  status: number;
  source: ErrorSource;
  cause?: unknown;
}

/** An error with the status and source that Grafana wants; the message is read by the person at the panel. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
  readonly status: number;
  readonly source: ErrorSource;

  constructor(message: string, { status, source, cause }: PluginErrorOptions) {
    super(message, { cause });
    // Grafana reads a status outside 100 to 599 as 500; and an error that is a success would be none.
    this.status = status >= 400 && status <= 599 ? Math.trunc(status) : 500;
    this.source = source;
  }

  /**
   * Anything thrown → PluginError. A PluginError stays as it is; an abort or a timeout is nobody's bug (504,
   * downstream); everything else is taken for ours (500, plugin) until proven otherwise.
   */
  static from(thrown: unknown): PluginError {
    if (thrown instanceof PluginError) {
      return thrown;
    }
    const cause = thrown;
    const { name, message } = describe(thrown);
    if (name === 'AbortError' || name === 'TimeoutError') {
      return new PluginError(message || 'the request ran out of time', { status: 504, source: 'downstream', cause });
    }
    return new PluginError(message || 'unexpected error', { status: 500, source: 'plugin', cause });
  }
}

// By shape and not by class: a DOMException, and an error of another realm, are no `instanceof Error` everywhere.
function describe(thrown: unknown): { name: string; message: string } {
  try {
    if (typeof thrown === 'object' && thrown !== null) {
      const { name, message } = thrown as { name?: unknown; message?: unknown };
      return { name: String(name ?? ''), message: String(message ?? '') };
    }
    return { name: '', message: String(thrown) };
  } catch {
    return { name: '', message: '' }; // a getter that throws, a text that cannot be made
  }
}
