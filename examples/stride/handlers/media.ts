/** Handlers of Media. This file is yours: it is added to, never overwritten. */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Upload a file
 *
 * Scope: participate:conversation
 */
export async function uploadMedia(
  _req: Req<"POST /site/{cloudId}/conversation/{conversationId}/media">,
  _ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation/{conversationId}/media">> {
  throw new NotImplemented(
    "POST /site/{cloudId}/conversation/{conversationId}/media",
  );
}

/**
 * Get a file
 *
 * Scope: participate:conversation
 */
export async function getMedia(
  _req: Req<"GET /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">,
  _ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">
> {
  throw new NotImplemented(
    "GET /site/{cloudId}/conversation/{conversationId}/media/{mediaId}",
  );
}

/** Scope: participate:conversation */
export async function deleteMedia(
  _req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">,
  _ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">
> {
  throw new NotImplemented(
    "DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}",
  );
}
