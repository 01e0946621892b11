/** Combines the parts of a Swagger or OpenAPI description into an API. */
import type { Api, Endpoint } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import { documentFacts } from '../document-facts.js';
import { withNamesOfOtherFiles } from '../json-schema/foreign-names.js';
import { readNamedSchemas } from '../json-schema/index.js';
import type { Description } from './description.js';
import { readInfo, readTags } from './info.js';
import type { OperationPlace } from './path-item.js';
import { checkPlainHttp, withoutRepeated } from './servers.js';
import { groupBy } from '../../../base/foundation/group.js';
import { percentEncoded } from '../../../base/foundation/text/percent-encoding.js';
import { withVariant, type PathSegment } from '../../../model/path.js';
import type { PathTemplate } from './path-template.js';
import type { Report } from '../../../base/diagnostics/report.js';

type Parts = Pick<Api, 'endpoints' | 'webhooks' | 'servers' | 'localServers' | 'extensions'>;

/**
 * Creates the API. The caller passes the facts whose notation differs between Swagger and OpenAPI. This function reads
 * all other facts.
 * @param parts the facts whose notation differs
 * @param places the locations of the endpoints
 * @param servers the location at which the document declares its servers
 * @param format the format with its version: `openapi-3.1`
 */
export function describedApi(
  { root, schemas, securitySchemes }: Description,
  parts: Parts,
  places: readonly OperationPlace[],
  servers: Cursor,
  format: string,
): Api {
  const separated = separateTwins(parts.endpoints, places);
  const unrepeated = withoutRepeated(separated, parts.servers);
  const api: Api = {
    ...readInfo(root, schemas.references),
    ...parts,
    endpoints: withoutAmbiguousOperationIds(unrepeated, places, root.report),
    schemas: readNamedSchemas(schemas),
    securitySchemes,
    tags: readTags(root.get('tags'), schemas.references),
    document: documentFacts(root, format),
  };
  checkPlainHttp(api, servers);
  return withNamesOfOtherFiles(api, schemas.table, root.document.source);
}

/**
 * Appends the difference to the keys of endpoints whose paths differ only in parameters or in a constant query.
 * @param endpoints all endpoints of one document
 * @param places the locations of the endpoints, in the order of `endpoints`
 */
function separateTwins(
  endpoints: readonly Endpoint[],
  places: readonly OperationPlace[],
): readonly Endpoint[] {
  const separated = [...endpoints];
  for (const group of groupBy([...endpoints.keys()], (index) => endpoints[index]?.key).values()) {
    if (group.length < 2) continue;
    const identities = group.flatMap((index) => {
      const endpoint = endpoints[index];
      return endpoint
        ? [{ index, endpoint, ...identityOf(endpoint, places[index]?.template) }]
        : [];
    });
    if (identities.every(({ variant }) => variant === identities[0]?.variant)) continue;
    for (const { index, endpoint, path, variant } of identities) {
      separated[index] = withVariant({ ...endpoint, path }, variant);
    }
  }
  return separated;
}

interface Identity {
  readonly path: readonly PathSegment[];
  readonly variant: string;
}

function identityOf(endpoint: Endpoint, template: PathTemplate | undefined): Identity {
  const path = endpoint.path.map((segment) =>
    segment.map((part) => {
      const constraint = part.kind === 'parameter' && template?.constraints.get(part.name);
      return constraint ? { ...part, constraint: `:${constraint}` } : part;
    }),
  );
  const names = path.flatMap((segment) =>
    segment.flatMap((part) =>
      part.kind === 'parameter' ? `${part.name}${part.constraint ?? ''}` : [],
    ),
  );
  const query = (template?.query ?? []).filter(([, value]) => !/^(?:\{.*\})?$/s.test(value));
  const constant = query.map((pair) => pair.map(percentEncoded).join('=')).sort();
  return {
    path,
    variant: [
      ...(names.length > 0 ? [`#${names.map(plain).join(',')}`] : []),
      ...(constant.length > 0 ? [`?${constant.join('&')}`] : []),
    ].join(''),
  };
}

/** Encodes characters that separate the parts of a key. */
function plain(text: string): string {
  return text.replace(/[\s{}#?%,/]/g, percentEncoded);
}

/**
 * Removes ambiguous operationIds from operations, and stores them as aliases. An operationId that several operations
 * have does not identify any of them. The operationId of a variant of an endpoint (`POST /responses?beta=true`) only
 * identifies the variant.
 * @param endpoints all endpoints of one document
 * @param places the locations of the endpoints, in the order of `endpoints`
 */
function withoutAmbiguousOperationIds(
  endpoints: readonly Endpoint[],
  places: readonly OperationPlace[],
  report: Report,
): Endpoint[] {
  return dropSharedNames(dropVariantNames(endpoints, places), report);
}

function dropVariantNames(
  endpoints: readonly Endpoint[],
  places: readonly OperationPlace[],
): readonly Endpoint[] {
  const isVariant = (index: number): boolean => (places[index]?.template.query.length ?? 0) > 0;
  if (!endpoints.some((_, index) => isVariant(index))) return endpoints;
  const named = new Set(
    endpoints.flatMap(({ key, operationId }, index) =>
      operationId && !isVariant(index) ? [key] : [],
    ),
  );
  return endpoints.map((endpoint, index) =>
    isVariant(index) && named.has(endpoint.key) ? withoutName(endpoint) : endpoint,
  );
}

function dropSharedNames(endpoints: readonly Endpoint[], report: Report): Endpoint[] {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { key, operationId } of endpoints) {
    if (!operationId) continue;
    const owner = owners.get(operationId.value);
    if (owner === undefined) owners.set(operationId.value, key);
    else if (owner !== key) shared.add(operationId.value);
  }
  return endpoints.map((endpoint) => {
    const { operationId, key, aliases } = endpoint;
    if (!operationId) {
      if (aliases.length === 0) report.add('op/id-missing', { key }, endpoint.origins[0]);
      return endpoint;
    }
    if (!shared.has(operationId.value)) return endpoint;
    const [origin] = operationId.origins;
    report.add('op/id-duplicate', { id: operationId.value }, origin);
    return withoutName(endpoint);
  });
}

function withoutName(endpoint: Endpoint): Endpoint {
  const { operationId, ...rest } = endpoint;
  if (!operationId) return endpoint;
  return { ...rest, aliases: [...new Set([...rest.aliases, operationId.value])] };
}
