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
   * Anything thrown → PluginError. A PluginError stays as it is; an abort or a timeout is nobody's bug (504, downstream);
   * everything else is taken for ours (500, plugin) until proven otherwise.
   */
  static from(thrown: unknown): PluginError {
    if (thrown instanceof PluginError) {
      return thrown;
    }
    const cause = thrown;
    if (isNamed(thrown, 'AbortError') || isNamed(thrown, 'TimeoutError')) {
      return new PluginError(thrown.message || 'the request ran out of time', { status: 504, source: 'downstream', cause });
    }
    return new PluginError(messageOf(thrown) || 'unexpected error', { status: 500, source: 'plugin', cause });
  }
}

function isNamed(thrown: unknown, name: string): thrown is Error {
  return thrown instanceof Error && thrown.name === name;
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) {
    return thrown.message;
  }
  try {
    return String(thrown);
  } catch {
    return ''; // an object without a way to become a string
  }
}
