/** The `Authorization` header of recorded requests (RFC 9110 §11.6.2). */
import type { SecuritySchemeKind } from '../../model/api.js';

/**
 * The security scheme that an `Authorization` header implies.
 * @param value the header's value; only its first word is read
 */
export function schemeOfHeader(value: string): SecuritySchemeKind {
  const word = /^([A-Za-z][\w-]{0,39})\s/.exec(value.trim())?.[1]?.toLowerCase();
  if (word === 'bearer' || word === 'basic' || word === 'digest') {
    return { kind: 'http', scheme: word };
  }
  return { kind: 'apiKey', in: 'header', name: 'Authorization' };
}
