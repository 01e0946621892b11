/** The `Authorization` header of recorded requests (RFC 9110 §11.6.2). */
import type { SecuritySchemeKind } from '../../model/api.js';

/**
 * Returns the security scheme that an `Authorization` header implies.
 * @param value the value of the header; only its first word is used
 */
export function schemeOfHeader(value: string): SecuritySchemeKind {
  const word = /^([A-Za-z][\w-]{0,39})\s/.exec(value.trim())?.[1]?.toLowerCase();
  if (word === 'bearer' || word === 'basic' || word === 'digest') {
    return { kind: 'http', scheme: word };
  }
  return { kind: 'apiKey', in: 'header', name: 'Authorization' };
}
