/** Finds the security schemes that recorded requests use. Credentials themselves are never stored. */
import { append } from '../../../base/foundation/lists.js';
import type {
  SecurityRequirement,
  SecurityScheme,
  SecuritySchemeKind,
} from '../../../model/api.js';
import type { Fact, Origin } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { schemeOfHeader } from '../authorization.js';
import { keySchemeName } from '../key-name.js';
import { isSecretName } from '../secret.js';
import type { Exchange } from './exchange.js';

/** Matches cookies that contain a session. Other cookies are settings, or count visitors. */
const SESSION =
  /^(?:__(?:secure|host)-)?[\w.-]{0,40}(?:sess(?:ion)?|sid|auth|token|jwt)[\w.-]{0,40}$/i;

/**
 * Returns the schemes that a request uses in its headers, its query and its cookies. If there is an `Authorization`
 * header, cookies are ignored, because a browser sends cookies even if they are not needed. If both were required, a
 * client with only one of them could send neither.
 */
function schemesOf({ requestHeaders, address }: Exchange): SecuritySchemeKind[] {
  const kinds: SecuritySchemeKind[] = [];
  const isAuthorized = requestHeaders.some(([name]) => name.toLowerCase() === 'authorization');
  for (const [name, value] of requestHeaders) {
    const lower = name.toLowerCase();
    if (lower === 'authorization') kinds.push(schemeOfHeader(value));
    else if (lower === 'cookie') append(kinds, isAuthorized ? [] : sessionKinds(value));
    else if (isCredentialHeader(lower)) kinds.push({ kind: 'apiKey', in: 'header', name });
  }
  for (const [name] of address.query) {
    if (isSecretName(name)) kinds.push({ kind: 'apiKey', in: 'query', name });
  }
  const distinct = new Map(kinds.map((kind) => [keyOf(kind), kind]));
  return [...distinct.values()];
}

/**
 * Returns true for the name of a header that contains an API key, such as `X-Api-Key`. It becomes a security scheme,
 * not a parameter.
 */
export function isCredentialHeader(lower: string): boolean {
  return (
    lower !== 'authorization' && lower !== 'cookie' && lower !== 'set-cookie' && isSecretName(lower)
  );
}

function sessionKinds(value: string): SecuritySchemeKind[] {
  return value.split(';').flatMap((piece): SecuritySchemeKind[] => {
    const name = piece.split('=', 1)[0]?.trim() ?? '';
    return SESSION.test(name) ? [{ kind: 'apiKey', in: 'cookie', name }] : [];
  });
}

function keyOf(kind: SecuritySchemeKind): string {
  return JSON.stringify(kind);
}

/**
 * Names all schemes in some recordings by their kind or their field. If several have the same name, a number is
 * appended.
 * @returns the schemes by name, and a function that returns the sorted names of the schemes that an exchange uses
 */
export function nameSchemes(exchanges: readonly Exchange[]): {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly namesOf: (exchange: Exchange) => readonly string[];
} {
  const places = new Map<string, { readonly kind: SecuritySchemeKind; readonly origin: Origin }>();
  const keysOfExchanges = new Map<Exchange, readonly string[]>();
  for (const exchange of exchanges) {
    const kinds = schemesOf(exchange);
    keysOfExchanges.set(exchange, kinds.map(keyOf));
    for (const kind of kinds) {
      if (!places.has(keyOf(kind))) places.set(keyOf(kind), { kind, origin: exchange.origin });
    }
  }
  const schemes = new Map<string, SecurityScheme>();
  const names = new Map<string, string>();
  for (const [key, { kind, origin }] of [...places].sort(([a], [b]) => byCodeUnit(a, b))) {
    const base = baseName(kind);
    let id = base;
    for (let number = 2; schemes.has(id); number++) id = `${base}${number}`;
    schemes.set(id, { ...kind, id, unnamed: true, origins: [origin] });
    names.set(key, id);
  }
  const namesOf = (exchange: Exchange): string[] =>
    (keysOfExchanges.get(exchange) ?? []).map((key) => names.get(key) ?? 'apiKey').sort();
  return { schemes, namesOf };
}

function baseName(kind: SecuritySchemeKind): string {
  if (kind.kind === 'http') return kind.scheme;
  return kind.kind === 'apiKey' ? keySchemeName(kind.name) : kind.kind;
}

/**
 * Returns the security of an endpoint, as observed in its successful requests. A request without credentials is
 * ignored, because recordings are often exported without them.
 * @returns `undefined` if no successful request contains credentials
 */
export function observedSecurity(
  exchanges: readonly Exchange[],
  namesOf: (exchange: Exchange) => readonly string[],
): Fact<readonly SecurityRequirement[]> | undefined {
  const alternatives = new Map<string, SecurityRequirement>();
  const origins: Origin[] = [];
  for (const exchange of exchanges) {
    if (exchange.status >= 400) continue;
    const names = namesOf(exchange);
    if (names.length === 0) continue;
    const key = names.join(' ');
    if (alternatives.has(key)) continue;
    alternatives.set(
      key,
      names.map((scheme) => ({ scheme, scopes: [] })),
    );
    origins.push(exchange.origin);
  }
  if (alternatives.size === 0) return undefined;
  const sorted = [...alternatives].sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one);
  return { value: sorted, origins };
}
