/** Describes the credentials that the "Try it" form requests. */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import type { Endpoint, SecurityScheme } from '../../../src/model/api.js';
import type { DocsView } from '../view.js';

/**
 * Returns how a credential is sent: as `header` or `query` with a name and a prefix, or as `user`
 * with a name and a password. A page cannot send the kinds `cookie`, `certificate` and `other`.
 */
export function credentialData(scheme: SecurityScheme): JsonData {
  const { id } = scheme;
  const bearer = { id, kind: 'header', name: 'Authorization', before: 'Bearer ' };
  switch (scheme.kind) {
    case 'oauth2':
    case 'openIdConnect':
      return bearer;
    case 'apiKey':
      return { id, kind: scheme.in, name: scheme.name, before: '' };
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'bearer') return bearer;
      if (kind === 'basic') return { id, kind: 'user' };
      if (kind === 'digest') return { id, kind: 'other' };
      return { ...bearer, before: `${scheme.scheme} ` };
    }
    case 'mutualTLS':
      return { id, kind: 'certificate' };
    case 'custom':
      return { id, kind: 'other' };
    default:
      return scheme satisfies never;
  }
}

/**
 * Returns the security alternatives, each as a list of schemes that are required together. If no
 * document declares security, the caller may choose any scheme or none.
 */
export function waysIn({ security }: Endpoint, { api }: DocsView): string[][] {
  if (security === undefined) return [[], ...[...api.securitySchemes.keys()].map((id) => [id])];
  const ways = security.value.map((needed) => needed.map(({ scheme }) => scheme));
  return ways.length === 0 ? [[]] : ways;
}
