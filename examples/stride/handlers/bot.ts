/** Handlers of Bot: the bots of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { BotDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listBotModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot">
> {
  return listModules<BotDescriptor>("chat:bot", req, ctx);
}

export async function putBotModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">
> {
  return putModule("chat:bot", req, ctx);
}

export async function deleteBotModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">
> {
  return deleteModule("chat:bot", req, ctx);
}
