/** Lists the paths in a tree of recorded calls, and names their parameters after collections. */
import { percentDecoded } from '../../../base/foundation/percent-encoding.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { PathSegment } from '../../../model/path.js';
import { identifierName } from '../infer/identifier.js';
import type { CalledNode, CalledParameter, PathUse } from './called-node.js';

/** A path, and all recorded calls to it. */
export interface CalledPath<Request> {
  readonly path: readonly PathSegment[];
  readonly uses: readonly PathUse<Request>[];
}

interface Open<Request> {
  readonly node: CalledNode<Request>;
  readonly path: readonly PathSegment[];
  /** The last segment before the current one that is a word, not a parameter. */
  readonly word: string;
}

/** Returns the paths of all calls, in the order of their segments. */
export function calledPaths<Request>(root: CalledNode<Request>): CalledPath<Request>[] {
  const found: CalledPath<Request>[] = [];
  const open: Open<Request>[] = [{ node: root, path: [], word: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path, word } = next;
    if (node.ends.length > 0) found.push({ path, uses: node.ends });
    if (node.parameter) {
      const name = distinctName(nameOf(node.parameter, word), path);
      open.push({
        node: node.parameter.node,
        path: [...path, [{ kind: 'parameter', name }]],
        word,
      });
    }
    const words = [...node.literals].sort(([a], [b]) => byCodeUnit(b, a));
    for (const [text, child] of words) {
      open.push({
        node: child,
        path: [...path, [{ kind: 'literal', text }]],
        word: percentDecoded(text),
      });
    }
  }
  return found;
}

/**
 * Names a parameter. The declared or observed name is preferred. Otherwise, the name is derived from the collection:
 * `{userId}` after `users`, or `{date}` if all values are dates.
 */
function nameOf({ name, forms }: CalledParameter<unknown>, collection: string): string {
  if (name !== undefined) return name;
  const [only] = forms;
  if (forms.size === 1 && (only === 'date' || only === 'date-time')) return 'date';
  return identifierName(collection);
}

function distinctName(name: string, path: readonly PathSegment[]): string {
  const taken = new Set(path.flat().map((part) => (part.kind === 'parameter' ? part.name : '')));
  let distinct = name;
  for (let number = 2; taken.has(distinct); number++) distinct = `${name}${number}`;
  return distinct;
}
