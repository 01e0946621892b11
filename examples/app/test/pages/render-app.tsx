import { onlineManager } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { Session } from '../../generated/client/index.ts';
import { App } from '../../src/app.tsx';
import { createDesk } from '../../src/desk/client.ts';
import { createQueries } from '../../src/desk/queries.ts';
import { createSessionStore, type SessionStore } from '../../src/session/store.ts';

export const SESSION: Session = {
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  expiresIn: 300,
  person: { id: 'p-1', name: 'Ada Quist', role: 'lead' },
};

interface Rendered {
  readonly user: UserEvent;
  readonly sessions: SessionStore;
}

interface RenderOptions {
  /** `null` if the user has not signed in. */
  readonly session?: Session | null;
  /** The time limit of a call in milliseconds. */
  readonly timeout?: number;
}

/** Renders the whole app. */
export function renderApp({ session = SESSION, timeout }: RenderOptions = {}): Rendered {
  onlineManager.setOnline(true);
  const sessions = createSessionStore();
  sessions.set(session ?? undefined);
  const desk = createDesk(
    'http://desk.test/v1',
    sessions,
    timeout === undefined ? {} : { timeout },
  );
  render(<App desk={desk} sessions={sessions} queries={createQueries(desk)} />);
  return { user: userEvent.setup(), sessions };
}
