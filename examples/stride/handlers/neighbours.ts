/**
 * Handlers of Neighbours. This file is yours: it is added to, never
 * overwritten.
 */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/** Who calls */
export async function getMe(
  _req: Req<"GET /me">,
  _ctx: Ctx,
): Promise<Res<"GET /me">> {
  throw new NotImplemented("GET /me");
}

/** Get a token for an app */
export async function issueToken(
  _req: Req<"POST /oauth/token">,
  _ctx: Ctx,
): Promise<Res<"POST /oauth/token">> {
  throw new NotImplemented("POST /oauth/token");
}

/** Make a document of Markdown */
export async function convertDocument(
  _req: Req<"POST /pf-editor-service/convert">,
  _ctx: Ctx,
): Promise<Res<"POST /pf-editor-service/convert">> {
  throw new NotImplemented("POST /pf-editor-service/convert");
}

/** Make plain text of a document */
export async function renderDocument(
  _req: Req<"POST /pf-editor-service/render">,
  _ctx: Ctx,
): Promise<Res<"POST /pf-editor-service/render">> {
  throw new NotImplemented("POST /pf-editor-service/render");
}

/** Get a user */
export async function getUser(
  _req: Req<"GET /scim/site/{cloudId}/Users/{userId}">,
  _ctx: Ctx,
): Promise<Res<"GET /scim/site/{cloudId}/Users/{userId}">> {
  throw new NotImplemented("GET /scim/site/{cloudId}/Users/{userId}");
}

/**
 * Invite users to a conversation, or remove them from it
 *
 * Scope: manage:conversation
 */
export async function updateRoster(
  _req: Req<"PATCH /site/{cloudId}/conversation/{conversationId}/roster">,
  _ctx: Ctx,
): Promise<Res<"PATCH /site/{cloudId}/conversation/{conversationId}/roster">> {
  throw new NotImplemented(
    "PATCH /site/{cloudId}/conversation/{conversationId}/roster",
  );
}

/**
 * Unarchive conversation
 *
 * Scope: manage:conversation
 */
export async function unarchiveConversation(
  _req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/unarchive">,
  _ctx: Ctx,
): Promise<Res<"PUT /site/{cloudId}/conversation/{conversationId}/unarchive">> {
  throw new NotImplemented(
    "PUT /site/{cloudId}/conversation/{conversationId}/unarchive",
  );
}

/** Find a user by their address */
export async function lookupUser(
  _req: Req<"GET /users/lookup">,
  _ctx: Ctx,
): Promise<Res<"GET /users/lookup">> {
  throw new NotImplemented("GET /users/lookup");
}
