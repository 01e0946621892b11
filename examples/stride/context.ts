/** What every handler shares: the service behind it, and who calls. */
import { HttpProblem } from '../../generated/stride/server/index.js';
import type { Ctx } from '../../generated/stride/server/index.js';
import type { Caller } from './domain/caller.js';
import type { Service } from './domain/service.js';

declare module '../../generated/stride/server/operations.js' {
  interface Context {
    readonly service: Service;
    /** Where this server is found, without a slash at the end: links begin with it. */
    readonly baseUrl: string;
  }

  interface Principals {
    readonly oauth2: Caller;
  }
}

/**
 * Who calls. Every operation but the one that issues tokens is declared to need a token, so there always is one.
 * @throws HttpProblem 401 when an operation without security asks
 */
export function callerOf({ auth, operation }: Ctx): Caller {
  if (auth.oauth2 === undefined) throw new HttpProblem(401, `${operation} knows no caller`);
  return auth.oauth2;
}
