// A tree of metric math, worked out over the other queries of the request.
import type { Series } from '../series';
import { combine } from './arithmetic';
import { inExpression } from './expression-fault';
import { callFunction, type FunctionContext } from './functions';
import type { Node } from './parse';
import { many, mapped, one, scalar, type Value } from './value';

export interface MathContext extends FunctionContext {
  /** Another query of the request, by its id. */
  resolve(id: string): Value;
  /** The request's metrics (never its expressions) whose ids contain a text. */
  metrics(contains: string): readonly Series[];
  search(args: readonly Node[]): readonly Series[];
}

/** Throws ValidationError where AWS's own type rules are broken. */
export function evaluate(node: Node, context: MathContext): Value {
  switch (node.kind) {
    case 'number':
      return scalar(node.value);
    case 'text':
      return { kind: 'text', text: node.value };
    case 'name':
      return /^[a-z]/.test(node.name) ? context.resolve(node.name) : { kind: 'text', text: node.name };
    case 'negative': {
      const value = evaluate(node.of, context);
      return value.kind === 'series'
        ? one(mapped(value.series, (number) => -number))
        : combine('*', [scalar(-1), value], context.id);
    }
    case 'binary':
      return combine(node.operator, [evaluate(node.left, context), evaluate(node.right, context)], context.id);
    case 'list':
      return many(node.items.flatMap((item) => seriesOf(evaluate(item, context), context.id)));
    case 'call':
      return call(node, context);
  }
}

function call({ name, args }: Extract<Node, { kind: 'call' }>, context: MathContext): Value {
  const [first] = args;
  if (name === 'SEARCH') {
    return many(context.search(args));
  }
  if (name === 'METRICS') {
    return many(context.metrics(first?.kind === 'text' ? first.value : ''));
  }
  return callFunction(
    name,
    args.map((arg) => evaluate(arg, context)),
    context,
  );
}

/** What may stand in a list or be an answer: series. */
export function seriesOf(value: Value, id: string): readonly Series[] {
  switch (value.kind) {
    case 'series':
      return [value.series];
    case 'list':
      return value.list;
    case 'scalar':
    case 'text':
      throw inExpression(id, 'The expression does not return a time series');
  }
}
