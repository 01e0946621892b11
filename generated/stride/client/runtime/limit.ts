/** Limits the size of responses. */
import type { Hooks } from "./client.js";
import { ApiError } from "./errors.js";
import { platform } from "./platform.js";
import { mediaType, TEXT } from "./read.js";

const STREAM = /event-stream|ndjson|json-?(?:l|seq|stream)/;

/**
 * Creates a hook that limits the size of JSON and text in responses: `createClient({ hooks: {
 * response: limitResponse() } })`. A longer body is an `ApiError`, and the rest of it is not
 * received. Files and streams have no limit.
 * @param bytes the maximum number of bytes after decompression
 */
export function limitResponse(
  bytes = 100_000_000,
): NonNullable<Hooks["response"]> {
  return (response, info) => {
    const { status, statusText, headers } = response;
    const type = mediaType(response);
    const isParsed = !type || (TEXT.test(type) && !STREAM.test(type));
    const reader = isParsed && response.body?.getReader();
    const { ReadableStream, Response } = platform;
    if (!reader || !ReadableStream) return response;
    let left = bytes;
    const body = new ReadableStream({
      async pull(controller) {
        const { done, value } = await reader.read();
        left -= value?.length ?? 0;
        if (left < 0) {
          const problem = `the body is longer than ${bytes} bytes`;
          controller.error(
            new ApiError(info, { status, headers, body: undefined }, problem),
          );
          void reader.cancel().catch((): void => undefined);
        } else if (done) controller.close();
        else if (value) controller.enqueue(value);
      },
      cancel: () => reader.cancel(),
    });
    return new Response(body, { status, statusText, headers });
  };
}
