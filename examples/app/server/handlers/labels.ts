import type { Ctx, Req, Res } from '../../generated/server/index.ts';
import { HttpProblem } from '../../generated/server/index.ts';

/** List all labels */
export function listLabels(
  _: Req<'GET /labels'>,
  { desk }: Ctx<'GET /labels'>,
): Res<'GET /labels'> {
  return { status: 200, body: [...desk.labels] };
}

/** Set the labels of a ticket */
export function setLabels(
  { params, body }: Req<'PUT /tickets/{ticketId}/labels'>,
  { desk }: Ctx<'PUT /tickets/{ticketId}/labels'>,
): Res<'PUT /tickets/{ticketId}/labels'> {
  const ticket = desk.tickets.get(params.ticketId);
  if (!ticket) throw new HttpProblem(404, 'There is no such ticket');
  const { labels } = body;
  desk.save({ ...ticket, labels, version: ticket.version + 1 });
  return { status: 200, body: { ticketId: ticket.id, labels } };
}
