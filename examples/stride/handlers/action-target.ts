/**
 * Handlers of ActionTarget. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listActionTargetModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget",
  );
}

/** Scope: participate:conversation */
export async function putActionTargetModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteActionTargetModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key}",
  );
}
