/** The real service: handlers for the generated server. */
import { Deny, createApi } from '../generated/server/index.ts';
import { handlers } from '../generated/server/mount.ts';
import { Desk } from './desk.ts';
import { seed } from './seed.ts';
import { Sessions } from './sessions.ts';
import type { Person } from './types.ts';

declare module '../generated/server/operations.ts' {
  interface Context {
    desk: Desk;
    sessions: Sessions;
  }
  interface Principals {
    bearer: Person;
  }
}

export interface DeskOptions {
  /** The number of seconds for which an access token is valid. */
  readonly tokenSeconds?: number;
}

export function createDeskApi({ tokenSeconds = 300 }: DeskOptions = {}) {
  const desk = new Desk();
  const sessions = new Sessions(tokenSeconds);
  seed(desk);
  return createApi(handlers, {
    security: {
      bearer: ({ token }) => sessions.find(token) ?? new Deny(401, 'sign in first'),
    },
    context: () => ({ desk, sessions }),
    maxBody: (operation) =>
      (operation === 'POST /tickets/{ticketId}/attachments' ? 10 : 1) * 1024 * 1024,
  });
}
