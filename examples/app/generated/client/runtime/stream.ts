/** Reads bodies while they arrive. */
import type { Source, StreamReader } from "./call.ts";
import { deadline, within } from "./deadline.ts";
import { platform, type Response } from "./platform.ts";
import { mediaType } from "./read.ts";

/** Chooses a reader by the media type of the response. */
export function streams(
  response: Response,
  readers: Readonly<Record<string, StreamReader>>,
): StreamReader | undefined {
  return new Map(Object.entries(readers)).get(mediaType(response));
}

/** The parts of a call that are needed to read a body in chunks. */
type PieceSource = Pick<Source, "deadline" | "response" | "setting">;

/**
 * Splits the text of a body at separators. The text after the last one is yielded unless it is empty. Cancels the
 * transfer if the caller stops reading.
 * @param separator without the flags `y` and `g`, which would keep state between calls
 * @throws Error `TimeoutError` if no data arrives within `idleTimeout`; the abort reason if the call is aborted
 */
export async function* pieces(
  { deadline: { signal }, response, setting }: PieceSource,
  separator: RegExp,
): AsyncGenerator<string, void> {
  const { body } = response;
  if (!body) {
    // The responses of React Native have no streams, so the text is read at once.
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
      // The second half of a CRLF that was split between two chunks.
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
    // Not awaited, because the cancellation does not settle while a clone of
    // the response exists.
    void reader.cancel().catch((): void => undefined);
  }
}
