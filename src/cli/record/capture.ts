/** The captured part of a message that passes through the proxy. */
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import type { CapturedMessage } from './entry.js';

export interface Capture {
  readonly chunks: Uint8Array[];
  kept: number;
  size: number;
}

/** Creates the record of a body that has not begun. */
export function createCapture(): Capture {
  return { chunks: [], kept: 0, size: 0 };
}

/** Captures chunks up to the limit. */
export function capturing(captured: Capture, most: number): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, next) {
      keepChunk(captured, chunk, most);
      next(null, chunk);
    },
  });
}

/** Keeps a chunk of a body, up to the limit. */
export function keepChunk(captured: Capture, chunk: Uint8Array, most: number): void {
  captured.size += chunk.length;
  const room = most - captured.kept;
  if (room <= 0) return;
  const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
  captured.chunks.push(kept);
  captured.kept += kept.length;
}

/** A message with what was kept of its body. */
export function capturedMessage(
  { rawHeaders }: IncomingMessage,
  { chunks, size }: Capture,
): CapturedMessage {
  return { rawHeaders, body: Buffer.concat(chunks), size };
}
