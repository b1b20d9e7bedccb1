/** What `checkFrame` throws: which frame, where in it, and what Grafana would have made of it. */
export class FrameError extends Error {
  override readonly name = 'FrameError';

  constructor(
    readonly frameName: string,
    readonly path: string,
    readonly problem: string,
  ) {
    super(`frame "${frameName}": ${path}: ${problem}`);
  }
}

/** Throws a FrameError at `path` inside the frame that is being checked. */
export type Fail = (path: string, problem: string) => never;
