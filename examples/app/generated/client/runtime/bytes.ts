/** Reads the body of a response as a stream of bytes. */
import { platform, type ByteStream } from "./platform.ts";
import type { ApiPromise } from "./promise.ts";
import type { Reply } from "./reply.ts";

/**
 * Returns the body of a successful response as a stream of bytes: `await streamOf(download(client,
 * { id }))`.
 * @throws ApiError if the response has an error status
 */
export async function streamOf<R extends Reply>(
  call: ApiPromise<R>,
): Promise<ByteStream> {
  const response = await call.response();
  if (!response.ok) await call;
  return response.body ?? (new platform.Blob([]).stream() as ByteStream);
}
