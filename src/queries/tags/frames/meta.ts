// PURE. What the first frame of any view carries beside its columns.
import type { FrameMeta, Notice } from '#plugin-sdk/data';
import type { Answer } from '../../kind';

export function metaOf(answers: readonly Answer[], notices: readonly Notice[], dataThrough: string | null): FrameMeta {
  return {
    executedQueryString: answers.map(({ request }) => JSON.stringify(request, null, 2)).join('\n'),
    ...(notices.length > 0 && { notices }),
    custom: { dataThrough },
  };
}
