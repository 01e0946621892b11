/** Arranges the changes for their page: by severity, then by group and operation. */
import type {
  ChangedGroup,
  ChangedPart,
  ChangesSince,
  DocsView,
  PageView,
} from '../../../../../templates/docs/view.js';
import type { Change } from '../../../../api/compare/index.js';
import { groupBy } from '../../../../base/foundation/group.js';
import { templateOf } from '../../../../model/path.js';
import type { Compared } from './changes.js';

/** The parts of the view that the page needs for its links to operations. */
type Reference = Pick<DocsView, 'pages' | 'groupOf' | 'signatures' | 'webhooks' | 'settings'>;

/** Returns the comparison with each earlier version. Each has its own anchor on the page. */
export function docsChanges(compared: readonly Compared[], view: Reference): ChangesSince[] {
  const taken = new Set<string>();
  return compared.map(({ name, before, changes }, index) => {
    const slug = `since-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    const anchor = taken.has(slug) ? `${slug}-${index + 1}` : slug;
    taken.add(anchor);
    const parts = changedParts(before, view);
    const levels = [...groupBy(changes, ({ severity }) => severity)].map(([severity, some]) => ({
      severity,
      count: some.length,
      groups: groupsOf(parts(some), view),
    }));
    return { name, anchor, levels };
  });
}

/** A changed part of the API, and the section of the page that lists it. */
interface Placed extends ChangedPart {
  readonly home: PageView | 'whole' | 'gone' | 'schemas';
}

function changedParts(before: Compared['before'], view: Reference) {
  const old = new Map(
    before.endpoints.map(({ key, method, path, trailingSlash }) => [
      key,
      `${method} ${templateOf(path, trailingSlash)}`,
    ]),
  );
  const hooks = new Map(
    [...view.webhooks].map(([key, name]) => [
      `${name} ${view.signatures.get(key)?.endpoint.method ?? ''}`,
      key,
    ]),
  );
  const endpointOf = (key: string) => view.signatures.get(key)?.endpoint;
  const named = (name: string) => endpointOf(hooks.get(name.replace(/^webhook /, '')) ?? name);
  const partOf = (changes: readonly Change[]): Placed[] => {
    const [first] = changes;
    if (first === undefined) return [];
    const { subject, endpoints } = first;
    const common = { changes: changes.map(({ rule, text, why }) => ({ rule, text, why })) };
    switch (subject.kind) {
      case 'api':
        return [{ ...common, home: 'whole', users: [] }];
      case 'schema': {
        const all = new Set(changes.flatMap((change) => change.endpoints));
        const users = [...all].flatMap((name) => named(name) ?? []);
        return [{ ...common, home: 'schemas', name: subject.id, schema: subject.id, users }];
      }
      default: {
        const endpoint = endpointOf(hooks.get(subject.key) ?? subject.key);
        const home = (endpoint && view.groupOf(endpoint.key)) ?? 'gone';
        const name = old.get(subject.key) ?? endpoints[0] ?? subject.key;
        return [{ ...common, home, name, ...(endpoint && { endpoint }), users: [] }];
      }
    }
  };
  return (changes: readonly Change[]): Placed[] =>
    [...groupBy(changes, ({ subject }) => JSON.stringify(subject)).values()].flatMap(partOf);
}

/**
 * Returns the sections of the page: the API as a whole, the groups of operations in their order, removed operations,
 * and named schemas.
 */
function groupsOf(parts: readonly Placed[], { pages, settings }: Reference): ChangedGroup[] {
  const { word } = settings;
  const within = groupBy(parts, ({ home }) => home);
  const group = (title: string, home: Placed['home'], file?: string): ChangedGroup[] => {
    const found = within.get(home) ?? [];
    return found.length === 0 ? [] : [{ title, parts: found, ...(file !== undefined && { file }) }];
  };
  return [
    ...group(word('The API as a whole'), 'whole'),
    ...pages.flatMap((page) => group(page.name, page, page.file)),
    ...group(word('Removed'), 'gone'),
    ...group(word('Schemas'), 'schemas'),
  ];
}
