/** What the page asks of its server beside the API. */
import type { ShownApp } from '../domain/window.js';
import type { Pressed } from '../domain/window.js';
import type { Unheard, UnheardCount } from '../domain/outbox.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Good for the API. */
  readonly token: string;
}

export interface Session {
  readonly cloudId: string;
  readonly people: readonly Person[];
}

/** What apps were not told: the newest of it, and how much there is for each. */
export interface UnheardSummary {
  readonly newest: readonly Unheard[];
  readonly counts: readonly UnheardCount[];
}

/** What each call answers. */
interface Answers {
  session: Session;
  apps: readonly ShownApp[];
  register: { readonly name: string };
  install: object;
  uninstall: object;
  press: Pressed;
  'given-up': UnheardSummary;
  resend: object;
  'resend-all': { readonly count: number };
}

/** The key stands behind the `#` of the address that the service printed; it is taken out of sight, and kept. */
function keyOfPage(): string {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem('key', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem('key') ?? '';
}

const authorization = `Bearer ${keyOfPage()}`;

/** @throws Error with the words of the server */
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

/** Calls back for each event of a conversation, again and again, until it is stopped. */
export async function follow(
  conversationId: string,
  told: () => Promise<void>,
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
        if (events.some((event) => event.startsWith('data:'))) await told();
      }
    } catch {
      // It went away; it may come back.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
