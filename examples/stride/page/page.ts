/**
 * The script of the page at `/`: rooms, people, live messages, and apps. It calls the API through
 * the generated client.
 */
import * as api from '../../../generated/stride/client/index.js';
import type { Client } from '../../../generated/stride/client/index.js';
import type { Document as Body, Message } from '../../../generated/stride/client/schemas.js';
import type { AppView } from '../domain/window.js';
import type { Document } from '../documents/document.js';
import { actionsOf, pressOf, showApps } from './apps.js';
import type { Place } from './apps.js';
import { ask, follow } from './calls.js';
import type { Person, Session } from './calls.js';
import { attempt, button, byId, element, insert } from './elements.js';
import { showDocument } from './display.js';
import { documentOf } from './written.js';

/** The number of messages that are loaded at once. It is the maximum that the API allows. */
const PAGE = 75;

attempt(async () => {
  const session = await ask('session');
  const me = byId<HTMLSelectElement>('me');
  me.replaceChildren(...session.people.map(({ id, name }) => new Option(name, id)));
  const enter = (): void => attempt(() => showRooms(session, me.value));
  me.addEventListener('change', enter);
  enter();
});

/** The displayed room, and its viewer. */
let place: Place | undefined;
let client: Client | undefined;
let leave = new AbortController();
/** Displays the current room again. */
let refresh = (): Promise<void> => Promise.resolve();
/** Displays the rooms of the viewer, and enters one of them. */
let showAgain = (_conversationId?: string): Promise<void> => Promise.resolve();
/** The names that can be mentioned in the current room, with the ids of their accounts. */
let mentionable: ReadonlyMap<string, string> = new Map();

async function showRooms(
  session: Session,
  userId: string,
  wanted = place?.conversationId,
): Promise<void> {
  const { cloudId, people } = session;
  showAgain = (conversationId) => showRooms(session, userId, conversationId);
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Error('Nobody lives here yet.');
  let { token } = person;
  client = api.createClient({
    baseUrl: location.origin,
    // A token is valid for an hour. When the API refuses it, the page requests a new one.
    auth: {
      oauth2: async ({ refused }) => {
        if (refused) token = await tokenOf(userId);
        return token;
      },
    },
  });
  const { values: listed } = await api.listConversations(client, { cloudId });
  const values = await Promise.all(
    listed.map(async ({ id, name, type }) =>
      type === 'direct' ? { id, name: await botIn(id, userId) } : { id, name },
    ),
  );
  const rooms = byId('rooms');
  const buttons = values.map(({ id, name }) => {
    const created = button(name, () =>
      enterRoom(people, { conversationId: id, userId }, cloudId, name),
    );
    created.dataset['room'] = id;
    return element('li', '', [created]);
  });
  rooms.replaceChildren(...buttons);
  const [first] = values;
  const again = values.find(({ id }) => id === wanted) ?? first;
  if (again) {
    await enterRoom(people, { conversationId: again.id, userId }, cloudId, again.name);
  }
}

/** Returns the name of the bot in a direct conversation. Only the bot's app is installed there. */
async function botIn(conversationId: string, userId: string): Promise<string> {
  const apps = await ask('apps', { conversationId, userId });
  return `Direct: ${apps.find(({ installed }) => installed)?.name ?? 'a bot'}`;
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
  // The sidebar still displays the page of an app in the previous room, so it is hidden.
  if (place?.conversationId !== entered.conversationId) byId('sidebar').hidden = true;
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
  byId('people').replaceChildren(...roster.values.map((id) => personPart(names.get(id) ?? id)));
  let shown = '';
  let pages = 1;
  const reload = async (): Promise<void> => {
    if (!client || place !== entered) return;
    const [{ values, more }, apps] = await Promise.all([
      history(client, room, pages),
      ask('apps', entered),
    ]);
    // The viewer has entered another room in the meantime.
    if (place !== entered) return;
    // Messages that have not changed are not replaced, so that screen readers read them only once.
    const now = JSON.stringify([values, apps]);
    mentionable = new Map([
      ...people.map((one): [string, string] => [one.name, one.id]),
      ...apps.flatMap((app) => (app.installed ? [[app.name, app.userId] as const] : [])),
    ]);
    byId('older').hidden = !more;
    if (now !== shown) showMessages(values, apps, names, { ...entered, cloudId });
    shown = now;
    await showApps(apps, { place: entered, reload, writeDirectly });
  };
  refresh = reload;
  showOlder = async () => {
    const log = byId('log');
    const below = log.scrollHeight - log.scrollTop;
    pages += 1;
    await reload();
    // Older messages were added above, so the scroll position is adjusted to keep the visible ones
    // in place.
    log.scrollTop = log.scrollHeight - below;
  };
  await reload();
  void follow(conversationId, reload, leave.signal);
}

let showOlder = (): Promise<void> => Promise.resolve();
byId('older').addEventListener('click', () => attempt(() => showOlder()));

/** Returns the newest messages, page by page. */
async function history(
  own: Client,
  room: { readonly cloudId: string; readonly conversationId: string },
  pages: number,
): Promise<{ readonly values: readonly Message[]; readonly more: boolean }> {
  const values: Message[] = [];
  for (let page = 0; page < pages; page++) {
    const beforeMessage = values.at(-1)?.id;
    const from = beforeMessage === undefined ? {} : { beforeMessage };
    const found = await api.listMessages(own, { ...room, ...from, limit: PAGE });
    values.push(...found.values);
    if (found.size < PAGE) return { values, more: false };
  }
  return { values, more: true };
}

/** Creates a button for a person. It inserts a mention of the person into the text. */
function personPart(name: string): HTMLElement {
  const mention = button(name, async () => insert(byId('text'), `@${name} `));
  mention.title = `Mention ${name}`;
  return element('li', '', [mention]);
}

interface Seen extends Place {
  readonly cloudId: string;
}

function showMessages(
  newestFirst: readonly Message[],
  apps: readonly AppView[],
  names: ReadonlyMap<string, string>,
  seen: Seen,
): void {
  const known = new Map([...names, ...apps.map((app): [string, string] => [app.userId, app.name])]);
  const parts = newestFirst.toReversed().map((message) => messagePart(message, known, apps, seen));
  const log = byId('log');
  const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 50;
  byId('messages').replaceChildren(...parts);
  if (wasAtEnd) log.scrollTop = log.scrollHeight;
}

function messagePart(
  { id, sender, body, ts }: Message,
  names: ReadonlyMap<string, string>,
  apps: readonly AppView[],
  seen: Seen,
): HTMLElement {
  const time = element('time', new Date(ts).toLocaleTimeString());
  time.dateTime = ts;
  const actions = apps.flatMap((app) =>
    app.installed ? actionsOf(app, 'chat:messageAction', seen, id) : [],
  );
  const name = element('strong', names.get(sender.id) ?? sender.id);
  const from = apps.find(({ userId, installed }) => installed && userId === sender.id);
  const shown = showDocument(body as Document, {
    act: from && pressOf(from, seen, id),
    download: (mediaId, fileName) => download({ ...seen, mediaId }, fileName),
  });
  return element('li', '', [name, document.createTextNode(' '), time, shown, ...actions]);
}

async function download(ref: Seen & { readonly mediaId: string }, name: string): Promise<void> {
  if (!client) return;
  const { cloudId, conversationId, mediaId } = ref;
  const bytes = await api.getMedia(client, { cloudId, conversationId, mediaId });
  const link = element('a');
  link.href = URL.createObjectURL(await new Response(bytes as BodyInit).blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

byId<HTMLFormElement>('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const input = byId<HTMLTextAreaElement>('text');
  const chosen = byId<HTMLInputElement>('files');
  const [text, files] = [input.value, [...(chosen.files ?? [])]];
  // The field is cleared before the message is sent, because the user may already type the next one
  // while this one is being sent.
  input.value = '';
  chosen.value = '';
  attempt(async () => {
    try {
      await send(text, files);
    } catch (error) {
      if (input.value === '') input.value = text;
      throw error;
    }
  });
});

async function send(text: string, chosen: readonly File[]): Promise<void> {
  if (!client || !place || (text.trim() === '' && chosen.length === 0)) return;
  const [own, { conversationId }, names] = [client, place, mentionable];
  const { cloudId } = await ask('session');
  const room = { cloudId, conversationId };
  const files: { id: string; name: string }[] = [];
  for (const file of chosen) {
    const { data } = await api.uploadMedia(own, { ...room, name: file.name, body: file });
    files.push({ id: data.id, name: file.name });
  }
  const body = documentOf({ text, names, conversationId, files }) as Body;
  await api.sendMessage(own, { ...room, contentType: 'application/json', body });
}

byId<HTMLFormElement>('open').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  attempt(async () => {
    const { cloudId } = await ask('session');
    if (!client) return;
    const data = new FormData(form);
    const { id } = await api.createConversation(client, {
      cloudId,
      body: {
        name: String(data.get('name')),
        privacy: data.has('private') ? 'private' : 'public',
      },
    });
    form.reset();
    await showAgain(id);
  });
});

/** Opens the direct conversation with a bot. */
async function writeDirectly(userId: string): Promise<void> {
  const { cloudId } = await ask('session');
  if (!client) return;
  const { id } = await api.getDirectConversation(client, { cloudId, userId });
  await showAgain(id);
}

byId<HTMLFormElement>('register').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  attempt(async () => {
    await ask('register', Object.fromEntries(new FormData(form)));
    form.reset();
    await refresh();
  });
});
