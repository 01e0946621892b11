/** The body of a reply as a stream of bytes. */
import { platform, type ByteStream } from "./platform.js";
import type { ApiPromise } from "./promise.js";
import type { Reply } from "./reply.js";

/**
 * The bytes of a successful reply as they arrive: `await streamOf(download(client, { id }))`.
 * @throws ApiError when the API answers with an error
 */
export async function streamOf<R extends Reply>(
  call: ApiPromise<R>,
): Promise<ByteStream> {
  const response = await call.response();
  if (!response.ok) await call;
  return response.body ?? (new platform.Blob([]).stream() as ByteStream);
}
