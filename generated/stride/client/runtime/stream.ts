/** Bodies that arrive bit by bit. */
import type { StreamReader } from "./call.js";
import { platform, type Response } from "./platform.js";
import { deadline } from "./deadline.js";
import { mediaType } from "./read.js";

/** Chooses a reader by the media type of a response. */
export function streams(
  response: Response,
  readers: Readonly<Record<string, StreamReader>>,
): StreamReader | undefined {
  return new Map(Object.entries(readers)).get(mediaType(response));
}

/**
 * The text of a body between separators; what stands behind the last one comes last, unless it is empty.
 * Ends the transfer when nobody reads on.
 * @param separator with the flag `y` or `g` it would keep a state: without
 * @param idleTimeout milliseconds to wait for more
 * @throws Error `TimeoutError` when nothing comes for longer
 */
export async function* pieces(
  response: Response,
  separator: RegExp,
  idleTimeout?: number | false,
): AsyncGenerator<string, void> {
  const { body } = response;
  if (!body) {
    // React Native's responses have no streams: their text comes at once.
    const text = body === null ? "" : await response.text();
    const all = text.split(separator);
    if (all[all.length - 1] === "") all.pop();
    for (const piece of all) yield piece;
    return;
  }
  const reader = body.getReader();
  const decoder = new platform.TextDecoder();
  const splitsReturns = separator.test("\r");
  let rest = "";
  let afterReturn = false;
  try {
    for (let done = false; !done;) {
      const chunk = await withinTime(reader.read(), idleTimeout);
      done = chunk.done;
      let text = decoder.decode(chunk.value, { stream: !done });
      if (text === "") continue;
      // The second half of a CRLF.
      if (afterReturn && text.startsWith("\n")) text = text.slice(1);
      afterReturn = splitsReturns && text.endsWith("\r");
      const [first = "", ...more] = text.split(separator);
      rest += first;
      const last = more.pop();
      if (last === undefined) continue;
      yield rest;
      for (const text of more) yield text;
      rest = last;
    }
    if (rest !== "") yield rest;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @throws Error `TimeoutError` when it takes longer */
async function withinTime<T>(
  promise: Promise<T>,
  timeout: number | false | undefined,
): Promise<T> {
  const { signal, end } = deadline(undefined, timeout);
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason as Error)),
  );
  return Promise.race([promise, late]).finally(end);
}
