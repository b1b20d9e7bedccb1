// PURE. What series and columns are called.
import type { ForecastQuery } from '../model';

/** `Forecast`, with an alias `EC2 · Forecast`: the series of two queries in one panel are told apart by it. */
export function named({ alias }: Pick<ForecastQuery, 'alias'>, name: string): string {
  return alias.trim() === '' ? name : `${alias.trim()} · ${name}`;
}
