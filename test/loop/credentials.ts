/**
 * The credentials that a client sends, and the credentials that the server's handlers must receive.
 */
import type { Api, SecurityScheme } from '../../src/model/api.js';
import type { Names } from '../../src/api/resolve/name-table.js';

interface Described {
  readonly api: Api;
  readonly names: Names;
}

/** The name that generated code calls a scheme by. */
export function nameOfScheme(id: string, { names }: Pick<Described, 'names'>): string {
  return names.schemes.get(id) ?? id;
}

/** The client's credential for a scheme. */
function given(scheme: SecurityScheme, secret: string): unknown {
  switch (scheme.kind) {
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'basic') return loginOf(scheme);
      if (kind === 'bearer') return secret;
      return ({ headers }: { headers: Headers }) =>
        headers.set('authorization', `${scheme.scheme} ${secret}`);
    }
    case 'custom':
      return () => undefined;
    default:
      return secret;
  }
}

/** The expected argument of the server's handler of a scheme. */
export function credentialOf(scheme: SecurityScheme | undefined, secret = ''): unknown {
  switch (scheme?.kind) {
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'basic') return loginOf(scheme);
      return kind === 'bearer' ? { token: secret } : { parameters: secret };
    }
    case 'apiKey':
      return { key: secret };
    case 'oauth2':
    case 'openIdConnect':
      return { token: secret };
    default:
      return {};
  }
}

/**
 * A secret for each of some schemes. Schemes that are sent in the same location share one, because
 * only one can be sent.
 */
export function secretsOf(ids: readonly string[], { securitySchemes }: Api): Map<string, string> {
  const carried = new Map<string, string>();
  const secrets = new Map<string, string>();
  for (const id of ids) {
    const scheme = securitySchemes.get(id);
    if (scheme === undefined) continue;
    const carrier = carrierOf(scheme);
    const secret = carried.get(carrier) ?? `secret.${id.replace(/[^\w]/g, '-')}/+=`;
    carried.set(carrier, secret);
    secrets.set(id, secret);
  }
  return secrets;
}

function carrierOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'http':
      return scheme.scheme.toLowerCase();
    case 'oauth2':
    case 'openIdConnect':
      return 'bearer';
    case 'apiKey':
      return `${scheme.in} ${scheme.name}`;
    default:
      return scheme.id;
  }
}

function loginOf({ id }: SecurityScheme): object {
  return { username: `jö ${id.length}`, password: 'p:w' };
}

/** The credentials for `createClient`, by the generated names of the schemes. */
export function authOf(ids: readonly string[], { api, names }: Described): Record<string, unknown> {
  return Object.fromEntries(
    [...secretsOf(ids, api)].map(([id, secret]) => {
      const scheme = api.securitySchemes.get(id);
      return [nameOfScheme(id, { names }), scheme && given(scheme, secret)];
    }),
  );
}
