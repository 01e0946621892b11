/** Handlers of Sidebar: the sidebars of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { SidebarDescriptor } from "../../../generated/stride/server/schemas.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listSidebarModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar">
> {
  return listModules<SidebarDescriptor>("chat:sidebar", req, ctx);
}

export async function putSidebarModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">
> {
  return putModule("chat:sidebar", req, ctx);
}

export async function deleteSidebarModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">
> {
  return deleteModule("chat:sidebar", req, ctx);
}
