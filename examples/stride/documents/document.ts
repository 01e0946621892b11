/**
 * The types of a document in the Atlassian Document Format. A document is a tree of nodes, and a
 * node may have marks such as `strong`.
 */

/**
 * The format or function of a text: strong, em, code, strike, underline, link, subsup, textColor,
 * action.
 */
export interface Mark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** A node of a document. Nodes of unknown types are kept unchanged. */
export interface Node {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
  readonly marks?: readonly Mark[];
  /** The text; present only in nodes of type `text`. */
  readonly text?: string;
}

export interface Document {
  readonly version: 1;
  readonly type: 'doc';
  readonly content: readonly Node[];
}
