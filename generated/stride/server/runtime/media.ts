/** Media types: what they say of a body, and which declared one a sent one is meant by. */

/** A media type without its parameters, in lower case. */
export function essence(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end))
    .trim()
    .toLowerCase();
}

/** True for `application/json`, and everything else that ends in `/json` or `+json`. */
export function isJson(type: string): boolean {
  return type.endsWith("/json") || type.endsWith("+json");
}

/** The declared media type, or else the declared range, that a type belongs to. */
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
