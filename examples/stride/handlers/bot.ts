/** Handlers of Bot. This file is yours: it is added to, never overwritten. */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Scope: participate:conversation */
export async function listBotModules(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot",
  );
}

/** Scope: participate:conversation */
export async function putBotModule(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}",
  );
}

/** Scope: participate:conversation */
export async function deleteBotModule(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key}",
  );
}
