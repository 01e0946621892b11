/**
 * Authentication and authorization: checks the bearer tokens of apps, rooms and people, and the
 * scopes of the tokens.
 */
import { Deny } from '../../generated/stride/server/index.js';
import type { BearerCredential, SecurityInfo } from '../../generated/stride/server/index.js';
import type { Caller } from './domain/caller.js';
import { DomainError } from './domain/errors.js';
import type { Service } from './domain/service.js';
import type { Limit } from './limit.js';

/**
 * Returns the security handler of the scheme `oauth2`. It returns the caller. For an invalid token
 * it denies the request with 401, and for a missing scope with 403.
 * @param limit counts the requests of each caller
 */
export function bearerOf(
  { tokens }: Pick<Service, 'tokens'>,
  limit: Pick<Limit, 'count'> | undefined,
) {
  return async (
    { token }: BearerCredential,
    { scopes }: Pick<SecurityInfo, 'scopes'>,
  ): Promise<Caller | Deny> => {
    let caller: Caller;
    try {
      caller = await tokens.authenticate(token);
    } catch (error) {
      if (error instanceof DomainError) return new Deny(401, error.message);
      throw error;
    }
    limit?.count(caller);
    const granted: readonly string[] = caller.scopes;
    const missing = scopes.filter((scope) => !granted.includes(scope));
    if (missing.length === 0) return caller;
    return new Deny(403, `The token lacks the scope ${missing.join(' ')}`);
  };
}
