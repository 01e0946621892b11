/** The context of all handlers: the service, and the caller. */
import { HttpProblem } from '../../generated/stride/server/index.js';
import type { Ctx } from '../../generated/stride/server/index.js';
import type { Caller } from './domain/caller.js';
import type { Service } from './domain/service.js';

declare module '../../generated/stride/server/operations.js' {
  interface Context {
    readonly service: Service;
    /** The public address of this server, without a slash at the end. Links begin with it. */
    readonly baseUrl: string;
  }

  interface Principals {
    readonly oauth2: Caller;
  }
}

/**
 * Returns the caller. Every operation except the one that issues tokens declares security, so there always is one.
 * @throws HttpProblem 401 if an operation without security calls it
 */
export function callerOf({ auth, operation }: Ctx): Caller {
  if (auth.oauth2 === undefined) throw new HttpProblem(401, `${operation} knows no caller`);
  return auth.oauth2;
}
