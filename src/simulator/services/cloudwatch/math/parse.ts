// Metric math → a tree. Precedence from loose to tight: OR · AND · comparison · + − · * / · unary − · ^.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
import { invalidSyntax } from './expression-fault';

export type Operator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'AND' | 'OR';

export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** An id, or a word such as REPEAT or DESC; which of them is known by its place. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'negative'; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node };

const token =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|'([^']*)'|"([^"]*)"|([A-Za-z]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/^<>()[\],]))/y;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

function tokensOf(expression: string, id: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < expression.trimEnd().length) {
    const match = token.exec(expression);
    if (!match) {
      throw invalidSyntax(id);
    }
    const [, digits, single, double, name, sign = ''] = match;
    tokens.push(
      digits !== undefined
        ? { kind: 'number', text: digits }
        : single !== undefined || double !== undefined
          ? { kind: 'text', text: single ?? double ?? '' }
          : name !== undefined
            ? { kind: 'name', text: name }
            : { kind: 'sign', text: sign },
    );
  }
  return [...tokens, { kind: 'end', text: '' }];
}

const levels: readonly Readonly<Record<string, Operator>>[] = [
  { OR: 'OR', '||': 'OR' },
  { AND: 'AND', '&&': 'AND' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '==', '!=': '!=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/' },
];

/** Throws ValidationError `Error in expression 'id': Invalid syntax`. */
export function parseMath(expression: string, id: string): Node {
  const tokens = tokensOf(expression, id);
  let at = 0;
  const here = (): Token => tokens[at] as Token;
  const isSign = (text: string): boolean => here().kind === 'sign' && here().text === text;
  const take = (text: string): void => {
    if (!isSign(text)) {
      throw invalidSyntax(id);
    }
    at += 1;
  };

  const binary = (level: number): Node => {
    const operators = levels[level];
    if (!operators) {
      return unary();
    }
    let left = binary(level + 1);
    for (;;) {
      const { kind, text } = here();
      const operator = kind === 'sign' || kind === 'name' ? operators[text] : undefined;
      if (operator === undefined || !Object.hasOwn(operators, text)) {
        return left;
      }
      at += 1;
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
  };

  const unary = (): Node => {
    if (isSign('-')) {
      at += 1;
      return { kind: 'negative', of: unary() };
    }
    const base = primary();
    if (!isSign('^')) {
      return base;
    }
    at += 1;
    return { kind: 'binary', operator: '^', left: base, right: unary() };
  };

  const itemsUntil = (end: string): readonly Node[] => {
    const items: Node[] = [];
    while (!isSign(end)) {
      if (items.length > 0) {
        take(',');
      }
      items.push(binary(0));
    }
    take(end);
    return items;
  };

  const primary = (): Node => {
    const { kind, text } = here();
    at += 1;
    switch (kind) {
      case 'number':
        return { kind: 'number', value: Number(text) };
      case 'text':
        return { kind: 'text', value: text };
      case 'name':
        if (isSign('(')) {
          take('(');
          return { kind: 'call', name: text.toUpperCase(), args: itemsUntil(')') };
        }
        return { kind: 'name', name: text };
      case 'sign': {
        if (text === '[') {
          return { kind: 'list', items: itemsUntil(']') };
        }
        if (text !== '(') {
          throw invalidSyntax(id);
        }
        const inner = binary(0);
        take(')');
        return inner;
      }
      case 'end':
        throw invalidSyntax(id);
    }
  };

  const tree = binary(0);
  if (here().kind !== 'end') {
    throw invalidSyntax(id);
  }
  return tree;
}

/** Every node of a tree, itself first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  const inner =
    node.kind === 'binary'
      ? [node.left, node.right]
      : node.kind === 'negative'
        ? [node.of]
        : node.kind === 'call'
          ? node.args
          : node.kind === 'list'
            ? node.items
            : [];
  for (const child of inner) {
    yield* nodesOf(child);
  }
}
