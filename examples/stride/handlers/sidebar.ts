/**
 * Handlers of Sidebar. This file is yours: it is added to, never overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listSidebarModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar",
  );
}

/** Scope: participate:conversation */
export async function putSidebarModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteSidebarModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key}",
  );
}
