/** Media types. */

/** Whether values of a media type are JSON: `application/json`, or the suffix `+json` (RFC 6839 §3.1). */
export function isJsonMediaType(type: string): boolean {
  return /[/+]json\s*(?:;|$)/i.test(type);
}
