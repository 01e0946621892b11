/**
 * Reads the security requirements of an operation. They are declared, or implied by the operation's parameters or its
 * `description`.
 */
import type {
  OAuthFlow,
  SecurityRequirement,
  SecurityScheme,
  SecuritySchemeKind,
  SecuritySchemeUse,
} from '../../../model/api.js';
import { fact, type Fact, type Origin } from '../../../model/origin.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { declaredSecurity, fromCredentials, keepAllFacts, type NamedPlace } from './credentials.js';
import { keepFacts } from './credential-facts.js';
import type { Description } from './description.js';
import { stringFields } from './info.js';
import type { OperationPlace } from './path-item.js';
import { writesAuthorization } from '../../../model/security/credential-carrier.js';
import type { Prose } from '../infer/prose.js';
import { keySchemeName } from '../key-name.js';
import { readText } from '../text.js';

/** Evidence of an operation's security, apart from `security` itself. */
export interface SecurityEvidence {
  readonly prose?: Prose['security'];
  /** The location of the sentence about authentication. */
  readonly text: Cursor;
  /** The `Authorization` header, if it is declared as a parameter. */
  readonly authorization?: Cursor;
  readonly credentials: readonly NamedPlace[];
}

/**
 * Returns the security of an operation. It is the first of these that exists: the security that the operation declares,
 * the security of the document, the security that the operation's description or headers imply.
 * @returns `undefined` if there is no evidence
 */
export function readSecurity(
  place: OperationPlace,
  evidence: SecurityEvidence,
  description: Description,
): Fact<readonly SecurityRequirement[]> | undefined {
  const security = requirementsOf(place, evidence, description);
  const { authorization: header } = evidence;
  const scheme = header && security?.value.flat().find((use) => isSentBy(use, description));
  if (scheme) keepFacts({ name: 'Authorization', cursor: header }, scheme.scheme, description);
  return security;
}

function isSentBy({ scheme: id }: SecuritySchemeUse, { securitySchemes }: Description): boolean {
  const scheme = securitySchemes.get(id);
  return scheme !== undefined && writesAuthorization(scheme);
}

function requirementsOf(
  place: OperationPlace,
  evidence: SecurityEvidence,
  description: Description,
): Fact<readonly SecurityRequirement[]> | undefined {
  const { prose, text, credentials, authorization: header } = evidence;
  const declared = declaredSecurity(place, description);
  if (declared) {
    const requirements = readRequirements(declared, description);
    const isRequired = requirements.length > 0 && requirements.every((all) => all.length > 0);
    keepAllFacts(credentials, description, isRequired);
    // OpenAPI 3 ignores a header parameter with the name `Authorization` (3.1 § Parameter Object), but Swagger 2.0 has
    // no such rule.
    const sent = description.isSwagger ? header : undefined;
    return withHeader(fact(requirements, declared.origin()), sent, description);
  }
  const keys = credentials.length > 0 ? fromCredentials(credentials, description) : undefined;
  keepAllFacts(credentials, description, false);
  // A sentence that requires authentication without naming a scope refers to the credentials that are declared as
  // parameters.
  if (keys && !prose?.scopes.length) return withHeader(keys, header, description);
  const spoken = prose && fromProse(prose.scopes, text, description);
  if (keys && spoken) return both(keys, spoken);
  if (spoken) return spoken;
  if (!header) return undefined;
  const sent = fromHeader(header, description);
  return header.rawMember('required') === false ? { ...sent, value: [...sent.value, []] } : sent;
}

/**
 * If the `Authorization` header is declared as a parameter, adds it to each alternative of the security requirements, so
 * that callers can send it together with the declared credentials.
 */
function withHeader(
  declared: Fact<readonly SecurityRequirement[]>,
  header: Cursor | undefined,
  description: Description,
): Fact<readonly SecurityRequirement[]> {
  if (header === undefined) return declared;
  const writes = (one: SecurityRequirement): boolean =>
    one.some((use) => isSentBy(use, description));
  const alternatives = declared.value.length === 0 ? [[]] : declared.value;
  if (alternatives.every(writes)) return declared;
  const sent = fromHeader(header, description);
  const optional = header.get('required').boolean() !== true;
  const value = alternatives.flatMap((one) => {
    if (writes(one)) return [one];
    const together = sent.value.map((more) => [...one, ...more]);
    return optional ? [...together, one] : together;
  });
  return { value, origins: [...declared.origins, ...sent.origins] };
}

/**
 * Reads a list of alternatives, each of which may combine several schemes. The kind of a scheme that is not defined
 * is inferred from its name.
 */
function readRequirements(cursor: Cursor, description: Description): SecurityRequirement[] {
  // A single object in place of a list is one alternative.
  const items = cursor.type === 'object' ? [cursor] : cursor.items();
  return items.map((item) =>
    item.entries().map(([key, place]) => {
      const scheme = description.schemeIds.get(key) ?? key;
      const scopes = place.items().flatMap((scope) => scope.text() ?? []);
      if (!isPlaceholder(key, description)) define(scheme, scopes, place, description);
      return { scheme, scopes };
    }),
  );
}

/** Returns true for a security scheme of unknown kind. restitch's export only contains the name of such a scheme. */
function isPlaceholder(key: string, { root }: Description): boolean {
  return (
    root.get('components').get('securitySchemes').get(key).get(EXTENSION.unknown).value === true
  );
}

function define(
  scheme: string,
  scopes: readonly string[],
  place: Cursor,
  description: Description,
): void {
  const known = description.securitySchemes.get(scheme);
  if (!known) {
    const kind = kindByName(scheme);
    const type = typeText(kind);
    place.add('auth/undefined', { missing: 'scheme', scheme, ...(type && { type }) }, 'key');
    const origins = [place.origin('inferred')];
    description.securitySchemes.set(scheme, { ...kind, id: scheme, origins });
    return;
  }
  if (known.kind !== 'oauth2' || known.flows.length === 0) return;
  for (const scope of scopes) {
    if (known.flows.some((flow) => flow.scopes.has(scope))) continue;
    place.add('auth/undefined', { missing: 'scope', scheme, scope });
  }
}

function kindByName(name: string): SecuritySchemeKind {
  if (/bearer|jwt/i.test(name)) return { kind: 'http', scheme: 'bearer' };
  if (/basic/i.test(name)) return { kind: 'http', scheme: 'basic' };
  if (/oauth/i.test(name)) return { kind: 'oauth2', flows: [] };
  if (/key|token/i.test(name)) return { kind: 'apiKey', in: 'header', name };
  return { kind: 'custom', type: name };
}

/** Returns the type of a security scheme as OpenAPI 3 declares it; `undefined` for a custom one. */
function typeText(kind: SecuritySchemeKind): string | undefined {
  if (kind.kind === 'custom') return undefined;
  if (kind.kind === 'apiKey') return `"type: apiKey" with "in: ${kind.in}"`;
  return kind.kind === 'http'
    ? `"type: http" with "scheme: ${kind.scheme}"`
    : `"type: ${kind.kind}"`;
}

function both(
  one: Fact<readonly SecurityRequirement[]>,
  other: Fact<readonly SecurityRequirement[]>,
): Fact<readonly SecurityRequirement[]> {
  const value = one.value.flatMap((all) => other.value.map((more) => [...all, ...more]));
  return { value, origins: [...one.origins, ...other.origins] };
}

function fromProse(
  scopes: readonly string[],
  text: Cursor,
  description: Description,
): Fact<readonly SecurityRequirement[]> {
  const origin = text.origin('inferred');
  const schemes = description.securitySchemes;
  const oauth = [...schemes.values()].filter((scheme) => scheme.kind === 'oauth2');
  const id = oauth.length === 1 && oauth[0] ? oauth[0].id : 'oauth2';
  text.add('auth/prose', { scopes: scopes.join(', ') });
  addInferred(schemes, { kind: 'oauth2', flows: [], id, origins: [] }, origin);
  return fact([[{ scheme: id, scopes }]], origin);
}

/**
 * Returns the security that an `Authorization` header among the parameters implies: a scheme that uses this header, or an
 * API key. The caller of an API key passes the whole value, because the value of the parameter is the whole header.
 */
function fromHeader(
  header: Cursor,
  description: Description,
): Fact<readonly SecurityRequirement[]> {
  const origin = header.origin('inferred');
  const { securitySchemes: schemes } = description;
  const known = [...schemes.values()].find(writesAuthorization);
  const kind = { kind: 'apiKey', in: 'header', name: 'Authorization' } as const;
  const free = keySchemeName(kind.name);
  const id = known?.id ?? (schemes.has(free) ? `${free}_header` : free);
  if (!known) addInferred(schemes, { ...kind, id, origins: [] }, origin);
  return fact([[{ scheme: id, scopes: [] }]], origin);
}

function addInferred(
  schemes: Map<string, SecurityScheme>,
  scheme: SecurityScheme,
  origin: Origin,
): void {
  // Only the first origin is stored; otherwise every operation would add one.
  if (schemes.has(scheme.id)) return;
  schemes.set(scheme.id, { ...scheme, unnamed: true, origins: [origin] });
}

/**
 * Reads one OAuth flow.
 * @param type the name of the flow in OpenAPI 3
 * @param cursor the object with the flow's URLs and `scopes`
 */
export function readFlow(type: OAuthFlow['type'], cursor: Cursor): OAuthFlow {
  const scopes = new Map<string, string>();
  const list = cursor.get('scopes');
  if (list.type === 'array') {
    for (const item of list.items()) scopes.set(item.string() ?? '', '');
  } else {
    for (const [scope, text] of list.entries()) scopes.set(scope, readText(text) ?? '');
  }
  const urls = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'] as const;
  return { type, ...stringFields(cursor, urls), scopes };
}

/**
 * Reads an API key.
 * @param cursor a Security Scheme Object of type `apiKey`
 */
export function readApiKey(cursor: Cursor): SecuritySchemeKind & { readonly kind: 'apiKey' } {
  const name = cursor.get('name').text() ?? '';
  const place = cursor.get('in').text()?.toLowerCase();
  if (place !== 'query' && place !== 'cookie' && place !== 'header') {
    cursor.get('in').add('auth/scheme', { field: 'in', ...(place && { value: place }) });
  }
  const location = place === 'query' || place === 'cookie' ? place : 'header';
  return { kind: 'apiKey', in: location, name };
}
