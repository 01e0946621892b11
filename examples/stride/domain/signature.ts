/** Signatures, with which an app verifies that a call comes from this service. */
import { SignJWT } from 'jose';
import type { App } from './administration.js';
import type { Instant } from './clock.js';

/** The content of a signature: the id of the call, the user who acted, and the conversation. */
export interface Signed {
  /** The id of the call, which is the same for every try. */
  readonly id: string;
  readonly userId: string;
  readonly cloudId: string;
  readonly conversationId: string;
}

/** In seconds; long enough for clocks that differ. */
const LIFETIME = 180;

/**
 * A JSON web token (RFC 7519) signed with the app's secret. It names the app, the user who acted, and the
 * conversation. Its id is that of the delivery and is the same for every try, so that an app can detect duplicates.
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
