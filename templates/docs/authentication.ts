/** What a caller needs to be let in. */
import { codeSpan, md, text, inline, type Md } from '../../src/emit/markdown/index.js';
import { memoizeByView } from '../../src/foundation/memo.js';
import type { Endpoint, SecurityRequirement, SecurityScheme } from '../../src/model/api.js';
import { alternated, spoken, spokenWith } from './language/markdown.js';
import { markdownTrust } from './type-cell.js';
import type { DocsView } from './view.js';

/** The requirement of an endpoint in one sentence. */
export function markdownRequirement({ security }: Endpoint, view: DocsView): Md {
  return security === undefined ? spoken('not stated', view) : statedRequirement(security, view);
}

const statedRequirement = memoizeByView(
  ({ value, origins }: NonNullable<Endpoint['security']>, view: DocsView) => {
    const alternatives = value.map((one) => combination(one, view));
    const mark = markdownTrust(origins, view);
    const words =
      alternatives.length === 0 ? spoken('none', view) : alternated(alternatives, 'or', view);
    return mark ? md`${words} (${mark})` : words;
  },
);

function combination(requirement: SecurityRequirement, view: DocsView): Md {
  if (requirement.length === 0) return spoken('none', view);
  return alternated(
    requirement.map(({ scheme, scopes }) => {
      if (scopes.length === 0) return codeSpan(scheme);
      const phrase = scopes.length === 1 ? 'with scope {scopes}' : 'with scopes {scopes}';
      const all = inline(scopes.map(codeSpan), ', ');
      return md`${codeSpan(scheme)} ${spokenWith(phrase, { scopes: all }, view)}`;
    }),
    'and',
    view,
  );
}

/** What a scheme is, in a few words. */
export function markdownScheme(scheme: SecurityScheme, view: DocsView): Md {
  switch (scheme.kind) {
    case 'http':
      return md`HTTP ${codeSpan(scheme.scheme)}`;
    case 'apiKey':
      return spokenWith(
        'key in {place} {name}',
        { place: text(scheme.in), name: codeSpan(scheme.name) },
        view,
      );
    case 'oauth2':
      return scheme.flows.length === 0
        ? spoken('OAuth 2.0; how to obtain a token is not stated', view)
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
