import { requestsOf, summaryOf } from '../../src/workbench/explore/requests';

const bought = { operation: 'ce:GetCostAndUsage', pages: 2, cached: false, ageMs: 0, paidRequests: 2, priceUsd: 0.02 };
const held = { ...bought, cached: true, ageMs: 60_000, paidRequests: 0, priceUsd: 0 };
const frame = (refId: string, custom?: Record<string, unknown>) => ({ refId, fields: [], length: 0, meta: { custom } });

it('collects the requests of all frames with the query they belong to', () => {
  expect(requestsOf([frame('A', { requests: [bought] }), frame('A'), frame('B', { requests: [held] })])).toEqual([
    { refId: 'A', ...bought },
    { refId: 'B', ...held },
  ]);
});

it('says how many were paid and what they cost', () => {
  const requests = requestsOf([frame('A', { requests: [bought, held] })]);

  expect(summaryOf(requests)).toBe('2 answers, 1 from the cache · paid requests: 2 · $0.02');
});
