/**
 * Recognizes credentials that are declared as ordinary parameters. They become security requirements, so that the
 * client sends them by itself.
 */
import type { SecurityRequirement, SecurityScheme, SecuritySchemeUse } from '../../../model/api.js';
import type { Fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import type { Description } from './description.js';
import type { OperationPlace } from './path-item.js';
import { isKeyName } from '../key-name.js';
import { keepFacts } from './credential-facts.js';

/** A parameter, and the location of its declaration. */
export interface NamedPlace {
  readonly name: string;
  readonly in: string;
  readonly cursor: Cursor;
}

/**
 * Returns true if a parameter contains the credential of a security scheme that the operation requires. If no security
 * is declared, also returns true for a parameter that only has the name of a credential, such as `api_key`, unless the
 * document declares a value for the parameter.
 */
export function isCredential(
  parameter: NamedPlace,
  place: OperationPlace,
  description: Description,
): boolean {
  const { cursor } = parameter;
  if (placeOf(parameter) === undefined) return false;
  const scheme = schemeFor(parameter, description);
  if (!scheme && !isKeyName(parameter.name)) return false;
  const declared = declaredSecurity(place, description);
  if (declared === undefined) return !hasValue(cursor);
  return scheme !== undefined && namesOf(declared, description).has(scheme.id);
}

export function declaredSecurity(
  { operation }: OperationPlace,
  { root }: Description,
): Cursor | undefined {
  const own = operation.get('security');
  if (own.exists) return own;
  const common = root.get('security');
  return common.exists ? common : undefined;
}

/**
 * Returns the security requirements if the document only declares credentials as parameters. Security schemes that
 * the document does not define are added.
 * @param credentials the parameters, at least one
 */
export function fromCredentials(
  credentials: readonly NamedPlace[],
  description: Description,
): Fact<readonly SecurityRequirement[]> {
  const needed: SecuritySchemeUse[] = [];
  const optional: SecuritySchemeUse[] = [];
  for (const parameter of credentials) {
    const isNeeded = parameter.cursor.get('required').boolean() === true;
    const use = { scheme: idFor(parameter, description), scopes: [] };
    (isNeeded ? needed : optional).push(use);
  }
  const all = optional.length > 1 ? [optional] : [];
  const value = [...all, ...optional.map((use) => [use]), []].map((some) => [...needed, ...some]);
  return { value, origins: credentials.map(({ cursor }) => cursor.origin('inferred')) };
}

/** Keeps the facts of all parameters that are read as security schemes. */
export function keepAllFacts(
  credentials: readonly NamedPlace[],
  description: Description,
  isRequired: boolean,
): void {
  for (const one of credentials) keepFacts(one, idFor(one, description), description, isRequired);
}

function placeOf({ in: place }: NamedPlace): 'header' | 'query' | 'cookie' | undefined {
  return place === 'header' || place === 'query' || place === 'cookie' ? place : undefined;
}

function hasValue(cursor: Cursor): boolean {
  return [cursor, cursor.get('schema')].some((one) => one.has('default') || one.has('enum'));
}

/**
 * Returns the security scheme whose credential is sent in the same location and under the same name as the parameter.
 */
function schemeFor(
  parameter: NamedPlace,
  { securitySchemes }: Description,
): SecurityScheme | undefined {
  if (securitySchemes.size === 0) return undefined;
  const { name, in: place } = parameter;
  return [...securitySchemes.values()].find(
    (scheme) =>
      scheme.kind === 'apiKey' &&
      scheme.in === place &&
      (place === 'header'
        ? scheme.name.toLowerCase() === name.toLowerCase()
        : scheme.name === name),
  );
}

function namesOf(security: Cursor, { schemeIds }: Description): ReadonlySet<string> {
  const items = security.type === 'object' ? [security] : security.items();
  return new Set(items.flatMap((item) => item.entries().map(([key]) => schemeIds.get(key) ?? key)));
}

function idFor(parameter: NamedPlace, description: Description): string {
  const known = schemeFor(parameter, description);
  if (known) return known.id;
  const { name, cursor } = parameter;
  const place = placeOf(parameter) ?? 'header';
  const taken = description.securitySchemes.has(name);
  const id = taken ? `${name}_${place}` : name;
  const origins = [cursor.origin('inferred')];
  const kind = { kind: 'apiKey', in: place, name } as const;
  description.securitySchemes.set(id, { ...kind, id, unnamed: true, origins });
  return id;
}
