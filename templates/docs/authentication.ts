/** What a caller needs to be let in. */
import { codeSpan, md, text, inline, type Md } from '../../src/emit/markdown/index.js';
import { memoizeByView } from '../../src/foundation/memo.js';
import type { Endpoint, SecurityRequirement, SecurityScheme } from '../../src/model/api.js';
import { markdownTrust } from './type-cell.js';
import type { DocsView } from './view.js';

/** The requirement of an endpoint in one sentence. */
export function markdownRequirement({ security }: Endpoint, view: DocsView): Md {
  return security === undefined ? text('not stated') : statedRequirement(security, view);
}

const statedRequirement = memoizeByView(
  ({ value, origins }: NonNullable<Endpoint['security']>, view: DocsView) => {
    const alternatives = value.map(combination);
    const mark = markdownTrust(origins, view);
    const words = alternatives.length === 0 ? text('none') : inline(alternatives, ' or ');
    return mark ? md`${words} (${mark})` : words;
  },
);

function combination(requirement: SecurityRequirement): Md {
  if (requirement.length === 0) return text('none');
  return inline(
    requirement.map(({ scheme, scopes }) => {
      if (scopes.length === 0) return codeSpan(scheme);
      const label = scopes.length === 1 ? text('with scope') : text('with scopes');
      return md`${codeSpan(scheme)} ${label} ${inline(scopes.map(codeSpan), ', ')}`;
    }),
    ' and ',
  );
}

/** What a scheme is, in a few words. */
export function markdownScheme(scheme: SecurityScheme): Md {
  switch (scheme.kind) {
    case 'http':
      return md`HTTP ${codeSpan(scheme.scheme)}`;
    case 'apiKey':
      return md`key in ${text(scheme.in)} ${codeSpan(scheme.name)}`;
    case 'oauth2':
      return scheme.flows.length === 0
        ? text('OAuth 2.0; how to obtain a token is not stated')
        : md`OAuth 2.0: ${inline(
            scheme.flows.map(({ type }) => text(type)),
            ', ',
          )}`;
    case 'openIdConnect':
      return md`OpenID Connect, ${codeSpan(scheme.url)}`;
    case 'mutualTLS':
      return text('mutual TLS');
    case 'custom':
      return codeSpan(scheme.type);
    default:
      return scheme satisfies never;
  }
}
