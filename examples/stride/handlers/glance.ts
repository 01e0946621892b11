/**
 * Handlers of Glance. This file is yours: it is added to, never overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Send glance updates
 *
 * Scope: participate:conversation
 */
export async function pushGlanceUpdate(
  _req: Req<"POST /app/module/chat/conversation/chat:glance/{key}/state">,
  _ctx: Ctx,
): Promise<Res<"POST /app/module/chat/conversation/chat:glance/{key}/state">> {
  throw new NotImplemented(
    "POST /app/module/chat/conversation/chat:glance/{key}/state",
  );
}

/** Scope: participate:conversation */
export async function listGlanceModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance",
  );
}

/** Scope: participate:conversation */
export async function putGlanceModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteGlanceModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}",
  );
}

/** Scope: participate:conversation */
export async function updateGlanceState(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}/state">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}/state">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}/state",
  );
}
