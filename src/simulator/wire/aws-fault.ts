/**
 * An error as AWS answers it. `type` is the `__type` (JSON) or `Code` (query) that clients match on; texts are from
 * aws-errors.json where there is one.
 */
export class AwsFault extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export const validation = (message: string): AwsFault => new AwsFault('ValidationException', message);

/** The sentence of AWS's generated validators, e.g. for a member that is missing or outside its enum. */
export const constraint = ({ value, at, must }: { value: string | null; at: string; must: string }): AwsFault =>
  validation(
    `1 validation error detected: Value ${value === null ? 'null' : `'${value}'`} at '${at}' failed to satisfy constraint: ${must}`,
  );
