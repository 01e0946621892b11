/** Creates ids: UUIDs that begin with the time, so that sorting their texts sorts them by age. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from './clock.js';

const MILLISECOND = 1_000_000n;

/**
 * Creates a UUID of version 7 (RFC 9562, section 5.7). The 20 bits after the milliseconds contain
 * the nanoseconds, and 54 bits are random. Ids from different times are therefore sorted by time,
 * and ids from the same time still differ.
 */
export function timeOrderedId(instant: Instant): string {
  const milliseconds = instant / MILLISECOND;
  const rest = instant % MILLISECOND;
  const random = BigInt(`0x${randomBytes(7).toString('hex')}`) & ((1n << 54n) - 1n);
  const high = (milliseconds << 16n) | 0x7000n | (rest >> 8n);
  const low = (0b10n << 62n) | ((rest & 0xffn) << 54n) | random;
  const hex = ((high << 64n) | low).toString(16).padStart(32, '0');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Creates an account id in Atlassian's format: a number and a UUID, separated by a colon. */
export function accountId(): string {
  return `557058:${randomUUID()}`;
}

/**
 * Creates a secret or an opaque token: 256 random bits as text. Unlike a JSON Web Token, it
 * contains no dots.
 */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}
