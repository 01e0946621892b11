/** What a caller needs to be let in. */
import { codeSpan, md, text, inline, type Md } from '../../src/emit/markdown/index.js';
import { memoizeByView } from '../../src/foundation/memo.js';
import type { Endpoint, SecurityScheme } from '../../src/model/api.js';
import { securityInWords } from '../../src/model/security-text.js';
import { alternated, spoken, spokenWith } from './language/markdown.js';
import type { Phrase } from './language/phrases.js';
import { markdownTrust } from './type-cell.js';
import type { DocsView } from './view.js';

/** The requirement of an endpoint in one sentence. */
export function markdownRequirement({ security }: Endpoint, view: DocsView): Md {
  return security === undefined ? spoken('not stated', view) : statedRequirement(security, view);
}

const statedRequirement = memoizeByView(
  ({ value, origins }: NonNullable<Endpoint['security']>, view: DocsView) => {
    const mark = markdownTrust(origins, view);
    const words = securityInWords(value, {
      none: spoken('none', view),
      scheme: ({ scheme, scopes }) => {
        const phrase = scopePhrase(scopes);
        if (phrase === undefined) return codeSpan(scheme);
        const all = inline(scopes.map(codeSpan), ', ');
        return md`${codeSpan(scheme)} ${spokenWith(phrase, { scopes: all }, view)}`;
      },
      and: (schemes) => alternated(schemes, 'and', view),
      or: (combinations) => alternated(combinations, 'or', view),
    });
    return mark ? md`${words} (${mark})` : words;
  },
);

/** The phrase for scopes; undefined when there are none. */
export function scopePhrase(scopes: readonly string[]): Phrase | undefined {
  if (scopes.length === 0) return undefined;
  return scopes.length === 1 ? 'with scope {scopes}' : 'with scopes {scopes}';
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
