// PURE. Answers → frames, by the query's view.
import type { Frame } from '#plugin-sdk/data';
import type { Answer, QueryContext } from '../../kind';
import type { TagsQuery } from '../model';
import { isCost } from '../read';
import { costFramesByValue } from './cost';
import { coverageFrames } from './coverage';
import { keysFrame } from './keys';
import { valuesFrame } from './values';

/** Values are doubles nearest to AWS's decimals, in the unit AWS reports; times are UTC period starts in ms. Throws nothing. */
export function tagsFrames(query: TagsQuery, all: readonly Answer[], context: QueryContext): readonly Frame[] {
  const answered = { costs: all.filter(isCost), all };
  switch (query.view) {
    case 'cost':
      return costFramesByValue(query, answered, context);
    case 'coverage':
      return coverageFrames(query, answered, context);
    case 'values':
      return [valuesFrame(query, answered, context)];
    case 'keys':
      return [keysFrame(query, answered, context)];
  }
}
