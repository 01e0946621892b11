/** Describes the security requirements of operations. */
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Endpoint, SecurityScheme } from '../../../src/model/api.js';
import { securityInWords } from '../../../src/model/security/security-text.js';
import type { DocsBlock } from '../blocks/block.js';
import { badge, coded, codedRow, foreignOf, inRow, phraseOf, trustMark } from '../blocks/inline.js';
import type { Inline } from '../blocks/inline.js';
import type { Settings } from '../language/settings.js';
import type { DocsView } from '../view.js';

/** Returns the line with the security requirement of an operation. */
export function authenticationLine({ security }: Endpoint, { settings }: DocsView): DocsBlock {
  const content =
    security === undefined
      ? badge(settings.word('not declared'), 'gap')
      : requirementsIn(settings)(security);
  return { kind: 'fact', title: settings.word('Authentication'), content, look: 'auth' };
}

/**
 * Describes a security requirement in words. The result is cached, because most operations have the
 * same requirement.
 */
const requirementsIn = memoizeByObject(({ word }: Settings) =>
  memoizeByObject(({ value, origins }: NonNullable<Endpoint['security']>): Inline => {
    const words = securityInWords<Inline>(value, {
      none: word('none'),
      scheme: ({ scheme, scopes }) => {
        if (scopes.length === 0) return coded(scheme);
        const phrase = scopes.length === 1 ? 'with scope {scopes}' : 'with scopes {scopes}';
        return inRow([coded(scheme), phraseOf(phrase, { scopes: codedRow(scopes) })], ' ');
      },
      and: (schemes) => inRow(schemes, ` ${word('and')} `),
      or: (combinations) => inRow(combinations, ` ${word('or')} `),
    });
    return inRow([words, trustMark(origins)], '');
  }),
);

const FLOWS = {
  implicit: 'implicit',
  password: 'password',
  clientCredentials: 'client credentials',
  authorizationCode: 'authorization code',
  deviceAuthorization: 'device authorization',
} as const;

/** Returns a short description of a security scheme. */
export function schemeWords(scheme: SecurityScheme, { settings }: DocsView): Inline {
  switch (scheme.kind) {
    case 'http':
      return inRow(['HTTP', coded(scheme.scheme)], ' ');
    case 'apiKey':
      return phraseOf('key in {place} {name}', { place: scheme.in, name: coded(scheme.name) });
    case 'oauth2': {
      if (scheme.flows.length === 0) {
        return settings.word('OAuth 2.0; how to obtain a token is not described');
      }
      const flows = scheme.flows.map(({ type, authorizationUrl, tokenUrl }) => {
        const urls = [authorizationUrl, tokenUrl].flatMap((url) => (url ? [foreignOf(url)] : []));
        return inRow([FLOWS[type], ...urls], ' ');
      });
      return inRow(['OAuth 2.0', inRow(flows)], ': ');
    }
    case 'openIdConnect':
      return inRow(['OpenID Connect', foreignOf(scheme.url)]);
    case 'mutualTLS':
      return 'mutual TLS';
    case 'custom':
      return coded(scheme.type);
    default:
      return scheme satisfies never;
  }
}
