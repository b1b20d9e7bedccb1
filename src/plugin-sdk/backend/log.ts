import { type LogFields, type LogLevel, logLine } from './log-line';
import { isSecretKey } from './log-value';

/** Structured log; Grafana shows it as `plugin.<plugin id>`, debug only when its own filter asks for it. */
export interface Log {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log with these fields on every line. */
  with(fields: LogFields): Log;
}

export interface LogOptions {
  /** Takes one whole line with its newline; whatever it throws is dropped. */
  write: (line: string) => void;
  /** Least level written; `debug` unless given, because Grafana filters by itself. */
  level?: LogLevel;
  /** Keys whose values are never written, at any depth. @see isSecretKey */
  isSecret?: (key: string) => boolean;
  /** Takes secrets out of every text. */
  scrub?: (text: string) => string;
}

const order: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error'];

/** A log of hclog JSON lines. No call of it ever throws. */
export function createLog({ write, level = 'debug', isSecret = isSecretKey, scrub = (text) => text }: LogOptions): Log {
  const least = order.indexOf(level);
  const rules = { isSecret, scrub };

  const make = (always: LogFields): Log => {
    const at = (lineLevel: LogLevel) => (message: string, fields?: LogFields) => {
      if (order.indexOf(lineLevel) < least) {
        return;
      }
      try {
        write(logLine(lineLevel, message, fields ? { ...always, ...fields } : always, rules));
      } catch {
        // There is nowhere left to say it.
      }
    };
    return {
      trace: at('trace'),
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      with: (fields) => make({ ...always, ...fields }),
    };
  };
  return make({});
}
