/**
 * Handlers of ExternalPage. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listExternalPageModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage",
  );
}

/** Scope: participate:conversation */
export async function putExternalPageModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteExternalPageModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key}",
  );
}
