/** Matches the endpoints of documents by method and path. The names of path parameters do not matter. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, EndpointKey, Parameter } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { Fact } from '../../../model/origin.js';
import {
  DEEPEST_BEGINNING,
  endpointKey,
  pathParameterNames,
  type PathSegment,
} from '../../../model/path.js';
import { fieldStep } from '../../../model/place.js';
import { singularWords, withoutExample, wordsOf } from '../../../base/foundation/words.js';
import { byCodeUnit, sortKeys } from '../../../base/foundation/sort.js';
import { originLocation, type LedgerWriter } from '../ledger/writer.js';
import { isRecording, renameParameters, type Claim, type ClaimsByEndpoint } from './claim.js';
import { matchTwins } from './path-twins.js';
import { elect, distinctFacts, type Authority } from '../elect.js';

/** Collects the descriptions of each endpoint by all documents. */
export function matchEndpoints(apis: readonly Api[], report: Report): ClaimsByEndpoint {
  const claims = apis.flatMap((api) => api.endpoints.map((endpoint): Claim => ({ api, endpoint })));
  // Only recordings and collections contain ids such as `/users/4753` instead of path parameters.
  const templates = apis.some(isRecording) ? indexTemplates(claims) : undefined;
  const adopted = templates
    ? claims.map((item) => adoptLiteralIds(item, templates, report))
    : claims;
  return sortKeys(groupBy(matchTwins(adopted, report), ({ endpoint }) => endpoint.key));
}

/** The prefixes of all paths. The names of parameters are removed. */
interface Templates {
  /** Maps each prefix that ends in a parameter to this parameter. */
  readonly parameters: ReadonlyMap<string, PathSegment>;
  /**
   * Prefixes whose last segment is fixed in an API description, although it looks like an id. Such a segment is not
   * replaced with a parameter.
   */
  readonly literals: ReadonlySet<string>;
}

function indexTemplates(claims: readonly Claim[]): Templates {
  const parameters = new Map<string, PathSegment>();
  const literals = new Set<string>();
  for (const { api, endpoint } of claims) {
    const declared = !isRecording(api);
    for (const [index, segment] of endpoint.path.slice(0, DEEPEST_BEGINNING).entries()) {
      const beginning = erased(endpoint.path.slice(0, index + 1));
      const known = parameters.get(beginning);
      const name = nameOf(segment);
      if (name === undefined) {
        if (declared && looksLikeId(segment)) literals.add(beginning);
      } else if (known === undefined || isBetterName(name, nameOf(known) ?? '')) {
        parameters.set(beginning, segment);
      }
    }
  }
  return { parameters, literals };
}

/** Returns a path without the names of its parameters. */
function erased(path: readonly PathSegment[]): string {
  return endpointKey('', path);
}

function nameOf(segment: PathSegment): string | undefined {
  const [part] = segment;
  return segment.length === 1 && part?.kind === 'parameter' ? part.name : undefined;
}

/**
 * Returns true if a name is more specific than another one. Longer names count as more specific, and generic names such
 * as `id` as the least specific.
 */
function isBetterName(name: string, other: string): boolean {
  const worth = (one: string): number => (GENERIC.has(one.toLowerCase()) ? 0 : one.length);
  return (worth(name) - worth(other) || byCodeUnit(other, name)) > 0;
}

/**
 * Replaces ids in the path of a recorded request with parameters: `/users/4753` becomes `/users/{id}` if a declared
 * path matches and the segment looks like an id.
 */
function adoptLiteralIds(claim: Claim, templates: Templates, report: Report): Claim {
  const { endpoint, api } = claim;
  if (!isRecording(api) || !endpoint.path.some(looksLikeId)) return claim;
  const path: PathSegment[] = [];
  for (const segment of endpoint.path) {
    const mayBeId = path.length < DEEPEST_BEGINNING && looksLikeId(segment);
    const isId = mayBeId && !templates.literals.has(erased([...path, segment]));
    const template = isId ? templates.parameters.get(erased([...path, PLACEHOLDER])) : undefined;
    path.push(template ?? segment);
  }
  const key = endpointKey(endpoint.method, path);
  if (key === endpoint.key) return claim;
  const [origin] = endpoint.origins;
  const place = origin && { ...originLocation(origin), pointer: `${origin.pointer}/name` };
  report.add('collection/literal-id', { key: endpoint.key, into: key }, place);
  const known = new Set(pathParameterNames(endpoint.path));
  const added = pathParameterNames(path).filter((name) => !known.has(name));
  const parameters = [...endpoint.parameters, ...added.map((name) => idParameter(name, endpoint))];
  return { api, endpoint: { ...endpoint, key, path, parameters } };
}

const PLACEHOLDER: PathSegment = [{ kind: 'parameter', name: '' }];

/** Returns true for a number. Readers replace ids of all other forms, because those are ids wherever they occur. */
function looksLikeId(segment: PathSegment): boolean {
  const [part] = segment;
  return segment.length === 1 && part?.kind === 'literal' && /^\d+$/.test(part.text);
}

function idParameter(name: string, endpoint: Endpoint): Parameter {
  const origins = endpoint.origins.map((origin) => ({ ...origin, trust: 'inferred' as const }));
  return {
    name,
    in: 'path',
    required: { value: true, origins },
    content: {
      kind: 'schema',
      schema: { kind: 'unknown', origins: [] },
      style: 'simple',
      explode: false,
    },
    examples: [],
    aliases: [],
    origins,
  };
}

/**
 * Gives the path parameters of an endpoint the same names in all documents. Parameters are matched by their position in
 * the path. Other methods of the same path may keep different names.
 * @param groups for each endpoint, its descriptions by all documents
 * @returns the same groups with the chosen names; names that were not chosen become aliases of the parameters
 */
export function alignPaths(
  groups: ClaimsByEndpoint,
  authority: Authority,
  ledger: LedgerWriter,
): ClaimsByEndpoint {
  return new Map(
    [...groups].map(([key, claims]) => [
      key,
      alignPathParameters(key, claims, authority, ledger) ?? claims,
    ]),
  );
}

/**
 * Returns the descriptions of an endpoint with the chosen names of path parameters. Returns `undefined` if all
 * documents use the same names.
 */
function alignPathParameters(
  key: EndpointKey,
  claims: readonly Claim[],
  authority: Authority,
  ledger: LedgerWriter,
): Claim[] | undefined {
  if (claims.length === 1) return undefined;
  const names = claims.map(({ endpoint }) => pathParameterNames(endpoint.path));
  const count = names[0]?.length ?? 0;
  const joined = names.map((list) => list.join('\n'));
  if (joined.every((text) => text === joined[0])) return undefined;
  const elected: string[] = [];
  for (let index = 0; index < count; index++) {
    const position = { key, claims, names, index, taken: elected };
    elected.push(electName(position, authority, ledger));
  }
  return claims.map((claim, index) => renameParameters(claim, names[index] ?? [], elected));
}

const GENERIC = new Set(['id', 'key', 'name', 'value', 'param', 'uuid', 'slug', 'code']);

/**
 * Rates the name of a path parameter: 0 for a generic name such as `id`, 0.5 for a name that describes an example (such
 * as `my-pass-id`), and 1 for any other name.
 */
function tellingOf(name: string): number {
  if (GENERIC.has(name.toLowerCase())) return 0;
  return withoutExample(name) === name ? 1 : 0.5;
}

/** Returns the literal segment before a parameter: `rides` for the first parameter of `/rides/{rideId}`. */
function segmentBefore(path: Endpoint['path'], index: number): string | undefined {
  const at = path.findIndex((_, end) => pathParameterNames(path.slice(0, end + 1)).length > index);
  const [part] = path[at - 1] ?? [];
  return part?.kind === 'literal' ? part.text : undefined;
}

/**
 * Returns true if the name of a parameter begins with the word of the segment before it: `rideId` in `/rides/{rideId}`.
 */
function namesSegment(name: string, segment: string | undefined): boolean {
  const words = singularWords(wordsOf(segment ?? ''));
  const own = singularWords(wordsOf(name));
  return words.length > 0 && words.every((word, at) => own[at] === word);
}

interface Position {
  readonly key: EndpointKey;
  readonly claims: readonly Claim[];
  /** For each description of the endpoint, the names of its path parameters. */
  readonly names: readonly (readonly string[])[];
  readonly index: number;
  /** The names that were chosen for the parameters further left in the path. */
  readonly taken: readonly string[];
}

function electName(
  { key, claims, names, index, taken }: Position,
  authority: Authority,
  ledger: LedgerWriter,
): string {
  const facts = claims.flatMap(({ endpoint }, claim): Fact<string>[] => {
    const name = names[claim]?.[index];
    if (name === undefined || taken.includes(name)) return [];
    const own = endpoint.parameters.find((item) => item.in === 'path' && item.name === name);
    return [{ value: name, origins: own?.origins ?? endpoint.origins }];
  });
  // A name in an API description is preferred to a name in a collection, because a name in a collection is only used by
  // the author of the collection.
  const declared = new Set(
    claims.flatMap(({ api }, claim) => (isRecording(api) ? [] : (names[claim]?.[index] ?? []))),
  );
  const segment = segmentBefore(claims[0]?.endpoint.path ?? [], index);
  const outcome = elect(distinctFacts(facts), authority, {
    fit: (name) => (declared.has(name) ? 2 : 0) + tellingOf(name),
    score: (name) => (namesSegment(name, segment) ? 1000 : 0) + name.length,
  });
  // All names for this position were already chosen for other positions, because documents use the names in different
  // orders.
  if (!outcome) return `${names[0]?.[index] ?? ''}_${index + 1}`;
  ledger.record(key, [fieldStep(`path parameter ${index + 1}`)], outcome, 'path/param-name');
  return outcome.kept.value;
}
