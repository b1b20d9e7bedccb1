import { checkFrame, encodeArrow, encodeJson, type Frame } from '../data';

export type FrameFormat = 'arrow' | 'json';
export type EncodeFrame = (frame: Frame, format: FrameFormat, refId: string) => Uint8Array;

// Above this an encoder is faster than the memory it would cost is cheap: 26 ns a point.
const maxRememberedBytes = 256 * 1024;

/**
 * Checks and encodes frames, and remembers the Arrow bytes of small ones for as long as the frame object itself lives:
 * frames are never changed, so a warm panel costs no encoding. JSON is not remembered, it holds the refId. Throws
 * FrameError.
 */
export function createEncodeFrame(): EncodeFrame {
  const remembered = new WeakMap<Frame, Uint8Array>();
  const utf8 = new TextEncoder();
  return (frame, format, refId) => {
    if (format === 'json') {
      return utf8.encode(encodeJson(checkFrame(frame), frame.refId || refId));
    }
    const known = remembered.get(frame);
    if (known) {
      return known;
    }
    const bytes = encodeArrow(checkFrame(frame));
    if (bytes.length <= maxRememberedBytes) {
      remembered.set(frame, bytes);
    }
    return bytes;
  };
}
