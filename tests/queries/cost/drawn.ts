// Cost queries drawn from answers, and short ways to look at the frames.
import type { AnswerFacts, CostTable } from '#aws/request';
import { checkFrame, type Frame, type Labels } from '#plugin-sdk/data';
import { findKind, type QueryContext } from '#queries';
import { answer, costQuery } from './table';

const cost = findKind('cost')!;

/** The frames of a query, each of them one that Grafana can decode. */
export function draw(
  query: object,
  output: CostTable,
  at: QueryContext,
  facts: Partial<AnswerFacts> = {},
): readonly Frame[] {
  return drawAll(query, [output], at, facts);
}

/** The same with an answer for each request: the second is that of the period compared with. */
export function drawAll(
  query: object,
  outputs: readonly CostTable[],
  at: QueryContext,
  facts: Partial<AnswerFacts> = {},
): readonly Frame[] {
  const parsed = costQuery({ ...query });
  const requests = cost.requests(parsed, at);
  const frames = cost.frames(
    parsed,
    outputs.map((output, index) => answer(requests[index]!, output, facts)),
    at,
  );
  frames.forEach(checkFrame);
  return frames;
}

export function values(frame: Frame | undefined, name = 'Value'): unknown[] {
  const field = frame?.fields.find((one) => one.name === name);
  return field ? Array.from<unknown>(field.values) : [];
}

export const labels = (frame: Frame | undefined): Labels | undefined => frame?.fields.at(-1)?.labels;

export const names = (frame: Frame): string[] => frame.fields.flatMap(({ config }) => config?.displayNameFromDS ?? []);

/** The texts of a first frame's notices. */
export function noticesOf(frames: readonly Frame[]): string[] {
  return (frames[0]?.meta?.notices ?? []).map(({ text }) => text);
}
