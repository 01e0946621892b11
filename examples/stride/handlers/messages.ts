/** Handlers of Messages: the messages of a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";
import { withContent } from "../content.js";
import { messagesView, messageView } from "../views/message.js";

/** Returns the latest messages within the bounds, the newest first. */
export async function listMessages(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message">,
  ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/{conversationId}/message">> {
  const page = await ctx.service.messages.history(
    callerOf(ctx),
    req.params,
    req.query,
  );
  return { status: 200, body: messagesView(page) };
}

/** Sends a message. The response is sent after the message is stored. */
export async function sendMessage(
  req: Req<"POST /site/{cloudId}/conversation/{conversationId}/message">,
  ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation/{conversationId}/message">> {
  const { id } = await withContent(req, (content) =>
    ctx.service.messages.send(callerOf(ctx), req.params, content),
  );
  return { status: 201, body: { id } };
}

/** Returns the latest messages, the newest first. */
export async function listRecentMessages(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message/recent">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/message/recent">
> {
  const page = await ctx.service.messages.history(
    callerOf(ctx),
    req.params,
    req.query,
  );
  return { status: 200, body: messagesView(page) };
}

export async function getMessage(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}">
> {
  const message = await ctx.service.messages.get(callerOf(ctx), req.params);
  return { status: 200, body: messageView(message) };
}

/** Edits a message. Only the account that sent it may do this. */
export async function editMessage(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/message/{messageId}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/message/{messageId}">
> {
  const { id } = await withContent(req, (content) =>
    ctx.service.messages.edit(callerOf(ctx), req.params, content),
  );
  return { status: 200, body: { id } };
}

/** Deletes a message. Only the account that sent it may do this. */
export async function deleteMessage(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/message/{messageId}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/message/{messageId}">
> {
  await ctx.service.messages.remove(callerOf(ctx), req.params);
  return { status: 204 };
}

/** Returns a message together with the messages before and after it, the oldest first. */
export async function getMessageContext(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}/context">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}/context">
> {
  const page = await ctx.service.messages.context(
    callerOf(ctx),
    req.params,
    req.query,
  );
  return { status: 200, body: messagesView(page) };
}
