// What jsdom lacks and Grafana's components need, some as soon as they are loaded: import this first.
import { TextDecoder, TextEncoder } from 'node:util';

// react-dom/server, which @grafana/ui loads. Not the one of worker_threads: it would keep jest alive for ever.
class MessageChannelStub {
  port1 = { onmessage: null as ((event: { data: unknown }) => void) | null, postMessage: () => undefined };
  port2 = { postMessage: (data: unknown) => setTimeout(() => this.port1.onmessage?.({ data }), 0) };
}

class ObserverStub {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

Object.assign(globalThis, {
  TextEncoder,
  TextDecoder,
  MessageChannel: MessageChannelStub,
  ResizeObserver: ObserverStub,
  IntersectionObserver: ObserverStub,
  matchMedia: (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
});

// The Combobox measures its texts.
HTMLCanvasElement.prototype.getContext = (() => ({
  measureText: (text: string) => ({ width: text.length * 8 }),
})) as never;

// The Combobox draws only the rows that fit; in jsdom everything is 0 high.
for (const name of ['clientWidth', 'clientHeight', 'offsetWidth', 'offsetHeight'] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 600 });
}
Element.prototype.getBoundingClientRect = () =>
  ({ x: 0, y: 0, top: 0, left: 0, right: 600, bottom: 600, width: 600, height: 600, toJSON: () => ({}) }) as DOMRect;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
