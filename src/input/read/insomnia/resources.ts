/**
 * Reads how an Insomnia export nests folders and requests: as a flat list in versions 3 and 4, as a tree in version
 * 5.
 */
import type { Cursor } from '../../source/cursor.js';
import { entriesOf, scalarText } from '../collection/entries.js';

/** The content of an Insomnia export, in a form that is the same for all versions of the format. */
export interface InsomniaExport {
  readonly title: Cursor;
  readonly description: Cursor;
  /** Returns the content of a folder or of the collection itself; `undefined` if the node is not a folder. */
  childrenOf(node: Cursor): readonly Cursor[] | undefined;
  isRequest(node: Cursor): boolean;
  /** The variables of the base environment. */
  readonly base: readonly Cursor[];
  /** The variables of the environments from which a user chooses one. */
  readonly environments: readonly Cursor[];
  /** Folders that contain each other, and the requests in them. They belong to no folder of the collection. */
  readonly lost: readonly Cursor[];
}

export function readExport(root: Cursor): InsomniaExport {
  return root.has('resources') ? readResources(root) : readTree(root);
}

/** Reads a flat list: `resources: [{ _id, _type, parentId, … }]`. */
function readResources(root: Cursor): InsomniaExport {
  const resources = entriesOf(root.get('resources'));
  const ofType = (type: string): Cursor[] =>
    resources.filter((one) => one.get('_type').value === type);
  const workspaces = ofType('workspace');
  const ids = new Set(resources.map((one) => idOf(one)));
  const inside = new Map<string, Cursor[]>();
  const top: Cursor[] = [];
  const items = resources.filter((one) =>
    /^request_group$|(?:^|_)request$/.test(scalarText(one.get('_type')) ?? ''),
  );
  const workspaceIds = new Set(workspaces.map(idOf));
  for (const one of items) {
    const parent = scalarText(one.get('parentId')) ?? '';
    const isTop = workspaceIds.has(parent) || !ids.has(parent);
    const list = isTop ? top : (inside.get(parent) ?? []);
    if (!isTop) inside.set(parent, list);
    list.push(one);
  }
  const environments = ofType('environment').filter((one) => one.get('isPrivate').value !== true);
  const isSub = (one: Cursor): boolean =>
    ids.has(scalarText(one.get('parentId')) ?? '') &&
    !workspaceIds.has(scalarText(one.get('parentId')) ?? '');
  const isFolder = (one: Cursor): boolean => one.get('_type').value === 'request_group';
  const only = workspaces.length === 1 ? workspaces[0] : undefined;
  const childrenOf = (node: Cursor): Cursor[] | undefined => {
    if (node === root) return top;
    return isFolder(node) ? (inside.get(idOf(node)) ?? []) : undefined;
  };
  return {
    title: (only ?? root).get('name'),
    description: (only ?? root).get('description'),
    childrenOf,
    isRequest: (node) => node.get('_type').value === 'request',
    base: environments.filter((one) => !isSub(one)).map((one) => one.get('data')),
    environments: environments.filter(isSub).map((one) => one.get('data')),
    lost: inCircles(top, items, childrenOf),
  };
}

/** Returns the items that cannot be reached from the root of the collection, because their folders form a cycle. */
function inCircles(
  top: readonly Cursor[],
  items: readonly Cursor[],
  childrenOf: (node: Cursor) => readonly Cursor[] | undefined,
): Cursor[] {
  const reached = new Set(top);
  for (const node of reached) for (const child of childrenOf(node) ?? []) reached.add(child);
  return items.filter((one) => !reached.has(one));
}

/** Reads a tree: `collection: [{ name, children }]`, `environments: { data, subEnvironments }`. */
function readTree(root: Cursor): InsomniaExport {
  const base = root.get('environments');
  return {
    title: root.get('name'),
    description: root.get('meta').get('description'),
    childrenOf: (node) => {
      if (node === root) return entriesOf(root.get('collection'));
      return node.get('children').type === 'array' ? entriesOf(node.get('children')) : undefined;
    },
    isRequest: (node) => node.get('method').exists && !node.get('protoMethodName').exists,
    base: [base.get('data')],
    environments: entriesOf(base.get('subEnvironments'))
      .filter((one) => one.get('meta').get('isPrivate').value !== true)
      .map((one) => one.get('data')),
    lost: [],
  };
}

function idOf(resource: Cursor): string {
  return scalarText(resource.get('_id')) ?? '';
}
