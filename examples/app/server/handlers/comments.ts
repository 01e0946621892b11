import type { Ctx, Req, Res } from '../../generated/server/index.ts';
import { pageOf } from '../page.ts';

const MISSING = { status: 404, body: { title: 'There is no such ticket' } } as const;

/** List the comments of a ticket, the oldest first */
export function listComments(
  { params, query }: Req<'GET /tickets/{ticketId}/comments'>,
  { desk }: Ctx<'GET /tickets/{ticketId}/comments'>,
): Res<'GET /tickets/{ticketId}/comments'> {
  if (!desk.tickets.has(params.ticketId)) return MISSING;
  return { status: 200, body: pageOf(desk.comments.get(params.ticketId) ?? [], query) };
}

/** Comment on a ticket */
export function addComment(
  { params, body }: Req<'POST /tickets/{ticketId}/comments'>,
  { auth, desk }: Ctx<'POST /tickets/{ticketId}/comments'>,
): Res<'POST /tickets/{ticketId}/comments'> {
  if (!desk.tickets.has(params.ticketId)) return MISSING;
  const comment = desk.comment(params.ticketId, {
    id: desk.id('c'),
    text: body.text,
    author: auth.bearer,
    createdAt: new Date().toISOString(),
  });
  return { status: 201, body: comment };
}
