/** Leaving out operations that the configuration does not want, and everything that only they need. */
import { quoted } from '../../base/diagnostics/message.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import { reachableSchemas } from './prune.js';
import type { Names } from './name-table.js';

/** Selects operations. An operation must match every key, and one entry of each list. */
export interface Selection {
  /** Tags, as in the documents. */
  readonly tags?: readonly string[];
  /** Path templates. `*` matches a part of a segment, `**` any number of segments. */
  readonly paths?: readonly string[];
  /** Methods, in any case: `GET`. */
  readonly methods?: readonly string[];
  /** Matches the name in the output, the `operationId`, or `GET /pets/{id}`; `*` matches any text. */
  readonly operations?: readonly string[];
  /** `true` selects deprecated operations, `false` all others. */
  readonly deprecated?: boolean;
}

/**
 * Keeps the operations that an entry of `include` selects (all, if there is none) and that no entry of `exclude`
 * selects.
 */
export interface Filter {
  readonly include: readonly Selection[];
  readonly exclude: readonly Selection[];
}

/**
 * Removes the operations that a filter excludes, and then unused schemas, security schemes and tags. Runs after
 * naming, so that no name depends on the filter. Without a filter everything stays, also schemas that no operation
 * uses, because they often describe other messages.
 * @param names of the whole API
 * @param report receives entries of the filter that select nothing
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
    entries().map((entry) => `${quoted(entry)} in ${quoted(list)}`);
  const entries = [...idle('include', include), ...idle('exclude', exclude)];
  if (entries.length > 0) report.add('filter/idle', { entries });
  const pruned = within(kept, reachedIn(kept));
  return { api: pruned, names: namesWithin(names, pruned) };
}

/**
 * Hides operations, and the schemas, security schemes and tags that only they need.
 * @param names of the whole API
 * @param isHidden receives the name of a webhook
 */
export function hideOperations(
  api: Api,
  names: Names,
  isHidden: (endpoint: Endpoint, webhook?: string) => boolean,
): { api: Api; names: Names } {
  const kept = filterOperations(api, (endpoint, webhook) => !isHidden(endpoint, webhook));
  const shown = within(kept, reachedIn(kept), reachedIn(api));
  return { api: shown, names: namesWithin(names, shown) };
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

/** Selections of a configuration, compiled. */
export interface Selector {
  selects(endpoint: Endpoint, webhook?: string): boolean;
  /** The entries that selected nothing so far. */
  idle(): string[];
}

/** Compiles selections; an operation is selected by any of them. */
export function createSelector(selections: readonly Selection[], names: Names): Selector {
  const compiled = selections.map((selection) => compile(selection, names));
  return {
    // `some` would stop at the first match, and an entry that selects nothing would go unreported.
    selects: (endpoint, webhook) =>
      compiled.filter((fits) => fits.test(endpoint, webhook)).length > 0,
    idle: () => compiled.flatMap((one) => [...one.idle]),
  };
}

interface Compiled {
  readonly test: (endpoint: Endpoint, webhook?: string) => boolean;
  /** The entries that selected nothing so far. */
  readonly idle: Set<string>;
}

type Facet = (endpoint: Endpoint, webhook?: string) => boolean;

function compile(selection: Selection, names: Names): Compiled {
  const idle = new Set<string>();
  /** One list: true when an entry fits; entries that fit are not idle. */
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
  const stated = [...(operationId ? [operationId.value] : []), ...aliases];
  if (webhook !== undefined) return [webhook, ...stated];
  const name = names.operations.get(key);
  return [
    ...(name === undefined ? [] : [name]),
    ...stated,
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
    piece === '/**' ? '(?:/.*)?' : piece === '*' ? '[^/]*' : literal(piece),
  );
  const form = new RegExp(`^/?${source.join('').replace(/^\//, '')}/?$`, 's');
  return (text) => form.test(text);
}

function namePattern(entry: string): (text: string) => boolean {
  const form = new RegExp(`^${erased(entry).split('*').map(literal).join('.*')}$`, 's');
  return (text) => form.test(text);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Names of path parameters do not matter for a match. */
function erased(template: string): string {
  return template.replace(/\{[^{}]*\}/g, '{}');
}

/** The schemas and security schemes that the operations of an API use. */
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
 * Removes the parts of an API that are not reached.
 * @param before the parts reached before filtering; parts that were not reached then are kept, too
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
