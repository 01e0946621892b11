/** A node that the search has entered but not left. */
interface Visit<Node> {
  readonly node: Node;
  readonly index: number;
  readonly targets: Iterator<Node>;
  lowest: number;
}

/**
 * Returns the strongly connected components of a graph, by Tarjan's algorithm: the nodes of a cycle, or a single node.
 * A component comes after all components that its nodes refer to.
 * @param targets the nodes to which a node refers. Nodes that are not in `nodes` are ignored
 */
export function stronglyConnected<Node>(
  nodes: Iterable<Node>,
  targets: (node: Node) => Iterable<Node>,
): Node[][] {
  const all = new Set(nodes);
  const indexes = new Map<Node, number>();
  const open: Node[] = [];
  const closed = new Set<Node>();
  const components: Node[][] = [];
  const enter = (node: Node): Visit<Node> => {
    const index = indexes.size;
    indexes.set(node, index);
    open.push(node);
    return { node, index, targets: targets(node)[Symbol.iterator](), lowest: index };
  };
  const close = (visit: Visit<Node>): void => {
    const component: Node[] = [];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      component.push(node);
      closed.add(node);
      if (node === visit.node) break;
    }
    components.push(component.reverse());
  };
  for (const root of all) {
    // A loop instead of recursion, because long chains would overflow the stack.
    const stack = indexes.has(root) ? [] : [enter(root)];
    for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
      const { done, value: target } = visit.targets.next();
      if (done) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent) parent.lowest = Math.min(parent.lowest, visit.lowest);
        if (visit.lowest === visit.index) close(visit);
      } else if (!indexes.has(target)) {
        if (all.has(target)) stack.push(enter(target));
      } else if (!closed.has(target)) {
        visit.lowest = Math.min(visit.lowest, indexes.get(target) ?? visit.lowest);
      }
    }
  }
  return components;
}
