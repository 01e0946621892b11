/** Compares the media types of requests and responses with declared media types and ranges. */

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
