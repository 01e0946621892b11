/** Media types, and the matching of sent types with declared ones. */

/** Returns a media type in lower case, without parameters. */
export function essence(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end))
    .trim()
    .toLowerCase();
}

/** Returns true for `application/json`, and all types ending in `/json` or `+json`. */
export function isJson(type: string): boolean {
  return type.endsWith("/json") || type.endsWith("+json");
}

/** Returns the declared media type, or else the declared range, that matches a type. */
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
