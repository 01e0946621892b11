/** Handlers of Dialog: the dialogs of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { DialogDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listDialogModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog">
> {
  return listModules<DialogDescriptor>("chat:dialog", req, ctx);
}

export async function putDialogModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">
> {
  return putModule("chat:dialog", req, ctx);
}

export async function deleteDialogModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">
> {
  return deleteModule("chat:dialog", req, ctx);
}
