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

async function showRooms({ cloudId, people }: Session, userId: string): Promise<void> {
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Error('Nobody lives here yet.');
  client = api.createClient({ baseUrl: location.origin, auth: { oauth2: person.token } });
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
  const reload = async (): Promise<void> => {
    await showApps(entered, reload);
    await showMessages(room, names, entered);
  };
  await reload();
  void follow(conversationId, () => showMessages(room, names, entered), leave.signal);
}

async function showMessages(
  room: { readonly cloudId: string; readonly conversationId: string },
  names: ReadonlyMap<string, string>,
  seen: Place,
): Promise<void> {
  if (!client || place !== seen) return;
  const [{ values }, apps] = await Promise.all([
    api.listMessages(client, { ...room, limit: SHOWN }),
    ask('apps', seen),
  ]);
  // Somebody went to another room meanwhile.
  if (place !== seen) return;
  const known = new Map([...names, ...apps.map((app): [string, string] => [app.userId, app.name])]);
  const list = byId('messages');
  const parts = values.toReversed().map((message) => messagePart(message, known, apps, seen));
  list.replaceChildren(...parts);
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
    const entered = place;
    if (!entered) return;
    const reload = (): Promise<void> => showApps(entered, reload);
    await reload();
  });
});
