import type { Ctx, Req, Res } from '../../generated/server/index.ts';

/** Download an attachment */
export function downloadAttachment(
  { params }: Req<'GET /attachments/{attachmentId}'>,
  { desk }: Ctx<'GET /attachments/{attachmentId}'>,
): Res<'GET /attachments/{attachmentId}'> {
  const file = desk.files.get(params.attachmentId);
  return file
    ? { status: 200, body: file.bytes }
    : { status: 404, body: { title: 'There is no such attachment' } };
}

/** List the attachments of a ticket */
export function listAttachments(
  { params }: Req<'GET /tickets/{ticketId}/attachments'>,
  { desk }: Ctx<'GET /tickets/{ticketId}/attachments'>,
): Res<'GET /tickets/{ticketId}/attachments'> {
  const files = [...desk.files.values()].filter(({ ticketId }) => ticketId === params.ticketId);
  return { status: 200, body: files.map(({ attachment }) => attachment) };
}

/** Attach a file to a ticket */
export async function addAttachment(
  { params, body }: Req<'POST /tickets/{ticketId}/attachments'>,
  { desk }: Ctx<'POST /tickets/{ticketId}/attachments'>,
): Promise<Res<'POST /tickets/{ticketId}/attachments'>> {
  const { ticketId } = params;
  if (!desk.tickets.has(ticketId))
    return { status: 404, body: { title: 'There is no such ticket' } };
  const { file, note } = await body.read();
  const attachment = {
    id: desk.id('a'),
    name: file.name,
    mediaType: file.type,
    size: file.size,
    ...(note !== undefined && { note }),
  };
  const bytes = new Uint8Array(await file.arrayBuffer());
  desk.files.set(attachment.id, { ticketId, attachment, bytes });
  return { status: 201, body: attachment };
}
