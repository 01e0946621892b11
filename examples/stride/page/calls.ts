/** Calls endpoints of the page's own server that are not part of the API. */
import type { AppView } from '../domain/window.js';
import type { Pressed } from '../domain/window.js';
import type { FailedDelivery, FailedDeliveryCount } from '../domain/outbox.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** A token with which the page calls the API as this person. */
  readonly token: string;
}

export interface Session {
  readonly cloudId: string;
  readonly people: readonly Person[];
}

/** Deliveries that were given up: the newest ones, and the number for each app. */
export interface FailedDeliverySummary {
  readonly newest: readonly FailedDelivery[];
  readonly counts: readonly FailedDeliveryCount[];
}

/** The response of each call. */
interface Answers {
  session: Session;
  apps: readonly AppView[];
  register: { readonly name: string };
  install: object;
  uninstall: object;
  press: Pressed;
  'given-up': FailedDeliverySummary;
  resend: object;
  'resend-all': { readonly count: number };
}

/**
 * Returns the key of the page. It follows the `#` in the URL that the service has printed. It is
 * removed from the URL, and kept in the session storage.
 */
function keyOfPage(): string {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem('key', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem('key') ?? '';
}

const authorization = `Bearer ${keyOfPage()}`;

/**
 * Calls the page's server.
 * @throws Error with the message of the server
 */
export async function ask<Name extends keyof Answers>(
  name: Name,
  fields: object = {},
): Promise<Answers[Name]> {
  const response = await fetch(`/page/${name}`, {
    ...{ method: 'POST', headers: { authorization }, body: JSON.stringify(fields) },
  });
  if (response.status === 401) {
    throw new Error('Open the address that the service printed when it started: it has the key.');
  }
  const answer = (await response.json()) as Answers[Name] & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? `The server answered ${response.status}.`);
  return answer;
}

/** Calls `onEvent` for each event of a conversation. Reconnects until the signal is aborted. */
export async function follow(
  conversationId: string,
  onEvent: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(`/page/changes/${conversationId}`, {
        ...{ headers: { authorization }, signal },
      });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; reader;) {
        const { done, value } = await reader.read();
        if (done) break;
        const events = (rest + value).split('\n\n');
        rest = events.pop() ?? '';
        if (events.some((event) => event.startsWith('data:'))) await onEvent();
      }
    } catch {
      // The connection has failed. It is opened again, because the server may come back.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
