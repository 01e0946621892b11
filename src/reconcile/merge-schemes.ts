/** Merging security schemes: by what they are. */
import type { Api, Endpoint, SecurityScheme } from '../model/api.js';
import type { SourceId } from '../model/origin.js';
import type { Book } from './book.js';
import { canonical } from './canonical.js';
import { elect, unionOrigins, type Authority, type Outcome } from './elect.js';
import { sourceOf } from './lineage.js';
import { groupBy } from '../model/group.js';
import { byCodeUnit } from '../model/sort.js';
import { documentSlug } from './slug.js';

export interface MergedSchemes {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** Document → former id → id in the merged API. */
  readonly renamed: ReadonlyMap<SourceId, ReadonlyMap<string, string>>;
}

interface Owned {
  readonly source: SourceId;
  readonly scheme: SecurityScheme;
}

/**
 * Merges the security schemes of all documents. Equal definitions are one scheme; a scheme known only
 * from prose becomes the one OAuth2 scheme that a document really defines, where there is exactly one.
 */
export function mergeSchemes(
  apis: readonly Api[],
  authority: Authority,
  book: Book,
): MergedSchemes {
  const owned = apis.flatMap((api): Owned[] =>
    [...api.securitySchemes.values()].map((scheme) => ({ source: sourceOf(api), scheme })),
  );
  const byDefinition = groupBy(adoptVague(owned), ({ scheme }) => definitionOf(scheme));
  const merged = [...byDefinition.values()].map((list) => ({
    list,
    scheme: mergeScheme(list, authority),
  }));
  merged.sort((a, b) => compareWeight(a.scheme, b.scheme, authority));
  const schemes = new Map<string, SecurityScheme>();
  const renamed = new Map<SourceId, Map<string, string>>();
  for (const { list, scheme } of merged) {
    const id = freeId(scheme, list, schemes);
    if (id !== scheme.id) recordClash(scheme, id, schemes, book);
    schemes.set(id, { ...scheme, id });
    for (const { source, scheme: former } of list) {
      const table = renamed.get(source) ?? new Map<string, string>();
      renamed.set(source, table.set(former.id, id));
    }
  }
  return { schemes: new Map([...schemes].sort(([a], [b]) => byCodeUnit(a, b))), renamed };
}

/** `{kind: oauth2, flows: []}` out of prose takes over the definition of the only declared OAuth2 scheme. */
function adoptVague(owned: readonly Owned[]): Owned[] {
  const declared = owned.filter(
    ({ scheme }) => scheme.kind === 'oauth2' && scheme.flows.length > 0,
  );
  const [definition] = declared;
  if (!definition || new Set(declared.map(({ scheme }) => definitionOf(scheme))).size !== 1)
    return [...owned];
  return owned.map(({ source, scheme }) =>
    isVague(scheme)
      ? { source, scheme: { ...definition.scheme, id: scheme.id, origins: scheme.origins } }
      : { source, scheme },
  );
}

function isVague(scheme: SecurityScheme): boolean {
  return scheme.kind === 'oauth2' && scheme.flows.length === 0;
}

/** What a scheme is, without its name; the descriptions of scopes do not matter. */
function definitionOf(scheme: SecurityScheme): string {
  const { id: _id, description: _description, origins: _origins, ...definition } = scheme;
  if (definition.kind !== 'oauth2') return canonical(definition);
  const flows = definition.flows.map(({ scopes: _scopes, ...flow }) => flow);
  return canonical({ ...definition, flows });
}

function mergeScheme(list: readonly Owned[], authority: Authority): SecurityScheme {
  const claims = list.map(({ scheme }) => ({ value: scheme.id, origins: scheme.origins }));
  const id = elect(claims, authority)?.kept.value ?? '';
  const described = list
    .map(({ scheme }) => scheme.description ?? '')
    .sort((a, b) => b.length - a.length || byCodeUnit(a, b));
  const [first] = [...list].sort((a, b) => byCodeUnit(a.source, b.source)) as [Owned];
  const origins = unionOrigins(list.map(({ scheme }) => scheme.origins));
  const { description: _own, ...bare } = first.scheme;
  const scheme = {
    ...bare,
    id,
    ...(described[0] && { description: described[0] }),
    origins,
  } as SecurityScheme;
  return scheme.kind === 'oauth2' ? { ...scheme, flows: mergeFlows(list) } : scheme;
}

function mergeFlows(list: readonly Owned[]): Extract<SecurityScheme, { kind: 'oauth2' }>['flows'] {
  const flows = list.flatMap(({ scheme }) => (scheme.kind === 'oauth2' ? scheme.flows : []));
  return [...groupBy(flows, (flow) => flow.type)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => {
      const scopes = same
        .flatMap((flow) => [...flow.scopes])
        .sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(x, y));
      return { ...(same[0] as (typeof same)[0]), scopes: new Map(scopes) };
    });
}

function compareWeight(a: SecurityScheme, b: SecurityScheme, authority: Authority): number {
  const outcome = elect(
    [a, b].map((scheme) => ({ value: definitionOf(scheme), origins: scheme.origins })),
    authority,
  );
  return outcome?.kept.value === definitionOf(a) ? -1 : 1;
}

function freeId(
  scheme: SecurityScheme,
  list: readonly Owned[],
  taken: ReadonlyMap<string, unknown>,
): string {
  if (!taken.has(scheme.id)) return scheme.id;
  const sources = list.map(({ source }) => source).sort(byCodeUnit);
  const qualified = sources.map((source) => `${scheme.id}_${documentSlug(source)}`);
  return qualified.find((id) => !taken.has(id)) ?? `${scheme.id}_${taken.size}`;
}

function recordClash(
  scheme: SecurityScheme,
  id: string,
  schemes: ReadonlyMap<string, SecurityScheme>,
  book: Book,
): void {
  const holder = schemes.get(scheme.id);
  if (!holder) return;
  const outcome: Outcome<string> = {
    kept: { value: id, origins: scheme.origins },
    rule: 'renamed',
    rejected: [
      { fact: { value: scheme.id, origins: holder.origins }, why: 'another scheme has this name' },
    ],
  };
  book.record(`scheme ${scheme.id}`, 'id', outcome, 'reconcile/scheme');
}

/** Spells the requirements of one document with the ids of the merged API. */
export function renameRequirements(
  endpoint: Endpoint,
  table: ReadonlyMap<string, string> | undefined,
): Endpoint {
  if (!endpoint.security || !table) return endpoint;
  const value = endpoint.security.value.map((all) =>
    all.map((use) => ({ ...use, scheme: table.get(use.scheme) ?? use.scheme })),
  );
  return { ...endpoint, security: { ...endpoint.security, value } };
}
