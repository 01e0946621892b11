/** Matches the security schemes of two APIs: by name, or by content if a scheme was renamed. */
import type { Api, SecurityScheme } from '../../model/api.js';
import { groupBy } from '../../base/foundation/group.js';

type Schemes = Api['securitySchemes'];

/** A credential that the old or the new API requires. */
export interface Credential {
  /** A key that is the same for matching credentials of the two APIs. */
  readonly key: string;
  readonly name: string;
  /** How the credential is sent, such as `HTTP bearer`. */
  readonly form: string;
  /**
   * How the credential is sent, as text for messages. If several schemes send a credential in this way, the text
   * contains the name of the scheme.
   */
  readonly words: string;
}

/** The credentials of both APIs, by the id of their security scheme. */
export interface Credentials {
  readonly before: (id: string) => Credential;
  readonly after: (id: string) => Credential;
}

/**
 * Maps the old id of each renamed security scheme to its new id. First, each scheme is matched with the scheme that has
 * the same id in the other API, if both send the credential in the same way. Among the remaining schemes, one scheme of
 * each API is matched if both have the same content (see `kindOf`) and no other scheme has this content.
 */
export function renamedSchemes(before: Schemes, after: Schemes): ReadonlyMap<string, string> {
  const isLeft = (own: Schemes, others: Schemes) => (id: string) =>
    formOf(id, own.get(id)) !== formOf(id, others.get(id));
  const old = groupBy([...before.keys()].filter(isLeft(before, after)), (id) => kindOf(before, id));
  const fresh = groupBy([...after.keys()].filter(isLeft(after, before)), (id) => kindOf(after, id));
  const renamed = new Map<string, string>();
  for (const [kind, [id, ...more]] of old) {
    const [now, ...others] = fresh.get(kind) ?? [];
    if (id !== undefined && now !== undefined && more.length + others.length === 0) {
      renamed.set(id, now);
    }
  }
  return renamed;
}

/** Matches the security schemes of two APIs, including renamed ones. */
export function credentialsOf(before: Schemes, after: Schemes): Credentials {
  const renamed = renamedSchemes(before, after);
  return {
    before: credentialsIn(before, (id) => renamed.get(id) ?? id),
    after: credentialsIn(after, (id) => id),
  };
}

function credentialsIn(
  schemes: Schemes,
  nameOf: (id: string) => string,
): (id: string) => Credential {
  const byForm = groupBy([...schemes], ([id, scheme]) => formOf(id, scheme));
  return (id) => {
    const form = formOf(id, schemes.get(id));
    const isAlone = (byForm.get(form)?.length ?? 0) < 2;
    const words = isKnownByName(schemes.get(id)) ? id : isAlone ? form : `${form} (${id})`;
    return { key: `${form}\n${nameOf(id)}`, name: id, form, words };
  };
}

function isKnownByName(scheme: SecurityScheme | undefined): boolean {
  return ['oauth2', 'openIdConnect', 'mutualTLS'].includes(scheme?.kind ?? '');
}

/** Returns how a credential is sent, or the id of the scheme if the API does not declare the scheme. */
function formOf(id: string, scheme: SecurityScheme | undefined): string {
  switch (scheme?.kind) {
    case 'http':
      return `HTTP ${scheme.scheme.toLowerCase()}`;
    case 'apiKey':
      return `API key in ${scheme.in} ${scheme.in === 'header' ? scheme.name.toLowerCase() : scheme.name}`;
    case 'custom':
      return scheme.type;
    case 'oauth2':
    case 'openIdConnect':
    case 'mutualTLS':
      return scheme.kind;
    case undefined:
      return id;
    default:
      return scheme satisfies never;
  }
}

/**
 * Returns a text for the content of a security scheme: how the credential is sent and, for OAuth 2 and OpenID Connect,
 * the URLs from which it is obtained. The name of the scheme is not included.
 */
function kindOf(schemes: Schemes, id: string): string {
  const scheme = schemes.get(id);
  if (scheme?.kind === 'oauth2') {
    const flows = scheme.flows.map(({ type, authorizationUrl, tokenUrl }) => [
      type,
      authorizationUrl,
      tokenUrl,
    ]);
    return JSON.stringify([scheme.kind, flows]);
  }
  if (scheme?.kind === 'openIdConnect') return JSON.stringify([scheme.kind, scheme.url]);
  return formOf(id, scheme);
}
