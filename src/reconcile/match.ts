/** Which endpoints of the documents are one: the same method and path, parameter names erased. */
import type { Report } from '../diagnostics/report.js';
import type { Api, Endpoint, EndpointKey, Parameter } from '../model/api.js';
import type { Fact } from '../model/origin.js';
import { endpointKey, pathParameterNames, type PathSegment } from '../model/path.js';
import { placeOf, type Book } from './book.js';
import { byCodeUnit } from './canonical.js';
import { elect, gather, type Authority } from './elect.js';

/** One endpoint as one document describes it. */
export interface Claim {
  readonly api: Api;
  readonly endpoint: Endpoint;
}

/**
 * Lays the endpoints of all documents side by side.
 * @returns key → the claims about it, keys sorted by code unit
 */
export function matchEndpoints(apis: readonly Api[], report: Report): Map<EndpointKey, Claim[]> {
  const claims = apis.flatMap((api) => api.endpoints.map((endpoint): Claim => ({ api, endpoint })));
  const templates = indexTemplates(claims);
  const groups = new Map<EndpointKey, Claim[]>();
  for (const claim of claims.map((item) => adoptLiteralIds(item, templates, report))) {
    const list = groups.get(claim.endpoint.key);
    if (list) list.push(claim);
    else groups.set(claim.endpoint.key, [claim]);
  }
  return new Map([...groups].sort(([a], [b]) => byCodeUnit(a, b)));
}

/** Keys with a parameter → their path, for finding the template of a literal id. */
type Templates = ReadonlyMap<EndpointKey, readonly PathSegment[]>;

function indexTemplates(claims: readonly Claim[]): Templates {
  const templates = new Map<EndpointKey, readonly PathSegment[]>();
  for (const { endpoint } of claims) {
    if (endpoint.path.some(isParameter)) templates.set(endpoint.key, endpoint.path);
  }
  return templates;
}

/** `/users/4753` in a Postman collection is `/users/{id}` when a template says so and the segment looks like an id. */
function adoptLiteralIds(claim: Claim, templates: Templates, report: Report): Claim {
  const { endpoint, api } = claim;
  if (!api.document?.format.startsWith('postman')) return claim;
  const path = endpoint.path.map((segment) => (looksLikeId(segment) ? PLACEHOLDER : segment));
  if (path.every((segment, index) => segment === endpoint.path[index])) return claim;
  const key = endpointKey(endpoint.method, path);
  const template = templates.get(key);
  if (!template) return claim;
  const [origin] = endpoint.origins;
  const place = origin && { ...placeOf(origin), pointer: `${origin.pointer}/name` };
  report.add('pm/literal-id', { key: endpoint.key, into: key }, place);
  const known = new Set(pathParameterNames(endpoint.path));
  const added = pathParameterNames(template).filter((name) => !known.has(name));
  const parameters = [...endpoint.parameters, ...added.map((name) => idParameter(name, endpoint))];
  return { api, endpoint: { ...endpoint, key, path: template, parameters } };
}

const PLACEHOLDER: PathSegment = [{ kind: 'parameter', name: '' }];

function isParameter(segment: PathSegment): boolean {
  return segment.length === 1 && segment[0]?.kind === 'parameter';
}

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
 * Gives the path parameters of one endpoint the same names in every claim; they are matched by position.
 * @returns the claims with the elected names; former names are kept as aliases of the parameters
 */
export function alignPathParameters(
  claims: readonly Claim[],
  authority: Authority,
  book: Book,
): Claim[] {
  if (claims.length < 2) return [...claims];
  const names = claims.map(({ endpoint }) => pathParameterNames(endpoint.path));
  const count = names[0]?.length ?? 0;
  if (names.every((list) => list.join('\n') === names[0]?.join('\n'))) return [...claims];
  const elected = Array.from({ length: count }, (_, index) =>
    electName(claims, names, index, authority, book),
  );
  return claims.map((claim, index) => renameParameters(claim, names[index] ?? [], elected));
}

const GENERIC = new Set(['id', 'key', 'name', 'value', 'param', 'uuid', 'slug', 'code']);

function electName(
  claims: readonly Claim[],
  names: readonly (readonly string[])[],
  index: number,
  authority: Authority,
  book: Book,
): string {
  const facts = claims.flatMap(({ endpoint }, claim): Fact<string>[] => {
    const name = names[claim]?.[index];
    if (name === undefined) return [];
    const own = endpoint.parameters.find((item) => item.in === 'path' && item.name === name);
    return [{ value: name, origins: own?.origins ?? endpoint.origins }];
  });
  // A collection's names are its author's; a description declares them.
  const declared = new Set(
    claims.flatMap(({ api }, claim) =>
      api.document?.format.startsWith('postman') ? [] : (names[claim]?.[index] ?? []),
    ),
  );
  const outcome = elect(gather(facts), authority, {
    fit: (name) => (declared.has(name) ? 2 : 0) + (GENERIC.has(name.toLowerCase()) ? 0 : 1),
    score: (name) => name.length,
  });
  if (!outcome) return '';
  const entity = claims[0]?.endpoint.key ?? '';
  book.record(entity, `path parameter ${index + 1}`, outcome, 'path/param-name');
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
