/** Matches the endpoints of documents by method and path, without parameter names. */
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
import { singularWords, withoutExample, wordsOf } from '../../../base/foundation/words.js';
import { byCodeUnit, sortKeys } from '../../../base/foundation/sort.js';
import { originLocation, type LedgerWriter } from '../ledger/writer.js';
import { elect, distinctFacts, type Authority } from '../elect.js';

/** One endpoint as one document describes it. */
export interface Claim {
  readonly api: Api;
  readonly endpoint: Endpoint;
}

/** The claims about each endpoint; keys sorted by code unit. */
export type ClaimsByEndpoint = ReadonlyMap<EndpointKey, readonly Claim[]>;

/** Collects the claims of all documents for each endpoint. */
export function matchEndpoints(apis: readonly Api[], report: Report): ClaimsByEndpoint {
  const claims = apis.flatMap((api) => api.endpoints.map((endpoint): Claim => ({ api, endpoint })));
  // Only collections write identifiers instead of parameters.
  const templates = apis.some(isRecording) ? indexTemplates(claims) : undefined;
  const adopted = templates
    ? claims.map((item) => adoptLiteralIds(item, templates, report))
    : claims;
  return sortKeys(groupBy(adopted, ({ endpoint }) => endpoint.key));
}

/** The prefixes of paths, without parameter names. */
interface Templates {
  /** A prefix that ends in a parameter → that segment. */
  readonly parameters: ReadonlyMap<string, PathSegment>;
  /**
   * Path prefixes that descriptions declare literally: they contain no identifiers, even if a segment looks like one.
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

/** The path without the method. */
function erased(path: readonly PathSegment[]): string {
  return endpointKey('', path);
}

function nameOf(segment: PathSegment): string | undefined {
  const [part] = segment;
  return segment.length === 1 && part?.kind === 'parameter' ? part.name : undefined;
}

/** A specific name is better than a generic one; of specific names the longer one. */
function isBetterName(name: string, other: string): boolean {
  const worth = (one: string): number => (GENERIC.has(one.toLowerCase()) ? 0 : one.length);
  return (worth(name) - worth(other) || byCodeUnit(other, name)) > 0;
}

/** True for a document of requests, which does not describe the requirements of the API. */
export function isRecording({ document }: Api): boolean {
  return document?.isRecording === true;
}

/** `/users/4753` in a recording is `/users/{id}` if a template matches and the segment looks like an id. */
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

function looksLikeId(segment: PathSegment): boolean {
  const [part] = segment;
  if (segment.length !== 1 || part?.kind !== 'literal') return false;
  return /^\d+$/.test(part.text) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part.text);
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
 * Gives the path parameters of each endpoint the same names in every claim, matched by position. Another method of the
 * path may have other names, from its own documents.
 * @param groups the claims about each endpoint
 * @returns the same groups with the elected names; former names are kept as aliases of the parameters
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

/** Returns the claims with the elected names; `undefined` if the names are equal. */
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

/** 1 for a name that describes what it identifies, less for one that describes the example: `my-pass-id`. */
function tellingOf(name: string): number {
  if (GENERIC.has(name.toLowerCase())) return 0;
  return withoutExample(name) === name ? 1 : 0.5;
}

/** The literal segment before a parameter: `rides` for the first one of `/rides/{rideId}`. */
function segmentBefore(path: Endpoint['path'], index: number): string | undefined {
  const at = path.findIndex((_, end) => pathParameterNames(path.slice(0, end + 1)).length > index);
  const [part] = path[at - 1] ?? [];
  return part?.kind === 'literal' ? part.text : undefined;
}

/** True if a name begins with the word of the segment before it: `rideId` in `/rides/{rideId}`. */
function namesSegment(name: string, segment: string | undefined): boolean {
  const words = singularWords(wordsOf(segment ?? ''));
  const own = singularWords(wordsOf(name));
  return words.length > 0 && words.every((word, at) => own[at] === word);
}

interface Position {
  readonly key: EndpointKey;
  readonly claims: readonly Claim[];
  /** The names that each claim gives to the parameters of the path. */
  readonly names: readonly (readonly string[])[];
  readonly index: number;
  /** The names of the parameters before it. */
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
  // A name in a description counts more than one in a collection, which only its author uses.
  const declared = new Set(
    claims.flatMap(({ api }, claim) => (isRecording(api) ? [] : (names[claim]?.[index] ?? []))),
  );
  const segment = segmentBefore(claims[0]?.endpoint.path ?? [], index);
  const outcome = elect(distinctFacts(facts), authority, {
    fit: (name) => (declared.has(name) ? 2 : 0) + tellingOf(name),
    score: (name) => (namesSegment(name, segment) ? 1000 : 0) + name.length,
  });
  // Documents exchange the names of three parameters.
  if (!outcome) return `${names[0]?.[index] ?? ''}_${index + 1}`;
  ledger.record(key, `path parameter ${index + 1}`, outcome, 'path/param-name');
  return outcome.kept.value;
}

function renameParameters(claim: Claim, own: readonly string[], elected: readonly string[]): Claim {
  const renamed = new Map(own.map((name, index) => [name, elected[index] ?? name]));
  const { endpoint } = claim;
  let position = 0;
  const path = endpoint.path.map((segment) =>
    segment.map((part) =>
      part.kind === 'parameter' ? { ...part, name: elected[position++] ?? part.name } : part,
    ),
  );
  const parameters = endpoint.parameters.map((parameter) => {
    const name = parameter.in === 'path' ? renamed.get(parameter.name) : undefined;
    if (name === undefined || name === parameter.name) return parameter;
    return { ...parameter, name, aliases: [...parameter.aliases, parameter.name] };
  });
  return { api: claim.api, endpoint: { ...endpoint, path, parameters } };
}
