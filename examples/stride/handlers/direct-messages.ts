/**
 * Handlers of DirectMessages. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Get a direct conversation of a user
 *
 * Scope: participate:conversation
 */
export async function getDirectConversation(
  _req: Req<"GET /site/{cloudId}/conversation/user/{userId}">,
  _ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/user/{userId}">> {
  throw new NotImplemented("GET /site/{cloudId}/conversation/user/{userId}");
}

/**
 * Send message to a user
 *
 * Scope: participate:conversation
 */
export async function sendDirectMessage(
  _req: Req<"POST /site/{cloudId}/conversation/user/{userId}/message">,
  _ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation/user/{userId}/message">> {
  throw new NotImplemented(
    "POST /site/{cloudId}/conversation/user/{userId}/message",
  );
}

/**
 * Edit a message in a direct conversation
 *
 * Scope: participate:conversation
 */
export async function editDirectMessage(
  _req: Req<"PUT /site/{cloudId}/conversation/user/{userId}/message/{messageId}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/user/{userId}/message/{messageId}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/user/{userId}/message/{messageId}",
  );
}

/**
 * Delete a message in a direct conversation
 *
 * Scope: participate:conversation
 */
export async function deleteDirectMessage(
  _req: Req<"DELETE /site/{cloudId}/conversation/user/{userId}/message/{messageId}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/user/{userId}/message/{messageId}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/user/{userId}/message/{messageId}",
  );
}
