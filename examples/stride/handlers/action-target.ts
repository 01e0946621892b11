/** Handlers of ActionTarget: the action targets of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { ActionTargetDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listActionTargetModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget">
> {
  return listModules<ActionTargetDescriptor>("chat:actionTarget", req, ctx);
}

export async function putActionTargetModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">
> {
  return putModule("chat:actionTarget", req, ctx);
}

export async function deleteActionTargetModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">
> {
  return deleteModule("chat:actionTarget", req, ctx);
}
