/** Finds the cycles of a graph. */

/**
 * Returns the nodes that are on a cycle, or on a path from one cycle to another. To find them, nodes without outgoing
 * edges, and then nodes without incoming edges, are removed repeatedly, until no such node is left.
 */
export function nodesInCycles<Node>(
  nodes: Iterable<Node>,
  targets: (node: Node) => readonly Node[],
): Set<Node> {
  const left = new Set(nodes);
  const forward = new Map<Node, readonly Node[]>([...left].map((one) => [one, targets(one)]));
  const backward = new Map<Node, Node[]>([...left].map((one) => [one, []]));
  for (const [from, all] of forward) for (const to of all) backward.get(to)?.push(from);
  for (const [next, before] of [
    [forward, backward],
    [backward, forward],
  ] as const) {
    const counts = new Map(
      [...left].map((one) => [one, next.get(one)?.filter((to) => left.has(to)).length ?? 0]),
    );
    const ends = [...left].filter((one) => counts.get(one) === 0);
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      left.delete(end);
      for (const one of before.get(end) ?? []) {
        const count = (counts.get(one) ?? 0) - 1;
        counts.set(one, count);
        if (count === 0) ends.push(one);
      }
    }
  }
  return left;
}
