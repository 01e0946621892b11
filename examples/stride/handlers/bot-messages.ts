/** Handlers of BotMessages: the message patterns of an app's bots in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { BotMessagesDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listBotMessagesModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages">
> {
  return listModules<BotMessagesDescriptor>("chat:bot:messages", req, ctx);
}

export async function putBotMessagesModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">
> {
  return putModule("chat:bot:messages", req, ctx);
}

export async function deleteBotMessagesModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">
> {
  return deleteModule("chat:bot:messages", req, ctx);
}
