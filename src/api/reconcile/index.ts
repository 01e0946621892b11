/** Merges many partial APIs into one, and records in the ledger how each conflict was decided. */
import { sourceOf } from './match/claim.js';
import { onlyField, type Steps } from '../../model/place.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, SecurityRequirement, SecurityScheme, Server } from '../../model/api.js';
import type { Fact, SourceId, Relation } from '../../model/origin.js';
import { OTHERS } from '../../model/server.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { foldBasePaths } from './servers/base-paths.js';
import { reportMergedHosts } from './servers/merged-hosts.js';
import { withoutReserved } from './servers/reserved.js';
import { createLedgerWriter } from './ledger/writer.js';
import { electInfo, mergeTags, operationTexts, documentOrigins, reportInfo } from './info.js';
import { separateHosts, type KnownHosts } from './servers/hosts.js';
import type { DocumentCoverage, Ledger } from './ledger/ledger.js';
import { authorityOf, compareDocuments, type Independence } from './match/independence.js';
import { declaredVersion, relationsOf, standingOf } from './match/relations.js';
import { reportRelations } from './report-relations.js';
import type { ClaimsByEndpoint } from './match/claim.js';
import { alignPaths, matchEndpoints } from './match/match.js';
import { mergeEndpoint, mergeWebhooks } from './merge/endpoint.js';
import { mergeExtensions } from './merge/extensions.js';
import { mergeSecuritySchemes } from './merge/security/security-schemes.js';
import { contributors } from './match/contributors.js';
import { recordMethodTwins } from './match/method-twins.js';
import { reportNearMisses } from './match/near-misses.js';
import { reportNearWords } from './match/near-words.js';
import { reportAcrossDocuments } from './review.js';
import { mergeNamedSchemas } from './merge/named-schemas.js';
import { electNamedTexts } from './merge/named-texts.js';
import { sharePathTypes } from './path-types.js';
import { electServers } from './merge/servers.js';
import { hoistServers, createServerLookup } from './servers/servers.js';

export type { ElectionResult } from './elect.js';
export { createLedgerWriter, type ConflictCode } from './ledger/writer.js';
export { ledgerWithin } from './ledger/ledger.js';
export {
  openConflicts,
  openDifferences,
  openNotes,
  withdrawSettled,
} from './ledger/open-conflicts.js';
export { reportUndeclared } from './undeclared.js';
export type {
  Candidate,
  DocumentCoverage,
  Election,
  Ledger,
  RejectedCandidate,
} from './ledger/ledger.js';

export interface ReconcileOptions {
  /** The documents in the configured order of precedence, best first. */
  readonly rank?: readonly SourceId[];
  /** The relations between documents that the configuration declares. */
  readonly relations?: readonly Relation[];
  /** Facts about the whole API that the configuration declares. They override the facts that documents declare. */
  readonly title?: Fact<string>;
  readonly version?: Fact<string>;
  readonly servers?: readonly Server[];
  /**
   * The address (host and base path) of each operation in earlier runs. If documents declare the same method and path on
   * several hosts, the operation on the earlier address keeps its key.
   */
  readonly hosts?: KnownHosts;
  /** The ids of accepted conflicts. These conflicts are not reported. */
  readonly accepted?: ReadonlySet<string>;
  /** The security schemes that the configuration declares. They override schemes with the same name in documents. */
  readonly securitySchemes?: ReadonlyMap<string, SecurityScheme>;
  /** The security of endpoints for which no document declares security. */
  readonly defaultSecurity?: Fact<readonly SecurityRequirement[]>;
}

/**
 * Merges any number of partial APIs into one. The result does not depend on the order of the inputs.
 * @param apis the APIs that the readers returned, one for each document
 * @returns the merged API with endpoints sorted by key, and the ledger: the record of how each conflict was decided
 */
export function reconcile(
  apis: readonly Api[],
  options: ReconcileOptions,
  report: Report,
): { api: Api; ledger: Ledger } {
  const sorted = [...apis].sort((a, b) => byCodeUnit(sourceOf(a), sourceOf(b)));
  const rebased = foldBasePaths(withoutReserved(sorted), report);
  const independence = compareDocuments(rebased);
  const relations = relationsOf(rebased, options.relations ?? []);
  const standing = standingOf(rebased, relations);
  const weights = authorityOf(independence, options.rank ?? [], standing, rebased);
  const ledger = createLedgerWriter(report, options.accepted ?? new Set(), configuredIn(options));
  const names = mergeNamedSchemas(rebased, weights, ledger);
  const { apis: named, unsettled } = names;
  const schemes = mergeSecuritySchemes(named, names.authority, ledger, report);
  const securitySchemes = withDeclared(schemes.schemes, options.securitySchemes);
  const authority = { ...names.authority, schemeNames: schemes.renamed, securitySchemes };
  const parts = options.servers ? named : electServers(named, authority, ledger);
  const matched = matchEndpoints(parts, report);
  const apart = options.servers
    ? matched
    : separateHosts(matched, parts, options.hosts ?? new Map(), report);
  const groups = alignPaths(apart, authority, ledger);
  const serverLookup = createServerLookup(parts);
  const merged = [...groups.values()].map((claims) => {
    const servers = options.servers ?? serverLookup.of(claims);
    const endpoint = mergeEndpoint(claims, servers, authority, ledger);
    const security = endpoint.security ?? options.defaultSecurity;
    return security ? { ...endpoint, security } : endpoint;
  });
  const endpoints = sharePathTypes(merged, ledger);
  if (!options.servers) reportMergedHosts(groups, endpoints, report);
  const onOneHost = endpoints.filter(({ address }) => address === undefined);
  reportNearMisses(onOneHost, groups, report);
  reportNearWords(onOneHost, report);
  recordMethodTwins(onOneHost, ledger);
  reportAcrossDocuments(parts, groups, report);
  const texts = operationTexts(parts);
  reportInfo(parts, texts, report);
  const webhooks = mergeWebhooks(parts, authority, ledger);
  const merging = { schemas: names.schemas, endpoints, webhooks };
  const schemas = electNamedTexts(merging, unsettled, authority, ledger);
  const { title, version } = options;
  const api: Api = {
    ...electInfo(parts, texts, authority, ledger),
    ...(title && { title }),
    ...(version && { version }),
    servers:
      options.servers ?? hoistServers(endpoints, parts, serverLookup, options.hosts?.get(OTHERS)),
    ...localServersOf(parts, options.servers),
    endpoints,
    webhooks,
    schemas,
    securitySchemes,
    tags: mergeTags(parts, authority, ledger),
    extensions: mergeExtensions(
      rebased.map((part) => ({ values: part.extensions, origins: documentOrigins(part) })),
      { entity: 'api', steps: [], ledger, authority },
    ),
  };
  const documents = coverageOf(parts, groups, independence);
  reportIdle(documents, () => contributors(api, ledger), report);
  reportRelations(relations, api, standing, weights.owner, report);
  return { api, ledger: { elections: ledger.elections, documents, relations } };
}

/** Creates a function that returns true for facts that the configuration declares. */
function configuredIn({
  title,
  version,
  securitySchemes,
}: ReconcileOptions): (entity: string, steps: Steps) => boolean {
  return (entity, steps) => {
    const field = onlyField(steps);
    if (entity === 'api')
      return Boolean((field === 'title' && title) || (field === 'version' && version));
    if (!entity.startsWith('scheme ') || field === 'id') return false;
    return securitySchemes?.has(entity.slice('scheme '.length)) === true;
  };
}

/** Returns the servers on the local machine, without duplicates. Returns none if the configuration declares servers. */
function localServersOf(
  parts: readonly Api[],
  configured: readonly Server[] | undefined,
): Pick<Api, 'localServers'> {
  const all = configured ? [] : parts.flatMap(({ localServers = [] }) => localServers);
  if (all.length === 0) return {};
  return { localServers: [...new Map(all.map((server) => [server.url, server])).values()] };
}

/**
 * Combines the security schemes of the documents with those of the configuration. If a name occurs in both, the scheme
 * of the configuration is used.
 */
function withDeclared(
  merged: ReadonlyMap<string, SecurityScheme>,
  declared: ReadonlyMap<string, SecurityScheme> = new Map(),
): ReadonlyMap<string, SecurityScheme> {
  if (declared.size === 0) return merged;
  return new Map([...merged, ...declared].sort(([a], [b]) => byCodeUnit(a, b)));
}

function coverageOf(
  apis: readonly Api[],
  groups: ClaimsByEndpoint,
  independence: Independence,
): DocumentCoverage[] {
  const counts = new Map(apis.map((api) => [sourceOf(api), { endpoints: 0, unique: 0 }]));
  groups.forEach((claims) => {
    const sources = new Set(claims.map(({ api }) => sourceOf(api)));
    for (const source of sources) {
      const count = counts.get(source);
      if (!count) continue;
      count.endpoints++;
      if (sources.size === 1) count.unique++;
    }
  });
  return apis.map((api) => {
    const source = sourceOf(api);
    return {
      source,
      format: api.document?.format ?? '',
      title: api.title?.value ?? '',
      version: declaredVersion(api),
      endpoints: counts.get(source)?.endpoints ?? 0,
      unique: counts.get(source)?.unique ?? 0,
      containedIn: independence.containedIn.get(source) ?? [],
    };
  });
}

/**
 * Reports documents that can be removed: other documents contain all of their facts, and the merged API uses none of
 * their values.
 */
function reportIdle(
  documents: readonly DocumentCoverage[],
  contributing: () => ReadonlySet<SourceId>,
  report: Report,
): void {
  const contained = documents.filter(({ containedIn }) => containedIn.length > 0);
  if (contained.length === 0) return;
  const needed = contributing();
  for (const { source, containedIn } of contained) {
    const [other] = containedIn;
    if (other === undefined || needed.has(source)) continue;
    report.add('document/adds-nothing', { other }, { source, pointer: '' });
  }
}
