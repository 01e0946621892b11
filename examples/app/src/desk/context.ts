import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Client, Session } from '../../generated/client/index.ts';
import type { SessionStore } from '../session/store.ts';

export interface DeskContext {
  readonly desk: Client;
  readonly sessions: SessionStore;
}

export const DeskContext = createContext<DeskContext | undefined>(undefined);

function useDeskContext(): DeskContext {
  const context = useContext(DeskContext);
  if (!context) throw new Error('This component must be rendered inside <DeskContext>.');
  return context;
}

/** Returns the client, for calls and queries. */
export function useDesk(): Client {
  return useDeskContext().desk;
}

/** Returns the session; `undefined` before the user has signed in. */
export function useSession(): Session | undefined {
  const { sessions } = useDeskContext();
  return useSyncExternalStore(sessions.subscribe, sessions.get);
}

export function useSessions(): SessionStore {
  return useDeskContext().sessions;
}
