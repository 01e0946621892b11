/** The known part of the Atlassian Document Format: a tree of nodes, some of which have marks. */

/** The format or function of a text: strong, em, code, strike, underline, link, subsup, textColor, action. */
export interface Mark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** A part of a document. Nodes of unknown types are kept unchanged. */
export interface Node {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
  readonly marks?: readonly Mark[];
  /** Present only in nodes of the type `text`. */
  readonly text?: string;
}

export interface Document {
  readonly version: 1;
  readonly type: 'doc';
  readonly content: readonly Node[];
}
