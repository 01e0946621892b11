/**
 * Handlers of Configuration. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Send app configuration updates
 *
 * Scope: participate:conversation
 */
export async function pushConfigurationUpdate(
  _req: Req<"POST /app/module/chat/conversation/chat:configuration/{key}/state">,
  _ctx: Ctx,
): Promise<
  Res<"POST /app/module/chat/conversation/chat:configuration/{key}/state">
> {
  throw new NotImplemented(
    "POST /app/module/chat/conversation/chat:configuration/{key}/state",
  );
}

/** Scope: participate:conversation */
export async function updateConfigurationState(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:configuration/{key}/state">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:configuration/{key}/state">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:configuration/{key}/state",
  );
}
