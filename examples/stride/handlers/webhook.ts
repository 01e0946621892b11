/**
 * Handlers of Webhook. This file is yours: it is added to, never overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listWebhookModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook",
  );
}

/** Scope: participate:conversation */
export async function putWebhookModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteWebhookModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key}",
  );
}
