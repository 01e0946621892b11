/** Handlers of Webhook: the webhooks of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { WebhookDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listWebhookModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook">
> {
  return listModules<WebhookDescriptor>("chat:webhook", req, ctx);
}

export async function putWebhookModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">
> {
  return putModule("chat:webhook", req, ctx);
}

export async function deleteWebhookModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">
> {
  return deleteModule("chat:webhook", req, ctx);
}
