/** Issues and verifies tokens. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { Caller, Scope } from './caller.js';
import { SCOPES } from './caller.js';
import { forbidden, notFound, unauthenticated } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { secret } from './id.js';
import { isStorable } from './text.js';
import type { AccessToken, Tokens } from './token.js';

const ISSUER = 'stride';
const NANOSECONDS = 1_000_000_000n;

/** Returns the SHA-256 hash of a token. The database contains only the hashes of room tokens. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Implements the tokens. Access tokens are signed JSON Web Tokens and are not stored. The key that
 * signs them is generated once and stored, so the tokens remain valid after a restart. Room tokens
 * are random, and only their hashes are stored.
 */
export function tokensOf(dependencies: Dependencies): Tokens {
  const { store, clock, tokenLifetime } = dependencies;
  let key: Promise<Uint8Array> | undefined;
  const signingKey = (): Promise<Uint8Array> => {
    key ??= store.tables.settings
      .once('access-token-key', secret())
      .then((text) => Buffer.from(text, 'base64url'));
    key.catch(() => (key = undefined));
    return key;
  };
  const sign = async (
    claims: Readonly<Record<string, string>>,
    subject: string,
    scopes: readonly Scope[],
  ): Promise<AccessToken> => {
    const now = Number(clock.now() / NANOSECONDS);
    const token = await new SignJWT({ ...claims, scope: scopes.join(' ') })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + tokenLifetime)
      .sign(await signingKey());
    return { token, expiresIn: tokenLifetime, scopes };
  };
  return {
    issue: async ({ clientId, clientSecret }) => {
      const app = isStorable(clientId) ? await store.tables.apps.find(clientId) : undefined;
      if (!app || !equal(app.clientSecret, clientSecret)) {
        throw forbidden('The client id or the client secret is wrong.');
      }
      return sign({ user: app.userId }, clientId, app.scopes);
    },
    issueForPerson: async (cloudId, userId) => {
      if (!(await store.tables.users.findInSite(cloudId, userId))) throw notFound('user');
      return sign({ user: userId, kind: 'person' }, userId, SCOPES);
    },
    // A JSON Web Token contains two dots, and a room token none.
    authenticate: async (token) =>
      token.includes('.')
        ? readAccessToken(token, await signingKey(), clock.now())
        : findRoomToken(dependencies, token),
  };
}

/**
 * Compares two texts in constant time, so that the duration does not reveal how many characters are
 * correct.
 */
function equal(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(left)), Buffer.from(hashOf(right)));
}

async function readAccessToken(token: string, key: Uint8Array, now: bigint): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(Number(now / 1_000_000n)),
    });
    const granted = String(payload['scope']).split(' ');
    const account = {
      userId: String(payload['user']),
      scopes: SCOPES.filter((scope) => granted.includes(scope)),
    };
    if (payload['kind'] === 'person') return { kind: 'person', ...account };
    return { kind: 'app', clientId: payload.sub ?? '', ...account };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthenticated('The access token has expired.');
    if (error instanceof errors.JOSEError) throw unauthenticated('The access token is not valid.');
    throw error;
  }
}

async function findRoomToken({ store }: Dependencies, token: string): Promise<Caller> {
  const found = await store.tables.apps.findRoomToken(hashOf(token));
  if (!found) throw unauthenticated('Nobody knows this token.');
  const { clientId, userId, conversationId, scopes } = found;
  return { kind: 'room', clientId, userId, conversationId, scopes };
}
