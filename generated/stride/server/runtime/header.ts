/** Reads header parameters, and the headers of responses, which are written alike. */
import type { Wire } from "./coerce.js";
import type { ValueSpec } from "./route.js";
import { decodePath, readPlain } from "./style.js";

/**
 * Reads a header.
 * @param text its value; several of one name are joined by commas (RFC 9110 §5.3)
 */
export function readHeader(
  text: string | undefined,
  spec: ValueSpec,
): Wire | undefined {
  if (text === undefined || spec.media !== undefined) return text;
  return readPlain(text, spec, (piece) => decodePath(piece.trim()));
}
