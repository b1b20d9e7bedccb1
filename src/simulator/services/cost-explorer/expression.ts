// Filter expressions: checked once, then turned into one byte per line and era. aws-apis.md §1.3.
import { eras, type Axes, type AxisKind, type Era } from '../../world/axes';
import { isDimensionKey } from '../../world/dimensions';
import { validation } from '../../wire/aws-fault';
import { isPresent, members, structure, structures, text, texts, type Members } from '../../wire/members';

export type Expression =
  | { readonly op: 'And' | 'Or'; readonly operands: readonly Expression[] }
  | { readonly op: 'Not'; readonly operand: Expression }
  | {
      readonly op: 'leaf';
      readonly kind: AxisKind;
      readonly key: string;
      readonly values: readonly string[];
      readonly absent: boolean;
    };

const roots = ['And', 'Or', 'Not', 'Dimensions', 'Tags', 'CostCategories'] as const;
const maxValues = 100;

/**
 * Throws ValidationException for two roots, unknown dimensions and options, combinators of fewer than two, and more
 * than 100 values.
 */
export function readFilter(input: Members): Expression | undefined {
  if (!isPresent(input, 'Filter')) {
    return undefined;
  }
  const expression = readExpression(members(input.Filter));
  if (leaves(expression).reduce((sum, { values }) => sum + values.length, 0) > maxValues) {
    throw validation(`The number of filter values exceeds the limit of ${maxValues}`);
  }
  return expression;
}

function readExpression(input: Members): Expression {
  const [root, ...others] = roots.filter((name) => isPresent(input, name));
  if (root === undefined) {
    throw validation('Expression is empty. One of And, Or, Not, Dimensions, Tags, CostCategories is required');
  }
  if (others.length > 0) {
    throw validation(
      'Expression has more than one roots. Only one root operator is allowed for each expression: And, Or, Not, Dimensions, Tags, CostCategories',
    );
  }
  switch (root) {
    case 'And':
    case 'Or': {
      const operands = structures(input, root) ?? [];
      if (operands.length < 2) {
        throw validation(`${root} expression must have at least 2 operands`);
      }
      return { op: root, operands: operands.map(readExpression) };
    }
    case 'Not':
      return { op: 'Not', operand: readExpression(members(input.Not)) };
    case 'Dimensions':
      return readDimension(structure(input, root) ?? {});
    case 'Tags':
    case 'CostCategories':
      return readLabel(structure(input, root) ?? {}, root === 'Tags' ? 'TAG' : 'COST_CATEGORY');
  }
}

function readDimension(input: Members): Expression {
  const key = text(input, 'Key') ?? '';
  const values = texts(input, 'Values') ?? [];
  if (!isDimensionKey(key)) {
    throw validation(`Dimension ${key} is not supported in a filter of this request`);
  }
  if (values.length === 0) {
    throw validation(`Values of dimension ${key} should not be empty`);
  }
  checkOptions(input, ['EQUALS', 'CASE_SENSITIVE']);
  return { op: 'leaf', kind: 'DIMENSION', key, values, absent: false };
}

function readLabel(input: Members, kind: 'TAG' | 'COST_CATEGORY'): Expression {
  const values = texts(input, 'Values') ?? [];
  const options = checkOptions(input, ['EQUALS', 'ABSENT', 'CASE_SENSITIVE']);
  // "If Values and Key are not specified, the ABSENT MatchOption is applied": the model.
  return {
    op: 'leaf',
    kind,
    key: text(input, 'Key') ?? '',
    values,
    absent: values.length === 0 || options.includes('ABSENT'),
  };
}

function checkOptions(input: Members, allowed: readonly string[]): readonly string[] {
  const options = texts(input, 'MatchOptions') ?? [];
  const odd = options.find((option) => !allowed.includes(option));
  if (odd !== undefined) {
    throw validation(`Match option ${odd} is not supported. Supported options are: ${allowed.join(', ')}`);
  }
  return options;
}

export type Leaf = Extract<Expression, { op: 'leaf' }>;

export function leaves(expression: Expression): readonly Leaf[] {
  switch (expression.op) {
    case 'leaf':
      return [expression];
    case 'Not':
      return leaves(expression.operand);
    default:
      return expression.operands.flatMap(leaves);
  }
}

/** One byte per line: 1 where the expression holds. */
export type Mask = Readonly<Record<Era, Uint8Array>>;

export function maskOf(expression: Expression, axes: Axes): Mask {
  const make = (bytes: (era: Era) => Uint8Array): Mask =>
    Object.fromEntries(eras.map((era) => [era, bytes(era)])) as Mask;
  switch (expression.op) {
    case 'leaf':
      return leafMask(expression, axes, make);
    case 'Not': {
      const inner = maskOf(expression.operand, axes);
      return make((era) => inner[era].map((bit) => 1 - bit));
    }
    default: {
      const inner = expression.operands.map((operand) => maskOf(operand, axes));
      const wanted = expression.op === 'And' ? inner.length : 1;
      return make((era) =>
        (inner[0]?.[era] ?? new Uint8Array()).map((_, line) =>
          inner.reduce((sum, mask) => sum + (mask[era][line] ?? 0), 0) >= wanted ? 1 : 0,
        ),
      );
    }
  }
}

function leafMask(
  { kind, key, values, absent }: Leaf,
  axes: Axes,
  make: (bytes: (era: Era) => Uint8Array) => Mask,
): Mask {
  if (kind === 'TAG' && key === '') {
    // Neither key nor values: no tags at all.
    const tags = ['team', 'environment', 'cost-center', 'Environment', 'aws:createdBy', 'project'].map((tag) =>
      axes('TAG', tag),
    );
    return make((era) =>
      Uint8Array.from(tags[0]?.codes[era] ?? [], (_, line) =>
        tags.every((tag) => tag.values[tag.codes[era][line] ?? 0] === '') ? 1 : 0,
      ),
    );
  }
  const axis = axes(kind, key);
  const matches = axis.values.map((value) => (absent ? value === '' : values.includes(value)));
  return make((era) => Uint8Array.from(axis.codes[era], (code) => (matches[code] ? 1 : 0)));
}
