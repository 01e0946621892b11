/** Reads response bodies while they arrive. */
import type { Source, StreamReader } from "./call.js";
import { deadline, within } from "./deadline.js";
import { platform, type Response } from "./platform.js";
import { mediaType } from "./read.js";

/** Chooses the reader for the media type of the response. */
export function streams(
  response: Response,
  readers: Readonly<Record<string, StreamReader>>,
): StreamReader | undefined {
  return new Map(Object.entries(readers)).get(mediaType(response));
}

/** The parts of a call that are needed to read its body in chunks. */
type PieceSource = Pick<Source, "deadline" | "response" | "setting">;

/**
 * Splits the text of a response body at separators. The text after the last separator is yielded
 * unless it is empty. If the caller stops reading, the transfer is cancelled.
 * @param separator a regular expression without the flags `y` and `g`, which would keep state
 *   between calls
 * @throws Error a `TimeoutError` if no data arrives within `idleTimeout`, or the abort reason if
 *   the call is aborted
 */
export async function* pieces(
  { deadline: { signal }, response, setting }: PieceSource,
  separator: RegExp,
): AsyncGenerator<string, void> {
  const { body } = response;
  if (!body) {
    // The responses of React Native have no streams, so the whole text is read first.
    const text = body === null ? "" : await within(signal, response.text());
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
      const idle = deadline(signal, setting("idleTimeout"));
      const chunk = await within(idle.signal, reader.read()).finally(idle.end);
      done = chunk.done;
      let text = decoder.decode(chunk.value, { stream: !done });
      if (text === "") continue;
      // Removes the second half of a CRLF that was split between two chunks.
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
    // The cancellation is not awaited, because it does not settle while a clone of the response
    // exists.
    void reader.cancel().catch((): void => undefined);
  }
}
