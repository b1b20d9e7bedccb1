import type { AwsFault } from '../../../wire/aws-fault';
import { invalid } from '../invalid';

/** AWS's form for everything it finds wrong in an expression; the sentence after the id is recorded for syntax and functions. */
export const inExpression = (id: string, sentence: string): AwsFault =>
  invalid(`Error in expression '${id}': ${sentence}`);

export const invalidSyntax = (id: string): AwsFault => inExpression(id, 'Invalid syntax');
