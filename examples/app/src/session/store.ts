/** The session of the user. It survives a reload of the page, and ends when the tab is closed. */
import type { Session } from '../../generated/client/index.ts';
import { sessionSchema } from '../../generated/zod/index.ts';

export interface SessionStore {
  get(): Session | undefined;
  set(session: Session | undefined): void;
  subscribe(listener: () => void): () => void;
}

export type SessionStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'desk.session';

export function createSessionStore(storage: SessionStorage = sessionStorage): SessionStore {
  let current = read(storage);
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(session) {
      current = session;
      if (session) storage.setItem(KEY, JSON.stringify(session));
      else storage.removeItem(KEY);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads the stored session. A session that another version of the app has stored is ignored. */
function read(storage: SessionStorage): Session | undefined {
  try {
    return sessionSchema.parse(JSON.parse(storage.getItem(KEY) ?? 'null'));
  } catch {
    return undefined;
  }
}
