/** Removes operations that the configuration excludes, and everything that only these operations use. */
import { quotedName } from '../../base/foundation/text/quoted.js';
import type { Report } from '../../base/diagnostics/report.js';
import { patternLiteral } from '../../base/foundation/scan.js';
import type { Api, Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import { reachableSchemas } from './prune.js';
import type { Names } from './name-table.js';

/** Selects operations. An operation must match every field that is set. A list matches if one of its entries does. */
export interface Selection {
  /** Tags as written in the documents. */
  readonly tags?: readonly string[];
  /** Path templates. `*` matches any text within a segment, `**` matches any number of segments. */
  readonly paths?: readonly string[];
  /** Methods such as `GET`, in upper or lower case. */
  readonly methods?: readonly string[];
  /**
   * Matches the name in the output, the `operationId`, or the method and path (`GET /pets/{id}`). `*` matches any text.
   */
  readonly operations?: readonly string[];
  /** `true` selects deprecated operations. `false` selects all others. */
  readonly deprecated?: boolean;
}

/**
 * Keeps operations that an entry of `include` selects, or all operations if `include` is empty. Then removes operations
 * that an entry of `exclude` selects.
 */
export interface Filter {
  readonly include: readonly Selection[];
  readonly exclude: readonly Selection[];
}

/**
 * Removes the operations that a filter excludes, and then schemas, security schemes and tags that are not used any
 * more. Names are assigned before, so that they do not depend on the filter. Without a filter, schemas that no
 * operation uses are kept, because they often describe other messages.
 * @param names the names of the whole API
 * @param report receives diagnostics about entries of the filter that select nothing
 */
export function applyFilter(
  api: Api,
  names: Names,
  filter: Filter,
  report: Report,
): { api: Api; names: Names } {
  if (filter.include.length === 0 && filter.exclude.length === 0) return { api, names };
  const include = createSelector(filter.include, names);
  const exclude = createSelector(filter.exclude, names);
  const kept = filterOperations(api, (endpoint, webhook) => {
    const isWanted = include.selects(endpoint, webhook);
    const isUnwanted = exclude.selects(endpoint, webhook);
    return (filter.include.length === 0 || isWanted) && !isUnwanted;
  });
  const idle = (list: string, { idle: entries }: Selector): string[] =>
    entries().map((entry) => `${quotedName(entry)} in ${quotedName(list)}`);
  const entries = [...idle('include', include), ...idle('exclude', exclude)];
  if (entries.length > 0) report.add('filter/idle', { entries });
  const pruned = within(kept, reachedIn(kept));
  return { api: pruned, names: namesWithin(names, pruned) };
}

/**
 * Removes operations, and the schemas, security schemes and tags that only these operations use.
 * @param names the names of the whole API
 * @param isHidden returns true for an operation to remove; for a webhook, also receives its name
 */
export function hideOperations(
  api: Api,
  names: Names,
  isHidden: (endpoint: Endpoint, webhook?: string) => boolean,
): { api: Api; names: Names } {
  const kept = filterOperations(api, (endpoint, webhook) => !isHidden(endpoint, webhook));
  const visible = within(kept, reachedIn(kept), reachedIn(api));
  return { api: visible, names: namesWithin(names, visible) };
}

function filterOperations(
  api: Api,
  isKept: (endpoint: Endpoint, webhook?: string) => boolean,
): Api {
  return {
    ...api,
    endpoints: api.endpoints.filter((endpoint) => isKept(endpoint)),
    webhooks: api.webhooks.filter(({ name, endpoint }) => isKept(endpoint, name)),
  };
}

/** The compiled selections of a configuration. */
export interface Selector {
  selects(endpoint: Endpoint, webhook?: string): boolean;
  /** Returns the entries that have not selected an operation so far. */
  idle(): string[];
}

/** Creates a function that selects an operation if at least one of the selections matches it. */
export function createSelector(selections: readonly Selection[], names: Names): Selector {
  const compiled = selections.map((selection) => compile(selection, names));
  return {
    // Calls all tests, so that entries that select nothing can be reported. `some` would stop at the first match.
    selects: (endpoint, webhook) =>
      compiled.filter((fits) => fits.test(endpoint, webhook)).length > 0,
    idle: () => compiled.flatMap((one) => [...one.idle]),
  };
}

interface Compiled {
  readonly test: (endpoint: Endpoint, webhook?: string) => boolean;
  /** The entries that have not selected an operation so far. */
  readonly idle: Set<string>;
}

type Facet = (endpoint: Endpoint, webhook?: string) => boolean;

function compile(selection: Selection, names: Names): Compiled {
  const idle = new Set<string>();
  /**
   * Creates a test for one list of a selection, such as `paths`. The test returns true if an entry of the list matches.
   * Matching entries are removed from `idle`, so that `idle` contains the entries that never matched.
   */
  const facet = (
    entries: readonly string[] | undefined,
    pattern: (entry: string) => (text: string) => boolean,
    textsOf: (endpoint: Endpoint, webhook?: string) => readonly string[],
  ): Facet[] => {
    if (entries === undefined) return [];
    const compiled = entries.map((entry) => ({ entry, fits: pattern(entry) }));
    for (const entry of entries) idle.add(entry);
    return [
      (endpoint, webhook) => {
        const texts = textsOf(endpoint, webhook);
        const found = compiled.filter(({ fits }) => texts.some(fits));
        for (const { entry } of found) idle.delete(entry);
        return found.length > 0;
      },
    ];
  };
  const { tags, paths, methods, operations, deprecated } = selection;
  const facets: Facet[] = [
    ...facet(tags, sameText, (endpoint) => endpoint.tags.map(({ value }) => value)),
    ...facet(paths, pathPattern, ({ path }, webhook) =>
      webhook === undefined ? [erased(templateOf(path))] : [],
    ),
    ...facet(methods, sameText, ({ method }) => [method]),
    ...facet(operations, namePattern, (endpoint, webhook) => spellingsOf(endpoint, webhook, names)),
    ...(deprecated === undefined
      ? []
      : [(endpoint: Endpoint) => (endpoint.deprecated?.value === true) === deprecated]),
  ];
  const test: Facet = (endpoint, webhook) =>
    facets.map((fits) => fits(endpoint, webhook)).every((fits) => fits);
  return { test, idle };
}

function spellingsOf(endpoint: Endpoint, webhook: string | undefined, names: Names): string[] {
  const { key, operationId, aliases, method, path } = endpoint;
  const declared = [...(operationId ? [operationId.value] : []), ...aliases];
  if (webhook !== undefined) return [webhook, ...declared];
  const name = names.operations.get(key);
  return [
    ...(name === undefined ? [] : [name]),
    ...declared,
    `${method} ${erased(templateOf(path))}`,
  ];
}

function sameText(entry: string): (text: string) => boolean {
  const folded = entry.toLowerCase();
  return (text) => text.toLowerCase() === folded;
}

function pathPattern(entry: string): (text: string) => boolean {
  const pieces = erased(entry).split(/(\/\*\*|\*)/);
  const source = pieces.map((piece) =>
    piece.endsWith('**') ? '(?:/.*)?' : piece === '*' ? '[^/]*' : patternLiteral(piece),
  );
  const form = new RegExp(`^/?${source.join('').replace(/^\//, '')}/?$`, 's');
  return (text) => form.test(text);
}

function namePattern(entry: string): (text: string) => boolean {
  const form = new RegExp(`^${erased(entry).split('*').map(patternLiteral).join('.*')}$`, 's');
  return (text) => form.test(text);
}

/** Removes the names of path parameters, because they do not matter when paths are compared. */
function erased(template: string): string {
  return template.replace(/\{[^{}]*\}/g, '{}');
}

/** The schemas, security schemes and tags that the operations of an API use. */
interface Reached {
  readonly schemas: ReadonlySet<string>;
  readonly schemes: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

function reachedIn(api: Api): Reached {
  const schemas = reachableSchemas(api);
  const endpoints = withCallbacks([...api.endpoints, ...api.webhooks.map((one) => one.endpoint)]);
  const schemes = new Set(
    endpoints.flatMap(({ security }) =>
      (security?.value ?? []).flatMap((all) => all.map(({ scheme }) => scheme)),
    ),
  );
  const tags = new Set<string>();
  for (const { value } of endpoints.flatMap((endpoint) => endpoint.tags)) {
    for (let tag: string | undefined = value; tag !== undefined && !tags.has(tag);) {
      tags.add(tag);
      tag = api.tags.get(tag)?.parent;
    }
  }
  return { schemas, schemes, tags };
}

/**
 * Removes the parts of an API that its operations do not use.
 * @param before the parts that operations used before filtering; a part that is not among them was never used, and is
 * kept
 */
function within(api: Api, reached: Reached, before?: Reached): Api {
  const keep = (part: keyof Reached) => ({
    has: (name: string) => reached[part].has(name) || (before && !before[part].has(name)) === true,
  });
  return {
    ...api,
    schemas: withKeys(api.schemas, keep('schemas')),
    securitySchemes: withKeys(api.securitySchemes, keep('schemes')),
    tags: withKeys(api.tags, keep('tags')),
  };
}

function withCallbacks(endpoints: readonly Endpoint[]): Endpoint[] {
  return endpoints.flatMap((endpoint) => [
    endpoint,
    ...withCallbacks(endpoint.callbacks.map((callback) => callback.endpoint)),
  ]);
}

function namesWithin(names: Names, api: Api): Names {
  const keys = new Set(api.endpoints.map(({ key }) => key));
  return {
    operations: withKeys(names.operations, keys),
    groups: names.groups.flatMap((group) => {
      const endpoints = group.endpoints.filter((key) => keys.has(key));
      return endpoints.length === 0 ? [] : [{ ...group, endpoints }];
    }),
    groupOf: withKeys(names.groupOf, keys),
    schemas: withKeys(names.schemas, api.schemas),
    schemes: withKeys(names.schemes, api.securitySchemes),
  };
}

function withKeys<T>(
  map: ReadonlyMap<string, T>,
  keys: { has(key: string): boolean },
): ReadonlyMap<string, T> {
  return new Map([...map].filter(([key]) => keys.has(key)));
}
