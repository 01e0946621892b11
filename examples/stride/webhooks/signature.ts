/** Signatures: how an app knows that a call is ours. */
import { SignJWT } from 'jose';
import type { App } from '../domain/administration.js';
import type { Instant } from '../domain/clock.js';
import type { Delivery } from '../domain/store.js';

/** Seconds; long enough for clocks that differ. */
const LIFETIME = 180;

/**
 * A JSON web token (RFC 7519) signed with the app's secret: who it is for, who did what it tells of, and where. Its id is
 * that of the delivery and the same for every try, so that who hears of one thing twice can tell.
 */
export async function signature(
  { clientId, clientSecret }: App,
  delivery: Delivery,
  now: Instant,
): Promise<string> {
  const seconds = Number(now / 1_000_000_000n);
  const context = {
    cloudId: delivery.cloudId,
    resourceId: delivery.conversationId,
    resourceType: 'conversation',
  };
  return new SignJWT({ context })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(delivery.userId)
    .setJti(delivery.id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME)
    .sign(new TextEncoder().encode(clientSecret));
}
