/**
 * Resolves an API. References without a target are repaired, endpoints are put in the order of routes, and operations,
 * groups and schemas get names.
 */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint, EndpointKey } from '../../model/api.js';
import type { SchemaId } from '../../model/schema.js';
import { isDeviceName } from '../../base/foundation/device-name.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { breakAliasCycles } from './schemas/alias-cycles.js';
import { limitChains } from './schemas/chain-depth.js';
import { restrictBinary } from './schemas/bytes.js';
import { reportCombinations } from './schemas/combinations.js';
import { reportContradictions } from './schemas/contradictions.js';
import { reportOverlaps } from './schemas/overlaps.js';
import { groupEndpoints, groupSlug } from './names/groups.js';
import { applyFilter, type Filter } from './filter.js';
import {
  survivingNames,
  keepLockedGroups,
  reportNameDrift,
  type LockedOperation,
  type NameLock,
} from './names/locked-names.js';
import { dropImpossibleHeaders } from './wire/header-names.js';
import { hoist } from './inline/hoist.js';
import { hostsForLock } from './names/lock-hosts.js';
import { analysePaths } from './names/path-analysis.js';
import { isMachineGenerated } from './names/machine-names.js';
import {
  assignNames,
  operationNameCandidates,
  keySuffix,
  type NamingStrategy,
} from './names/operation-names.js';
import { sortRoutes } from './order.js';
import { reportPatterns } from './schemas/patterns.js';
import { createLeftOutTest } from './excluded.js';
import { linkSchemas } from './prune.js';
import { schemaNameCandidates, schemeNameCandidates } from './names/schema-names.js';
import { surveySchemas, type SchemaSurvey } from './schemas/survey.js';
import type { Group, Names } from './name-table.js';
import { separateCredentials } from './wire/one-credential.js';
import { restrictTextMedia } from './wire/text-media.js';
import type { Grouping } from './names/tag-groups.js';
import { reportWire } from './wire/index.js';
import { sentenceCase, wordsOf } from '../../base/foundation/words.js';

export type { Filter, Selection } from './filter.js';
export type { LockedOperation, NameLock } from './names/locked-names.js';
export type { Group, Names } from './name-table.js';

export interface ResolveOptions {
  readonly naming?: NamingStrategy;
  readonly lock?: NameLock;
  /** True to name inline objects that occur at several locations. The default is false. */
  readonly hoist?: boolean;
  /** The operations to keep. By default, all operations are kept. */
  readonly filter?: Filter;
}

/**
 * Resolves references, sorts routes, assigns names and applies the filter.
 * @param api the merged API
 * @returns the API in the order of routes, the names of its parts, and the names to store in the lock file
 */
export function resolve(
  api: Api,
  options: ResolveOptions,
  report: Report,
): { api: Api; names: Names; lock: NameLock } {
  const { api: repaired, survey } = repair(api, report);
  reportSchemas(survey, repaired.schemas, report);
  reportWire(repaired, report);
  const endpoints = sortRoutes(repaired.endpoints);
  const ordered: Api = { ...repaired, endpoints };
  const analysis = analysePaths(endpoints);
  const former = survivingNames(options.lock, ordered);
  const formerInline = former.inline ?? new Map<string, string>();
  const lockedNames = new Map([...former.endpoints].map(([key, { name }]) => [key, name]));
  const wishes = operationNameCandidates(analysis, options.naming ?? 'auto');
  const { names: operations, collisions } = assignNames(wishes, lockedNames);
  const fresh = lockedNames.size === 0 ? operations : assignNames(wishes, new Map()).names;
  const changed = reportNameDrift(endpoints, former, fresh, operations, report);
  reportCollisions(collisions, operations, endpoints, report);
  reportCleaned(endpoints, options, operations, report);
  const grouping = keepLockedGroups(groupEndpoints(ordered, analysis), former);
  const schemaNames = assignNames(
    schemaNameCandidates(ordered.schemas.keys()),
    takenBy(former),
  ).names;
  const hoisted = options.hoist
    ? hoist(
        ordered,
        { operations, schemas: schemaNames, holders: survey.objectHolders },
        formerInline,
        report,
      )
    : { api: ordered, names: new Map<SchemaId, string>(), lock: formerInline };
  const schemes = assignNames(
    schemeNameCandidates(ordered.securitySchemes.keys()),
    new Map(),
  ).names;
  const names: Names = {
    operations,
    groups: groupsOf(ordered, grouping),
    groupOf: grouping.groupOf,
    schemas: new Map([...schemaNames, ...hoisted.names]),
    schemes,
  };
  const filter = options.filter ?? { include: [], exclude: [] };
  const wanted = applyFilter(hoisted.api, names, filter, report);
  if (wanted.api !== hoisted.api) report.withdraw(createLeftOutTest(hoisted.api, wanted.api));
  return {
    ...wanted,
    lock: nextLock(
      ordered,
      { ...names, schemas: schemaNames },
      { former, changed, inline: hoisted.lock },
    ),
  };
}

/** An API for which code can be generated, with a survey of its schemas. */
interface Repaired {
  readonly api: Api;
  readonly survey: SchemaSurvey;
}

/**
 * Repairs parts of an API for which no code can be generated: references without a target or in cycles, header names
 * that HTTP does not allow, credentials that exclude each other, binary schemas in JSON, and parts of forms that are text
 * but have another type. Schemas are
 * surveyed again only if a repair changed the API.
 */
function repair(api: Api, report: Report): Repaired {
  const surveyed = surveySchemas(api);
  const linked = limitChains(linkSchemas(api, surveyed, report), report);
  const acyclic = breakAliasCycles(dropImpossibleHeaders(linked, report), report);
  const survey = acyclic === api ? surveyed : surveySchemas(acyclic);
  const repaired = restrictTextMedia(restrictBinary(acyclic, survey), report);
  return {
    api: separateCredentials(repaired, report),
    survey: repaired === acyclic ? survey : surveySchemas(repaired),
  };
}

function reportSchemas(survey: SchemaSurvey, schemas: Api['schemas'], report: Report): void {
  reportPatterns(survey, report);
  reportContradictions(survey, schemas, report);
  reportOverlaps(survey, schemas, report);
  reportCombinations(survey, schemas, report);
}

function reportCollisions(
  collisions: ReadonlyMap<string, readonly EndpointKey[]>,
  names: ReadonlyMap<EndpointKey, string>,
  endpoints: readonly Endpoint[],
  report: Report,
): void {
  const placeOf = new Map(endpoints.map(({ key, origins: [origin] }) => [key, origin]));
  for (const [name, keys] of collisions) {
    const [place, ...others] = keys.flatMap((key) => placeOf.get(key) ?? []);
    const given = keys.map((key) => names.get(key) ?? key);
    report.add('name/collision', { name, count: keys.length, given }, place, others);
  }
}

/** Reports operationIds that are not used as names because a generator created them. */
function reportCleaned(
  endpoints: readonly Endpoint[],
  { naming = 'auto' }: ResolveOptions,
  operations: ReadonlyMap<EndpointKey, string>,
  report: Report,
): void {
  if (naming !== 'auto') return;
  for (const endpoint of endpoints) {
    const { key, operationId } = endpoint;
    const name = operations.get(key);
    if (!operationId || name === undefined || !isMachineGenerated(endpoint)) continue;
    const [place] = operationId.origins;
    report.add('op/id-cleaned', { id: operationId.value, name }, place);
  }
}

function groupsOf(api: Api, grouping: Grouping): Group[] {
  const members = new Map<string, EndpointKey[]>();
  for (const { key } of api.endpoints) {
    const name = grouping.groupOf.get(key) ?? 'Root';
    const list = members.get(name);
    if (list) list.push(key);
    else members.set(name, [key]);
  }
  const names = [...members.keys()].sort(byCodeUnit);
  const slugs = new Map<string, number>();
  for (const name of names) slugs.set(groupSlug(name), (slugs.get(groupSlug(name)) ?? 0) + 1);
  return names.map((name) => {
    const slug = groupSlug(name);
    const { tag, parent, description, ...info } = grouping.info.get(name) ?? {};
    const label = info.label ?? sentenceCase(wordsOf(name));
    return {
      name,
      label,
      ...(tag !== undefined && { tag }),
      slug:
        (slugs.get(slug) ?? 0) > 1 || isDeviceName(slug) || slug === 'index'
          ? `${slug}-${keySuffix(name)}`
          : slug,
      ...(parent !== undefined && parent !== label && { parent }),
      ...(description !== undefined && { description }),
      endpoints: members.get(name) ?? [],
    };
  });
}

/**
 * Maps the schemas and inline objects of earlier runs to their names. A named schema must not get the name of an inline
 * object.
 */
function takenBy({ schemas, inline = new Map() }: NameLock): Map<SchemaId, string> {
  // A schema id never starts with a null character, so the keys do not collide.
  return new Map([
    ...[...inline].map(([place, name]): [string, string] => [`\0${place}`, name]),
    ...schemas,
  ]);
}

interface Kept {
  readonly former: NameLock;
  /** Endpoints whose documents now suggest another name, although the lock file keeps the earlier one. */
  readonly changed: ReadonlySet<EndpointKey>;
  readonly inline: ReadonlyMap<string, string>;
}

function nextLock(api: Api, names: Names, { former, changed, inline }: Kept): NameLock {
  const endpoints = new Map<EndpointKey, LockedOperation>();
  for (const { key, operationId } of api.endpoints) {
    const name = names.operations.get(key);
    if (name === undefined) continue;
    const id = changed.has(key) ? former.endpoints.get(key)?.id : operationId?.value;
    const group = names.groupOf.get(key) ?? 'Root';
    endpoints.set(key, { name, group, ...(id !== undefined && { id }) });
  }
  const hosts = hostsForLock(api, former.hosts);
  return {
    endpoints,
    schemas: names.schemas,
    ...(inline.size > 0 && { inline }),
    ...(hosts.size > 0 && { hosts }),
  };
}
