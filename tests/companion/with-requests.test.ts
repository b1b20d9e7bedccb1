// What the query inspector is told of each answer.
import type { AnswerFacts } from '#aws/request';
import type { Answer } from '#queries';
import { withRequests } from '../../src/companion/with-requests';

const facts: AnswerFacts = { fetchedAtMs: 0, ageMs: 90_000_000, cached: true, pages: 7, paidRequests: 0, priceUsd: 0 };
const told = (more: Partial<AnswerFacts>) => {
  const answer = { request: { operation: 'ce:GetCostAndUsage', input: {} }, facts: { ...facts, ...more } } as Answer;
  const [frame] = withRequests([{ fields: [] }], [answer], { showPrices: false });
  return (frame?.meta?.custom as { requests: object[] }).requests[0];
};

it('gives the age of the purchase, and beside it when AWS last agreed', () => {
  expect(told({ confirmedAtMs: 86_400_000 })).toEqual({
    operation: 'ce:GetCostAndUsage',
    pages: 7,
    cached: true,
    ageMs: 90_000_000,
    confirmedAtMs: 86_400_000,
  });
  expect(told({})).not.toHaveProperty('confirmedAtMs');
});
