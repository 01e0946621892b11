/** Handlers of Media: request and response bodies are streams. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";

/** Stores a file. All of it is stored before the response. */
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

/** The bytes of a file. */
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

/** Removes a file. */
export async function deleteMedia(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/media/{mediaId}">
> {
  await ctx.service.media.remove(callerOf(ctx), req.params);
  return { status: 204 };
}

/** A file name for a header, encoded by RFC 8187 §3.2. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
