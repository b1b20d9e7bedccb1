import { createFrameStore } from '../../src/companion/frame-store';
import type { Frame } from '#plugin-sdk/data';

const frameOf = (rows: number): Frame => ({
  fields: [{ name: 'Value', type: 'number', values: new Float64Array(rows) }],
});

describe('createFrameStore', () => {
  it('makes frames once for the same question over the same answers', () => {
    const store = createFrameStore({ maxBytes: 1_000_000 });
    const answer = {};
    const make = jest.fn(() => [frameOf(1)]);
    const first = store.remember('q', [answer], make);
    expect(store.remember('q', [answer], make)).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('makes them anew for another answer, though it be equal, and for another question', () => {
    const store = createFrameStore({ maxBytes: 1_000_000 });
    const make = jest.fn(() => [frameOf(1)]);
    const answer = {};
    store.remember('q', [answer], make);
    store.remember('q', [{}], make);
    store.remember('r', [answer], make);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('stays within its bytes', () => {
    const store = createFrameStore({ maxBytes: 100_000 });
    for (let question = 0; question < 50; question++) {
      store.remember(String(question), [{}], () => [frameOf(1_000)]);
    }
    expect(store.bytes).toBeLessThanOrEqual(100_000);
    expect(store.bytes).toBeGreaterThan(50_000);
  });
});
