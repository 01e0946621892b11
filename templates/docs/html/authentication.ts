/** What a caller needs to be let in. */
import { foreignLink, html, joined, type Html } from '../../../src/emit/html/index.js';
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Endpoint, SecurityScheme } from '../../../src/model/api.js';
import { securityInWords } from '../../../src/model/security-text.js';
import { scopePhrase } from '../authentication.js';
import { codes, htmlTrust, notStated } from './marks.js';
import { phrased } from '../language/html.js';
import type { HtmlView } from './view.js';

/** The requirement of an endpoint in one sentence. */
export function htmlRequirement({ security }: Endpoint, view: HtmlView): Html {
  return security === undefined ? notStated(view) : statedRequirement(security, view);
}

/** The same with its title. */
export function authenticationLine(endpoint: Endpoint, view: HtmlView): Html {
  return html`<p class="auth"><strong>${view.settings.word('Authentication')}</strong> ${htmlRequirement(endpoint, view)}</p>`;
}

const statedRequirement = memoizeByView(
  ({ value, origins }: NonNullable<Endpoint['security']>, view: HtmlView) => {
    const { word } = view.settings;
    const words = securityInWords(value, {
      none: html`${word('none')}`,
      scheme: ({ scheme, scopes }) => {
        const phrase = scopePhrase(scopes);
        if (phrase === undefined) return html`<code>${scheme}</code>`;
        return html`<code>${scheme}</code> ${phrased(phrase, { scopes: codes(scopes) }, view)}`;
      },
      and: (schemes) => joined(schemes, ` ${word('and')} `),
      or: (combinations) => joined(combinations, ` ${word('or')} `),
    });
    return html`${words}${htmlTrust(origins, view)}`;
  },
);

const FLOWS = {
  implicit: 'implicit',
  password: 'password',
  clientCredentials: 'client credentials',
  authorizationCode: 'authorization code',
  deviceAuthorization: 'device authorization',
} as const;

/** What a scheme is, in a few words. */
export function htmlScheme(scheme: SecurityScheme, view: HtmlView): Html {
  switch (scheme.kind) {
    case 'http':
      return html`HTTP <code>${scheme.scheme}</code>`;
    case 'apiKey':
      return phrased(
        'key in {place} {name}',
        { place: scheme.in, name: html`<code>${scheme.name}</code>` },
        view,
      );
    case 'oauth2': {
      if (scheme.flows.length === 0) {
        return html`${view.settings.word('OAuth 2.0; how to obtain a token is not stated')}`;
      }
      const flows = scheme.flows.map(({ type, authorizationUrl, tokenUrl }) =>
        joined(
          [
            html`${FLOWS[type]}`,
            authorizationUrl !== undefined && foreignLink(authorizationUrl, authorizationUrl),
            tokenUrl !== undefined && foreignLink(tokenUrl, tokenUrl),
          ],
          ' ',
        ),
      );
      return html`OAuth 2.0: ${joined(flows, ', ')}`;
    }
    case 'openIdConnect':
      return html`OpenID Connect, ${foreignLink(scheme.url, scheme.url)}`;
    case 'mutualTLS':
      return html`mutual TLS`;
    case 'custom':
      return html`<code>${scheme.type}</code>`;
    default:
      return scheme satisfies never;
  }
}
