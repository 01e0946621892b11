/** Bodies that arrive bit by bit. */
import type { Source, StreamReader } from "./call.js";
import { deadline, within } from "./deadline.js";
import { platform, type Response } from "./platform.js";
import { mediaType } from "./read.js";

/** Chooses a reader by the media type of a response. */
export function streams(
  response: Response,
  readers: Readonly<Record<string, StreamReader>>,
): StreamReader | undefined {
  return new Map(Object.entries(readers)).get(mediaType(response));
}

/** The parts of a call that reading a body in chunks needs. */
type PieceSource = Pick<Source, "deadline" | "response" | "setting">;

/**
 * The text of a body between separators; what stands behind the last one comes last, unless it is empty.
 * Ends the transfer when the caller reads no further.
 * @param separator without the flags `y` and `g`: they would keep a state
 * @throws Error `TimeoutError` when nothing comes for longer than `idleTimeout`; the reason when the call is aborted
 */
export async function* pieces(
  { deadline: { signal }, response, setting }: PieceSource,
  separator: RegExp,
): AsyncGenerator<string, void> {
  const { body } = response;
  if (!body) {
    // React Native's responses have no streams: their text comes at once.
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
    // It does not settle while somebody holds a clone of the response.
    void reader.cancel().catch((): void => undefined);
  }
}
