/** Handlers of ExternalPage: the external pages of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { ExternalPageDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listExternalPageModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage">
> {
  return listModules<ExternalPageDescriptor>("chat:externalPage", req, ctx);
}

export async function putExternalPageModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">
> {
  return putModule("chat:externalPage", req, ctx);
}

export async function deleteExternalPageModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">
> {
  return deleteModule("chat:externalPage", req, ctx);
}
