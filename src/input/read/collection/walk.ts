/** Visits the folders and requests of a collection, each with the values that it inherits. */
import type { Tag } from '../../../model/api.js';
import { fact, type Fact } from '../../../model/origin.js';
import type { Text } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { Scope, Variables } from './variables.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** How a format nests folders and requests. A node may be both. */
export interface Tree<Node> {
  cursorOf(node: Node): Cursor;
  nameOf(node: Node): string;
  /** Returns the description of a folder. */
  textOf(node: Node): Text | undefined;
  variablesOf(node: Node): Variables;
  /** Returns the content of a folder; `undefined` if the node is not a folder. */
  childrenOf(node: Node): readonly Node[] | undefined;
}

/** A folder or a request, together with what it inherits. */
export interface NodeInPlace<Node> {
  readonly node: Node;
  readonly name: string;
  readonly scope: Scope;
  /** The enclosing folders from the inside out, then the collection. */
  readonly owners: readonly Node[];
  /** The names of the enclosing folders, joined with `/`. */
  readonly folder?: Fact<string>;
}

interface Open<Node> extends NodeInPlace<Node> {
  readonly names: readonly string[];
  /** The innermost enclosing folder that has a name. */
  readonly named?: Node;
}

/**
 * Visits all nodes of a collection without recursion.
 * @param root the collection itself; `scope` already contains its variables
 * @returns every node below the root in the order of the document, and the folders as tags; the key of a tag consists
 * of the names of the folder and its parents, joined with `/`
 */
export function walkTree<Node>(
  root: Node,
  tree: Tree<Node>,
  scope: Scope,
): { readonly nodes: readonly NodeInPlace<Node>[]; readonly tags: ReadonlyMap<string, Tag> } {
  const nodes: NodeInPlace<Node>[] = [];
  const tags = new Map<string, Tag>();
  const stack: Open<Node>[] = [{ node: root, name: '', scope, owners: [], names: [] }];
  for (let open = stack.pop(); open; open = stack.pop()) {
    const { node } = open;
    const inner = node === root ? open.scope : open.scope.inside(tree.variablesOf(node));
    const placed = { ...open, scope: inner };
    if (node !== root) nodes.push(placed);
    for (const one of childrenIn(placed, tree, node === root, tags).reverse()) stack.push(one);
  }
  return { nodes, tags };
}

function childrenIn<Node>(
  open: Open<Node>,
  tree: Tree<Node>,
  isRoot: boolean,
  tags: Map<string, Tag>,
): Open<Node>[] {
  const { node, scope, owners } = open;
  const children = tree.childrenOf(node);
  if (!children) return [];
  const cursor = tree.cursorOf(node);
  if (owners.length >= READING_LIMITS.folderDepth.most) {
    cursor.get('name').add('collection/deep', { limit: READING_LIMITS.folderDepth.most });
    return [];
  }
  const name = isRoot ? '' : open.name;
  const names = name === '' ? open.names : [...open.names, name];
  if (name !== '') addTag(cursor, tree.textOf(node), names, tags);
  const named = name === '' ? open.named : node;
  const label = names.join('/');
  const folder =
    named !== undefined && label !== ''
      ? fact(label, tree.cursorOf(named).get('name').origin())
      : undefined;
  return children.map((child) => ({
    node: child,
    name: tree.nameOf(child),
    scope,
    owners: [node, ...owners],
    names,
    ...(named !== undefined && { named }),
    ...(folder && { folder }),
  }));
}

function addTag(
  cursor: Cursor,
  text: Text | undefined,
  names: readonly string[],
  tags: Map<string, Tag>,
): void {
  const name = names.join('/');
  const parent = names.slice(0, -1).join('/');
  const known = tags.get(name);
  const description = known?.description ?? text?.value;
  tags.set(name, {
    name,
    ...(parent !== '' && { parent }),
    ...(description !== undefined && { description }),
    origins: [...(known?.origins ?? []), cursor.origin()],
  });
}
