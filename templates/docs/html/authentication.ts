/** What a caller needs to be let in. */
import { foreignLink, html, joined, type Html } from '../../../src/emit/html/index.js';
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Endpoint, SecurityRequirement, SecurityScheme } from '../../../src/model/api.js';
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
    const words =
      value.length === 0
        ? [html`${word('none')}`]
        : value.map((requirement) => combination(requirement, view));
    return html`${joined(words, ` ${word('or')} `)}${htmlTrust(origins, view)}`;
  },
);

function combination(requirement: SecurityRequirement, view: HtmlView): Html {
  const { word } = view.settings;
  if (requirement.length === 0) return html`${word('none')}`;
  return joined(
    requirement.map(({ scheme, scopes }) => {
      if (scopes.length === 0) return html`<code>${scheme}</code>`;
      const phrase = scopes.length === 1 ? 'with scope {scopes}' : 'with scopes {scopes}';
      return html`<code>${scheme}</code> ${phrased(phrase, { scopes: codes(scopes) }, view)}`;
    }),
    ` ${word('and')} `,
  );
}

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
