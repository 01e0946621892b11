/** Creates the signatures with which an app verifies that a request comes from this service. */
import { SignJWT } from 'jose';
import type { App } from './administration.js';
import type { Instant } from './clock.js';

/**
 * The data that a signature contains: the id of the request, the user who has acted, and the
 * conversation.
 */
export interface Signed {
  /** The id of the delivery. It is the same for every attempt to deliver it. */
  readonly id: string;
  readonly userId: string;
  readonly cloudId: string;
  readonly conversationId: string;
}

/**
 * The lifetime of a signature in seconds. It is long enough for an app whose clock is ahead of the
 * clock of this service.
 */
const LIFETIME = 180;

/**
 * Returns a JSON Web Token (RFC 7519) that is signed with the app's secret. It names the app, the
 * user who has acted, and the conversation. The id of the token is the id of the delivery. It is
 * the same for every attempt, so the app can detect duplicates.
 */
export async function signature(
  { clientId, clientSecret }: App,
  { id, userId, cloudId, conversationId }: Signed,
  now: Instant,
): Promise<string> {
  const seconds = Number(now / 1_000_000_000n);
  const context = {
    cloudId,
    resourceId: conversationId,
    resourceType: 'conversation',
  };
  return new SignJWT({ context })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(userId)
    .setJti(id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME)
    .sign(new TextEncoder().encode(clientSecret));
}
