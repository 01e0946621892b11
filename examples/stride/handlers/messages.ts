/**
 * Handlers of Messages. This file is yours: it is added to, never overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Get conversation history
 *
 * Scope: participate:conversation
 */
export async function listMessages(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message">,
  _ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/{conversationId}/message">> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/message",
  );
}

/**
 * Send a message to a conversation
 *
 * Scope: participate:conversation
 */
export async function sendMessage(
  _req: Req<"POST /site/{cloudId}/conversation/{conversationId}/message">,
  _ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation/{conversationId}/message">> {
  throw new NotImplemented(
    "POST /site/{cloudId}/conversation/{conversationId}/message",
  );
}

/**
 * Get latest messages for conversation
 *
 * Scope: participate:conversation
 */
export async function listRecentMessages(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message/recent">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/message/recent">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/message/recent",
  );
}

/**
 * Get message by id
 *
 * Scope: participate:conversation
 */
export async function getMessage(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}",
  );
}

/**
 * Edit a message in a conversation
 *
 * Scope: participate:conversation
 */
export async function editMessage(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/message/{messageId}">,
  _ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/message/{messageId}">
> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/message/{messageId}",
  );
}

/**
 * Delete a message in a conversation
 *
 * Scope: participate:conversation
 */
export async function deleteMessage(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/message/{messageId}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/message/{messageId}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/message/{messageId}",
  );
}

/**
 * Get conversation history contextually
 *
 * Scope: participate:conversation
 */
export async function getMessageContext(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}/context">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}/context">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/message/{messageId}/context",
  );
}
