/**
 * Handlers of Conversations. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Get a list of conversations
 *
 * Scope: participate:conversation
 */
export async function listConversations(
  _req: Req<"GET /site/{cloudId}/conversation">,
  _ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation">> {
  throw new NotImplemented("GET /site/{cloudId}/conversation");
}

/**
 * Create conversation
 *
 * Scope: manage:conversation
 */
export async function createConversation(
  _req: Req<"POST /site/{cloudId}/conversation">,
  _ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation">> {
  throw new NotImplemented("POST /site/{cloudId}/conversation");
}

/**
 * Get conversation details
 *
 * Scope: participate:conversation
 */
export async function getConversation(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}">,
  _ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/{conversationId}">> {
  throw new NotImplemented("GET /site/{cloudId}/conversation/{conversationId}");
}

/**
 * Update conversation
 *
 * Scope: manage:conversation
 */
export async function updateConversation(
  _req: Req<"PATCH /site/{cloudId}/conversation/{conversationId}">,
  _ctx: Ctx,
): Promise<Res<"PATCH /site/{cloudId}/conversation/{conversationId}">> {
  throw new NotImplemented(
    "PATCH /site/{cloudId}/conversation/{conversationId}",
  );
}

/**
 * Archive conversation
 *
 * Scope: manage:conversation
 */
export async function archiveConversation(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/archive">,
  _ctx: Ctx,
): Promise<Res<"PUT /site/{cloudId}/conversation/{conversationId}/archive">> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/archive",
  );
}

/**
 * Get conversation roster
 *
 * Scope: participate:conversation
 */
export async function getConversationRoster(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/roster">,
  _ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/{conversationId}/roster">> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/roster",
  );
}
