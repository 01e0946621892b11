/** Compares the media types of requests and responses with declared media types and ranges. */
import { HttpProblem } from "./problem.ts";

/**
 * Returns a media type in lower case and without its parameters: `text/plain` for `Text/Plain;
 * charset=utf-8`.
 */
export function essence(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end))
    .trim()
    .toLowerCase();
}

/**
 * Decodes a text in the charset of its content type; UTF-8 by default.
 * @param fatal true to reject bytes that the charset does not allow
 * @throws HttpProblem 415 if the charset is not supported
 * @throws TypeError if `fatal` is set and the bytes are invalid
 */
export function decodeText(
  bytes: Uint8Array,
  contentType: string,
  fatal = false,
): string {
  const found = /;\s*charset="?([^\s";]+)/i.exec(contentType);
  return decoderOf(found?.[1] ?? "utf-8", fatal).decode(bytes);
}

/** Returns the decoder of a charset. Its type has no name without the types of browsers. */
function decoderOf(
  charset: string,
  fatal: boolean,
): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(charset, { fatal });
  } catch {
    throw new HttpProblem(
      415,
      `The charset "${charset}" is not supported: send the text as UTF-8.`,
    );
  }
}

/** Returns true for media types that end in `/json` or `+json`. */
export function isJson(type: string): boolean {
  return type.endsWith("/json") || type.endsWith("+json");
}

/**
 * Returns the declared media type that equals `type`. If there is none, returns a declared range
 * that includes it, such as `text/*`.
 */
export function mediaFor(
  type: string,
  declared: readonly string[],
): string | undefined {
  const exact = declared.find((one) => essence(one) === type);
  if (exact !== undefined) return exact;
  const ranges = declared.filter((one) => {
    const range = essence(one);
    if (range === "*/*" || range === "*") return true;
    return range.endsWith("/*") && type.startsWith(range.slice(0, -1));
  });
  return ranges.find((one) => !one.startsWith("*")) ?? ranges[0];
}
