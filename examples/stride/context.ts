/** The context that all handlers receive: the service and the caller. */
import { HttpProblem } from '../../generated/stride/server/index.js';
import type { Ctx } from '../../generated/stride/server/index.js';
import type { Caller } from './domain/caller.js';
import type { Service } from './domain/service.js';

declare module '../../generated/stride/server/operations.js' {
  interface Context {
    readonly service: Service;
    /** The public URL of this server, without a final slash. Links begin with it. */
    readonly baseUrl: string;
  }

  interface Principals {
    readonly oauth2: Caller;
  }
}

/**
 * Returns the caller of an operation. All operations declare security, except the one that issues
 * tokens.
 * @throws HttpProblem 401 if the operation declares no security
 */
export function callerOf({ auth, operation }: Ctx): Caller {
  if (auth.oauth2 === undefined) throw new HttpProblem(401, `${operation} knows no caller`);
  return auth.oauth2;
}
