/** The page at `/`: rooms, people, messages as they come, and apps. It speaks to the API by the generated client. */
import * as api from '../../../generated/stride/client/index.js';
import type { Client } from '../../../generated/stride/client/index.js';
import type { Message } from '../../../generated/stride/client/schemas.js';
import type { ShownApp } from '../domain/window.js';
import { actionsOf, showApps } from './apps.js';
import type { Place } from './apps.js';
import { ask, follow } from './calls.js';
import type { Person, Session } from './calls.js';
import { attempt, button, byId, element } from './elements.js';

const SHOWN = 50;

attempt(async () => {
  const session = await ask('session');
  const me = byId<HTMLSelectElement>('me');
  me.replaceChildren(...session.people.map(({ id, name }) => new Option(name, id)));
  const enter = (): void => attempt(() => showRooms(session, me.value));
  me.addEventListener('change', enter);
  enter();
});

/** What is looked at. */
let place: Place | undefined;
let client: Client | undefined;
let leave = new AbortController();
/** Shows once more what is looked at. */
let refresh = (): Promise<void> => Promise.resolve();

async function showRooms({ cloudId, people }: Session, userId: string): Promise<void> {
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Error('Nobody lives here yet.');
  let { token } = person;
  client = api.createClient({
    baseUrl: location.origin,
    // A token is good for an hour, and the page stays open for longer.
    auth: {
      oauth2: async ({ refused }) => {
        if (refused) token = await tokenOf(userId);
        return token;
      },
    },
  });
  const { values } = await api.listConversations(client, { cloudId });
  const rooms = byId('rooms');
  const buttons = values.map(({ id, name }) => {
    const made = button(name, () =>
      enterRoom(people, { conversationId: id, userId }, cloudId, name),
    );
    made.dataset['room'] = id;
    return element('li', '', [made]);
  });
  rooms.replaceChildren(...buttons);
  const [first] = values;
  const again = values.find(({ id }) => id === place?.conversationId) ?? first;
  if (again) {
    await enterRoom(people, { conversationId: again.id, userId }, cloudId, again.name);
  }
}

async function tokenOf(userId: string): Promise<string> {
  const { people } = await ask('session');
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Error('The site does not have this person any more.');
  return person.token;
}

async function enterRoom(
  people: readonly Person[],
  entered: Place,
  cloudId: string,
  name: string,
): Promise<void> {
  leave.abort();
  leave = new AbortController();
  place = entered;
  const { conversationId } = entered;
  byId('room').textContent = name;
  for (const one of byId('rooms').querySelectorAll('button')) {
    one.ariaCurrent = String(one.dataset['room'] === conversationId);
  }
  const room = { cloudId, conversationId };
  if (!client) return;
  const roster = await api.getConversationRoster(client, room);
  const names = new Map(people.map((one) => [one.id, one.name]));
  byId('people').replaceChildren(...roster.values.map((id) => element('li', names.get(id) ?? id)));
  let shown = '';
  const reload = async (): Promise<void> => {
    if (!client || place !== entered) return;
    const [{ values }, apps] = await Promise.all([
      api.listMessages(client, { ...room, limit: SHOWN }),
      ask('apps', entered),
    ]);
    // Somebody went to another room meanwhile.
    if (place !== entered) return;
    // What is said once is read out once.
    const now = JSON.stringify([values, apps]);
    if (now !== shown) showMessages(values, apps, names, entered);
    shown = now;
    await showApps(apps, entered, reload);
  };
  refresh = reload;
  await reload();
  void follow(conversationId, reload, leave.signal);
}

function showMessages(
  newestFirst: readonly Message[],
  apps: readonly ShownApp[],
  names: ReadonlyMap<string, string>,
  seen: Place,
): void {
  const known = new Map([...names, ...apps.map((app): [string, string] => [app.userId, app.name])]);
  const parts = newestFirst.toReversed().map((message) => messagePart(message, known, apps, seen));
  byId('messages').replaceChildren(...parts);
  const log = byId('log');
  log.scrollTop = log.scrollHeight;
}

function messagePart(
  { id, sender, text, ts }: Message,
  names: ReadonlyMap<string, string>,
  apps: readonly ShownApp[],
  seen: Place,
): HTMLElement {
  const time = element('time', new Date(ts).toLocaleTimeString());
  time.dateTime = ts;
  const actions = apps.flatMap((app) =>
    app.installed ? actionsOf(app, 'chat:messageAction', seen, id) : [],
  );
  const name = element('strong', names.get(sender.id) ?? sender.id);
  return element('li', '', [
    name,
    document.createTextNode(' '),
    time,
    element('div', text),
    ...actions,
  ]);
}

byId<HTMLFormElement>('say').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const { cloudId } = await ask('session');
    if (!client || !place) return;
    const input = byId<HTMLTextAreaElement>('text');
    const { conversationId } = place;
    const content = { contentType: 'text/markdown', body: input.value } as const;
    await api.sendMessage(client, { cloudId, conversationId, ...content });
    input.value = '';
  });
});

byId<HTMLFormElement>('register').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  attempt(async () => {
    await ask('register', Object.fromEntries(new FormData(form)));
    form.reset();
    await refresh();
  });
});
