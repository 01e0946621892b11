/**
 * Handlers of DirectMessages: messages between the calling app and a user, or between the calling
 * person and a bot.
 */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";
import { withContent } from "../content.js";
import { conversationView } from "../views/conversation.js";

/** Returns the direct conversation with a user. Creates it if it does not exist. */
export async function getDirectConversation(
  req: Req<"GET /site/{cloudId}/conversation/user/{userId}">,
  ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/user/{userId}">> {
  const conversation = await ctx.service.conversations.direct(
    callerOf(ctx),
    req.params,
  );
  return { status: 200, body: conversationView(conversation, ctx) };
}

/** Sends a message to a user. */
export async function sendDirectMessage(
  req: Req<"POST /site/{cloudId}/conversation/user/{userId}/message">,
  ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation/user/{userId}/message">> {
  const { id } = await withContent(req, (content) =>
    ctx.service.messages.sendDirect(callerOf(ctx), req.params, content),
  );
  return { status: 201, body: { id } };
}

/** Edits a message. */
export async function editDirectMessage(
  req: Req<"PUT /site/{cloudId}/conversation/user/{userId}/message/{messageId}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/user/{userId}/message/{messageId}">
> {
  const { id } = await withContent(req, (content) =>
    ctx.service.messages.editDirect(callerOf(ctx), req.params, content),
  );
  return { status: 200, body: { id } };
}

/** Deletes a message. */
export async function deleteDirectMessage(
  req: Req<"DELETE /site/{cloudId}/conversation/user/{userId}/message/{messageId}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/user/{userId}/message/{messageId}">
> {
  await ctx.service.messages.removeDirect(callerOf(ctx), req.params);
  return { status: 204 };
}
