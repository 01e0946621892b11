/** The API client of the support desk. It refreshes its token when the API rejects the token. */
import {
  createClient,
  isErrorOf,
  refreshSession,
  type Client,
  type ClientOptions,
} from '../../generated/client/index.ts';
import type { SessionStore } from '../session/store.ts';

/**
 * The options that tests replace: the time limit, and a `fetch` that calls the server without a
 * network port.
 */
type DeskOptions = Pick<ClientOptions, 'timeout' | 'fetch'>;

export function createDesk(
  baseUrl: string,
  sessions: SessionStore,
  options: DeskOptions = {},
): Client {
  const desk = createClient({
    baseUrl,
    timeout: 10_000,
    ...options,
    auth: { bearer: ({ refused }) => (refused ? renewed() : sessions.get()?.accessToken) },
  });

  /** Returns a new token; `undefined` if the user must sign in again. */
  async function renewed(): Promise<string | undefined> {
    const session = sessions.get();
    if (!session) return undefined;
    try {
      const fresh = await refreshSession(desk, { body: { refreshToken: session.refreshToken } });
      sessions.set(fresh);
      return fresh.accessToken;
    } catch (error) {
      if (!isErrorOf(refreshSession, error)) throw error;
      sessions.set(undefined);
      return undefined;
    }
  }

  return desk;
}
