// Ways to cut the bill: a dimension, a tag or a cost category, each as one small integer per line.
import { dimensionKeys, noValue, type DimensionKey } from './dimensions';
import type { CostLine } from './line';
import type { World } from './world';

export interface Axis {
  /** Texts as AWS knows them: a dimension's value, a tag's or category's value ('' where it has none). */
  readonly values: readonly string[];
  /** Per line the place of its value, before and since the day the tag `project` was activated. */
  readonly codes: Readonly<Record<Era, Int32Array>>;
}

export const eras = ['before', 'since'] as const;
/** Activation of a cost allocation tag is not retroactive: the same line has no `project` before it. */
export type Era = (typeof eras)[number];

export const eraOf = (world: World, day: number): Era => (day < world.projectTagFrom ? 'before' : 'since');

export type AxisKind = 'DIMENSION' | 'TAG' | 'COST_CATEGORY';
export type Axes = (kind: AxisKind, key: string) => Axis;

export const costCategory = 'BusinessUnit';

/** Axes of a world, made when first asked for. Unknown tags and categories exist, and no line has a value for them. */
export function createAxes({ lines }: World): Axes {
  const made = new Map<string, Axis>();
  return (kind, key) => {
    const name = `${kind} ${key}`;
    const axis = made.get(name) ?? makeAxis(lines, valueReader(kind, key));
    // A client can name any tag it likes: only what exists is worth keeping.
    if (axis.values.length > 1) {
      made.set(name, axis);
    }
    return axis;
  };
}

function valueReader(kind: AxisKind, key: string): (line: CostLine, era: Era) => string {
  switch (kind) {
    case 'DIMENSION': {
      const known = dimensionKeys.find((candidate): candidate is DimensionKey => candidate === key);
      return known ? ({ dimensions }) => dimensions[known] ?? noValue(known) : () => '';
    }
    case 'TAG':
      return ({ tags }, era) =>
        key === 'project' && era === 'before' ? '' : ((tags as Readonly<Record<string, string>>)[key] ?? '');
    case 'COST_CATEGORY':
      return ({ businessUnit }) => (key === costCategory ? businessUnit : '');
  }
}

function makeAxis(lines: readonly CostLine[], valueOf: (line: CostLine, era: Era) => string): Axis {
  const places = new Map<string, number>();
  const code = (value: string): number => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  };
  const before = Int32Array.from(lines, (line) => code(valueOf(line, 'before')));
  const since = Int32Array.from(lines, (line) => code(valueOf(line, 'since')));
  return { values: [...places.keys()], codes: { before, since } };
}
