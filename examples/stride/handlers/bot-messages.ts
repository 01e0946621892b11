/**
 * Handlers of BotMessages. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listBotMessagesModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages",
  );
}

/** Scope: participate:conversation */
export async function putBotMessagesModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteBotMessagesModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key}",
  );
}
