/**
 * Limits the number of requests per minute for each token. Requests without a token are counted by
 * network address.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../../generated/stride/server/index.js';
import type { Around } from '../../generated/stride/server/index.js';

const MINUTE = 60_000;

/** Creates a function that enforces the limit. Each process counts separately. */
export function limitOf(most: number, now: () => number = Date.now): Around {
  const counts = new Map<string, number>();
  let end = 0;
  return ({ request }, next) => {
    const at = now();
    if (at >= end) {
      counts.clear();
      end = at + MINUTE;
    }
    const token = request.header('authorization');
    const address = (request.raw as Partial<IncomingMessage>).socket?.remoteAddress ?? '';
    // Only the hash of the token is stored, so the token itself stays in memory only during its
    // request.
    const caller =
      token === undefined ? address : createHash('sha256').update(token).digest('base64');
    const count = (counts.get(caller) ?? 0) + 1;
    counts.set(caller, count);
    if (count <= most) return next();
    const wait = String(Math.ceil((end - at) / 1000));
    throw new HttpProblem(429, 'Too many requests', { headers: [['retry-after', wait]] });
  };
}
