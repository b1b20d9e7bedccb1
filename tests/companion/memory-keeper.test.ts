import { keepMemory } from '../../src/companion/memory-keeper';

const MB = 1024 * 1024;

/** A process of so many megabytes, whose collector frees down to `live`; seconds pass when told. */
function process(megabytes: { rss: number; live: number }) {
  let nowMs = 0;
  let look = (): void => {};
  const collect = jest.fn(() => {
    megabytes.rss = Math.min(megabytes.rss, megabytes.live);
  });
  const clock = {
    now: () => nowMs,
    after: (_delayMs: number, callback: () => void) => ((look = callback), () => (look = () => {})),
  };
  const end = keepMemory({ rssBytes: () => megabytes.rss * MB, collect, clock });
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second++) {
      nowMs += 1_000;
      look();
    }
  };
  return { collect, pass, end };
}

describe('keepMemory', () => {
  it('leaves a small process alone', () => {
    const { collect, pass } = process({ rss: 120, live: 60 });
    pass(600);
    expect(collect).not.toHaveBeenCalled();
  });

  it('collects once when garbage has piled up', () => {
    const { collect, pass } = process({ rss: 520, live: 240 });
    pass(600);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('asks more and more seldom when the memory is in use', () => {
    const { collect, pass } = process({ rss: 800, live: 800 });
    pass(3_600);
    expect(collect.mock.calls.length).toBeLessThan(16);
  });

  it('ends when told', () => {
    const { collect, pass, end } = process({ rss: 520, live: 520 });
    end();
    pass(10);
    expect(collect).not.toHaveBeenCalled();
  });
});
