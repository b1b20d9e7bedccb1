import { inExpression } from './expression-fault';
import type { Operator } from './parse';
import { joined, many, mapped, one, scalar, type Value } from './value';

const truth = (is: boolean): number => (is ? 1 : 0);

const operations: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  AND: (a, b) => truth(a !== 0 && b !== 0),
  OR: (a, b) => truth(a !== 0 || b !== 0),
};

/** Numbers spread over series, series over lists; two lists pair up one by one. Comparisons are 1 or 0. */
export function combine(operator: Operator, [left, right]: readonly [Value, Value], id: string): Value {
  const operate = operations[operator];
  if (left.kind === 'text' || right.kind === 'text') {
    throw inExpression(id, `Unsupported operand type(s) for ${operator}`);
  }
  if (left.kind === 'list' || right.kind === 'list') {
    const length = left.kind === 'list' ? left.list.length : right.kind === 'list' ? right.list.length : 0;
    if (left.kind === 'list' && right.kind === 'list' && right.list.length !== length) {
      throw inExpression(id, `Unsupported operand type(s) for ${operator}: lists of different lengths`);
    }
    return many(
      Array.from({ length }, (_, index) => {
        const made = combine(operator, [item(left, index), item(right, index)], id);
        return made.kind === 'series' ? [made.series] : [];
      }).flat(),
    );
  }
  if (left.kind === 'scalar') {
    return right.kind === 'scalar'
      ? scalar(operate(left.value, right.value))
      : one(mapped(right.series, (value) => operate(left.value, value)));
  }
  return right.kind === 'scalar'
    ? one(mapped(left.series, (value) => operate(value, right.value)))
    : one(joined(left.series, right.series, operate));
}

const item = (value: Value, index: number): Value => {
  const series = value.kind === 'list' ? value.list[index] : undefined;
  return series ? one(series) : value;
};
