/**
 * Handlers of Dialog. This file is yours: it is added to, never overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listDialogModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog",
  );
}

/** Scope: participate:conversation */
export async function putDialogModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteDialogModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key}",
  );
}
