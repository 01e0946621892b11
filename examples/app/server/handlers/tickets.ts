import type { Ctx, Req, Res } from '../../generated/server/index.ts';
import { pageOf } from '../page.ts';

const MISSING = { status: 404, body: { title: 'There is no such ticket' } } as const;

/** List tickets, the latest first */
export function listTickets(
  { query }: Req<'GET /tickets'>,
  { desk }: Ctx<'GET /tickets'>,
): Res<'GET /tickets'> {
  const all = [...desk.tickets.values()]
    .reverse()
    .filter(({ status }) => query.status === undefined || status === query.status);
  return { status: 200, body: pageOf(all, query) };
}

/** Open a ticket */
export function createTicket(
  { body }: Req<'POST /tickets'>,
  { auth, desk }: Ctx<'POST /tickets'>,
): Res<'POST /tickets'> {
  const isTaken = [...desk.tickets.values()].some(({ title }) => title === body.title);
  if (isTaken) {
    const fields = [{ name: 'title', message: 'A ticket with this title is there already' }];
    return { status: 422, body: { title: 'Some fields are invalid', fields } };
  }
  const at = new Date().toISOString();
  const ticket = desk.save({
    ...body,
    id: desk.id('t'),
    status: 'open',
    requester: auth.bearer,
    labels: [],
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
  return { status: 201, body: ticket };
}

/** Get a ticket */
export function getTicket(
  { params }: Req<'GET /tickets/{ticketId}'>,
  { desk }: Ctx<'GET /tickets/{ticketId}'>,
): Res<'GET /tickets/{ticketId}'> {
  const ticket = desk.tickets.get(params.ticketId);
  return ticket ? { status: 200, body: ticket } : MISSING;
}

/** Change a ticket */
export function updateTicket(
  { params, body }: Req<'PATCH /tickets/{ticketId}'>,
  { desk }: Ctx<'PATCH /tickets/{ticketId}'>,
): Res<'PATCH /tickets/{ticketId}'> {
  const current = desk.tickets.get(params.ticketId);
  if (!current) return MISSING;
  const { version, assigneeId, ...change } = body;
  if (version !== current.version)
    return { status: 409, body: { title: 'Somebody else has changed this ticket', current } };
  const { assignee, ...rest } = current;
  const next =
    assigneeId === undefined ? assignee : desk.people.find(({ id }) => id === assigneeId);
  if (assigneeId && !next) {
    const fields = [{ name: 'assigneeId', message: 'Nobody has this id' }];
    return { status: 422, body: { title: 'Some fields are invalid', fields } };
  }
  const changed = desk.save({
    ...rest,
    ...change,
    ...(next && { assignee: next }),
    version: current.version + 1,
    updatedAt: new Date().toISOString(),
  });
  return { status: 200, body: changed };
}

/** Delete a ticket */
export function deleteTicket(
  { params }: Req<'DELETE /tickets/{ticketId}'>,
  { auth, desk }: Ctx<'DELETE /tickets/{ticketId}'>,
): Res<'DELETE /tickets/{ticketId}'> {
  if (auth.bearer.role !== 'lead')
    return { status: 403, body: { title: 'Only leads delete tickets' } };
  return desk.remove(params.ticketId) ? { status: 204 } : MISSING;
}
