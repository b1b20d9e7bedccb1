import type { EventEmitter } from 'node:events';

/**
 * The calls that are being answered, so that each can be told when nobody waits any more, and all when the process
 * stops.
 */
export interface CallsInFlight {
  begin(call: EventEmitter): { signal: AbortSignal; end: () => void };
  /** Aborts all, and every call that comes later. */
  abort(reason: Error): void;
}

export function createCallsInFlight(): CallsInFlight {
  const controllers = new Set<AbortController>();
  let stopped: Error | undefined;
  return {
    begin: (call) => {
      const controller = new AbortController();
      controllers.add(controller);
      // grpc-js also emits this after calls that ended well; by then the controller is let go and nothing happens.
      call.on('cancelled', () => {
        if (controllers.delete(controller)) {
          controller.abort();
        }
      });
      if (stopped) {
        controller.abort(stopped);
      }
      return { signal: controller.signal, end: () => void controllers.delete(controller) };
    },
    abort: (reason) => {
      stopped = reason;
      for (const controller of controllers) {
        controller.abort(reason);
      }
      controllers.clear();
    },
  };
}
