/** Captures the bodies of messages that pass through the proxy, up to a limit. */
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import type { CapturedMessage } from './entry.js';

export interface Capture {
  readonly chunks: Uint8Array[];
  kept: number;
  size: number;
}

/** Creates an empty capture, before the body begins. */
export function createCapture(): Capture {
  return { chunks: [], kept: 0, size: 0 };
}

/** Creates a stream that passes a body on and captures its chunks up to the limit. */
export function capturing(captured: Capture, most: number): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, next) {
      keepChunk(captured, chunk, most);
      next(null, chunk);
    },
  });
}

/** Adds a chunk of a body to a capture, up to the limit. */
export function keepChunk(captured: Capture, chunk: Uint8Array, most: number): void {
  captured.size += chunk.length;
  const room = most - captured.kept;
  if (room <= 0) return;
  const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
  captured.chunks.push(kept);
  captured.kept += kept.length;
}

/** Returns a message with the captured part of its body. */
export function capturedMessage(
  { rawHeaders }: IncomingMessage,
  { chunks, size }: Capture,
): CapturedMessage {
  return { rawHeaders, body: Buffer.concat(chunks), size };
}
