/** Forced breaks: which groups of a document can never stand on one line. */
import type { builders } from 'prettier/doc';

export type Doc = builders.Doc;

/** A document as prettier's builders make it, with what its printing notes on it. */
export interface Node {
  readonly type: string;
  readonly contents?: Doc;
  readonly parts?: readonly Doc[];
  readonly expandedStates?: readonly Doc[];
  readonly breakContents?: Doc;
  readonly flatContents?: Doc;
  readonly groupId?: symbol;
  readonly id?: symbol;
  readonly negate?: boolean;
  readonly n?: unknown;
  readonly hard?: boolean;
  readonly soft?: boolean;
  readonly literal?: boolean;
  break?: boolean | 'propagated';
  /** Forced breaks inside are known. */
  settled?: true;
  /** How many parts of a fill are printed. */
  readonly offset?: number;
}

/** Thrown for a document that is left to prettier's own printer. */
export class Unknown extends Error {}

/**
 * Notes on every group whether something in it forces it to break.
 * @returns whether that goes on to what encloses the document
 * @throws Unknown for a kind of document that we do not build
 */
export function settle(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return settleAll(doc);
  const node = nodeOf(doc);
  switch (node.type) {
    case 'group': {
      if (node.settled) return Boolean(node.break);
      const states = node.expandedStates;
      const forced = states ? settleAll(states) : settle(node.contents ?? '');
      if (forced && !states && !node.break) node.break = 'propagated';
      node.settled = true;
      return Boolean(node.break);
    }
    case 'break-parent':
      return true;
    case 'fill':
      return settleAll(node.parts ?? []);
    case 'if-break': {
      const broken = settle(node.breakContents ?? '');
      return settle(node.flatContents ?? '') || broken;
    }
    case 'indent':
    case 'align':
    case 'indent-if-break':
      return settle(node.contents ?? '');
    case 'line':
    case 'line-suffix-boundary':
      return false;
    default:
      throw new Unknown();
  }
}

function settleAll(docs: readonly Doc[]): boolean {
  let forced = false;
  for (const doc of docs) if (settle(doc)) forced = true;
  return forced;
}

/** Whether a document is several in a row. */
export function isList(doc: Doc): doc is Doc[] {
  return Array.isArray(doc);
}

/** A document that is neither a text nor a list. */
export function nodeOf(doc: Doc): Node {
  return doc as unknown as Node;
}
