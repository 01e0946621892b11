/** The client of the app calls the real server, without opening a port. */
import { afterEach, expect, test, vi } from 'vitest';
import {
  addAttachment,
  addComment,
  createClient,
  createTicket,
  deleteTicket,
  downloadAttachment,
  getTicket,
  isErrorOf,
  listTickets,
  setLabels,
  signIn,
  updateTicket,
  watchEvents,
  type Client,
  type Ticket,
} from '../generated/client/index.ts';
import { listTickets as listPages, pages } from '../generated/client/pages.ts';
import { createDeskApi } from '../server/api.ts';
import { createDesk } from '../src/desk/client.ts';
import { createSessionStore, type SessionStorage } from '../src/session/store.ts';

const NEW_TICKET = { title: 'The screen is black', text: 'Since today.', priority: 'low' } as const;

/** A storage that stores nothing, so that every test begins without a session. */
const storage: SessionStorage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

interface Signed {
  readonly desk: Client;
  readonly paths: readonly string[];
}

/** Returns a client of the desk whose user has signed in. */
async function signedIn(email = 'ada@desk.dev'): Promise<Signed> {
  const api = createDeskApi();
  const paths: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    paths.push(`${request.method} ${new URL(request.url).pathname}`);
    return api.fetch(request);
  };
  const sessions = createSessionStore(storage);
  const desk = createDesk('http://desk.test/v1', sessions, { fetch });
  const body = { email, password: 'correct horse' };
  sessions.set(await signIn(desk, { body }));
  paths.length = 0;
  return { desk, paths };
}

async function firstTicket(desk: Client): Promise<Ticket> {
  const { items } = await listTickets(desk, { limit: 1 });
  const [ticket] = items;
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
}

afterEach(() => void vi.useRealTimers());

test('a wrong password', async () => {
  const desk = createClient({ fetch: createDeskApi().fetch });
  const body = { email: 'ada@desk.dev', password: 'wrong horse' };
  const reply = await signIn(desk, { body }).result();
  expect(reply.status).toBe(401);
});

test('calls at the same time refresh an expired token once', async () => {
  const { desk, paths } = await signedIn();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  await Promise.all([listTickets(desk), listTickets(desk), listTickets(desk)]);
  expect(paths.filter((path) => path === 'POST /v1/session/refresh')).toHaveLength(1);
});

test('all tickets, page by page', async () => {
  const { desk, paths } = await signedIn();
  const ids: string[] = [];
  for await (const { id } of pages(listPages, desk, { limit: 10 })) ids.push(id);
  expect(new Set(ids).size).toBe(30);
  expect(paths).toHaveLength(3);
});

test('422: a title that exists already', async () => {
  const { desk } = await signedIn();
  await createTicket(desk, { body: NEW_TICKET });
  const error: unknown = await createTicket(desk, { body: NEW_TICKET }).catch((reason) => reason);
  if (!isErrorOf(createTicket, error) || error.status !== 422) throw error;
  expect(error.body.fields.map(({ name }) => name)).toEqual(['title']);
});

test('409: another user was faster', async () => {
  const { desk } = await signedIn();
  const { id: ticketId, version } = await firstTicket(desk);
  await updateTicket(desk, { ticketId, body: { version, status: 'waiting' } });
  const reply = await updateTicket(desk, {
    ticketId,
    body: { version, status: 'solved' },
  }).result();
  if (reply.status !== 409) throw new Error(`${reply.status}`);
  expect(reply.body.current).toMatchObject({ status: 'waiting', version: version + 1 });
});

test('403: only leads may delete', async () => {
  const { desk } = await signedIn('bo@desk.dev');
  const { id: ticketId } = await firstTicket(desk);
  const reply = await deleteTicket(desk, { ticketId }).result();
  expect(reply.status).toBe(403);
});

test('404: a deleted ticket', async () => {
  const { desk } = await signedIn();
  const { id: ticketId } = await firstTicket(desk);
  await deleteTicket(desk, { ticketId });
  expect((await getTicket(desk, { ticketId }).result()).status).toBe(404);
});

test('a file is downloaded as it was uploaded', async () => {
  const { desk } = await signedIn();
  const { id: ticketId } = await firstTicket(desk);
  const file = new File(['blank'], 'page.txt', { type: 'text/plain' });
  const { id, name, size } = await addAttachment(desk, { ticketId, body: { file, note: 'empty' } });
  expect([name, size]).toEqual(['page.txt', 5]);
  const download = await downloadAttachment(desk, { attachmentId: id });
  expect(await download.text()).toBe('blank');
});

test('operations that only a recording describes', async () => {
  const { desk } = await signedIn();
  const { id: ticketId } = await firstTicket(desk);
  await setLabels(desk, { ticketId, body: { labels: ['access'] } });
  expect((await getTicket(desk, { ticketId })).labels).toEqual(['access']);
});

test('subscribers receive events', async () => {
  const { desk } = await signedIn();
  const { id: ticketId } = await firstTicket(desk);
  const controller = new AbortController();
  const events = await watchEvents(desk, {}, { signal: controller.signal });
  const next = (async () => {
    for await (const { data } of events)
      if (data.kind === 'comment.added') return data.comment.text;
    return undefined;
  })();
  await addComment(desk, { ticketId, body: { text: 'Have you tried another cable?' } });
  expect(await next).toBe('Have you tried another cable?');
  controller.abort();
});
