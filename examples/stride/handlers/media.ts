/** Handlers of Media. The bodies of requests and responses are streams. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";

/** Stores a file. The response is sent after all its bytes are stored. */
export async function uploadMedia(
  req: Req<"POST /site/{cloudId}/conversation/{conversationId}/media">,
  ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation/{conversationId}/media">> {
  const { id } = await ctx.service.media.upload(callerOf(ctx), req.params, {
    name: req.query.name ?? "file",
    bytes: req.body,
  });
  return { status: 201, body: { data: { id } } };
}

/** Returns the bytes of a file. */
export async function getMedia(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">
> {
  const { media, bytes } = await ctx.service.media.open(
    callerOf(ctx),
    req.params,
  );
  const headers = {
    "content-disposition": `attachment; filename*=UTF-8''${encoded(media.name)}`,
    "content-length": media.size,
  };
  return { status: 200, body: bytes, headers };
}

/** Deletes a file. */
export async function deleteMedia(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">
> {
  await ctx.service.media.remove(callerOf(ctx), req.params);
  return { status: 204 };
}

/** Encodes a file name for a header (RFC 8187 §3.2). */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
