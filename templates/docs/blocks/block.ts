/**
 * A page as plain data: a list of blocks. `pages/` creates them, `html/blocks.ts` and `markdown/blocks.ts` print them,
 * so both formats contain the same facts.
 */
import type { Question } from '../../../src/api/questions/index.js';
import type { ProseNode } from '../../../src/print/emit/description/tree.js';
import type { Endpoint } from '../../../src/model/api.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { FactLocation, PageView } from '../page-view.js';
import type { BodyContent, DocsField, ResponseRow, Term } from './field.js';
import type { Inline } from './inline.js';

/** A part of a page. */
export type DocsBlock = TextBlock | ApiBlock;

/** A block by its kind. */
export type BlockOf<K extends DocsBlock['kind']> = Extract<DocsBlock, { kind: K }>;

/** Blocks that any page may contain. */
export type TextBlock =
  /** The title of the page, and the version of its subject. */
  | { readonly kind: 'title'; readonly content: Inline; readonly version?: string | undefined }
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly content: Inline;
      readonly look?: Look;
    }
  /** The title of a part of an operation. */
  | {
      readonly kind: 'label';
      readonly content: string;
      /** The end of the anchor, which is the same in every language. */
      readonly part: 'body' | 'responses' | 'callbacks';
      readonly level: Level;
      /** Whether the part is required; absent if that does not apply. */
      readonly required?: boolean;
    }
  | { readonly kind: 'paragraph'; readonly content: Inline; readonly look?: Look }
  /** A paragraph that begins with a title. */
  | {
      readonly kind: 'fact';
      readonly title: string;
      readonly content: Inline;
      readonly look?: 'auth';
    }
  /** A description. The title above it decides the level of its headings. */
  | {
      readonly kind: 'prose';
      readonly text: string | undefined;
      readonly below: 'page' | 'operation' | 'schema' | 'line';
      /** The beginning of the anchors of the headings; if absent, the headings have no anchors. */
      readonly anchors?: string;
    }
  /** A part of a guide. */
  | { readonly kind: 'written'; readonly nodes: readonly ProseNode[] }
  /** Alternatives, one of which is visible at a time. */
  | {
      readonly kind: 'tabs';
      readonly tabs: readonly { readonly label: string; readonly blocks: readonly DocsBlock[] }[];
    }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly look?: Look }
  /** Names and their descriptions. */
  | { readonly kind: 'terms'; readonly rows: readonly Term[] }
  /** A table. The first cell of each row is the heading of the row. */
  | {
      readonly kind: 'table';
      readonly columns: readonly Inline[];
      readonly rows: readonly (readonly Inline[])[];
    }
  /** Code to copy. */
  | {
      readonly kind: 'sample';
      readonly title: string;
      readonly language: 'ts' | 'json' | 'yaml' | 'sh';
      readonly text: string;
      /** True if the code is hidden until the reader opens it. */
      readonly folded?: true;
    }
  /** A collapsible part. In Markdown its blocks are below the summary, or below a heading if `level` is set. */
  | {
      readonly kind: 'details';
      readonly summary: Inline;
      readonly blocks: readonly DocsBlock[];
      readonly level?: 2 | 3;
    }
  /** Blocks with an anchor, so that links can lead to them. */
  | { readonly kind: 'section'; readonly anchor: string; readonly blocks: readonly DocsBlock[] }
  /** Blocks that only one of the two formats contains. */
  | { readonly kind: 'only'; readonly format: PageFormat; readonly blocks: readonly DocsBlock[] };

/** Blocks that describe APIs. */
export type ApiBlock =
  /** The description of the API on the first page, with the facts next to it. */
  | {
      readonly kind: 'intro';
      readonly blocks: readonly DocsBlock[];
      readonly beside: readonly DocsBlock[];
    }
  /** Facts by their titles. */
  | {
      readonly kind: 'about';
      readonly rows: readonly { readonly title: string; readonly items: readonly Item[] }[];
    }
  /** The title of a group of operations, in a list of groups. */
  | { readonly kind: 'group'; readonly page: PageView }
  /** Links to all groups, if the navigation has too little room for them. */
  | { readonly kind: 'allGroups' }
  | { readonly kind: 'operations'; readonly endpoints: readonly Endpoint[] }
  /** The operations of a group's page: complete in HTML, because Markdown has a page for each. */
  | { readonly kind: 'wholeGroup'; readonly page: PageView }
  | {
      readonly kind: 'operation';
      readonly signature: OperationSignature;
      readonly blocks: readonly DocsBlock[];
    }
  | { readonly kind: 'parameters'; readonly level: Level; readonly fields: readonly DocsField[] }
  | { readonly kind: 'content'; readonly content: BodyContent }
  | { readonly kind: 'responses'; readonly rows: readonly ResponseRow[] }
  /** A callback: a request that the API sends in response to a call. */
  | {
      readonly kind: 'callback';
      readonly name: string;
      readonly level: Level;
      readonly method: string;
      readonly expression: string;
      readonly blocks: readonly DocsBlock[];
    }
  /** The samples of an operation, outside its own page. */
  | { readonly kind: 'request'; readonly signature: OperationSignature }
  /** How an operation is called. */
  | { readonly kind: 'calls'; readonly signature: OperationSignature }
  /** A conflict between documents, with its choices. */
  | { readonly kind: 'question'; readonly question: Question; readonly level: 2 | 3 }
  /** The overlay that a script writes from the choices on the page. */
  | { readonly kind: 'answers' }
  | {
      readonly kind: 'sources';
      readonly endpoint: Endpoint;
      readonly facts: readonly FactSource[];
      readonly otherNames: readonly string[];
      readonly missing: readonly string[];
    }
  /** A named schema. */
  | {
      readonly kind: 'schema';
      readonly id: SchemaId;
      readonly name: string;
      readonly blocks: readonly DocsBlock[];
    }
  /** The content of a named schema: fields in HTML, a declaration in Markdown. */
  | { readonly kind: 'definition'; readonly id: SchemaId; readonly schema: Schema };

export type PageFormat = 'html' | 'markdown';

/** The heading level of a part. 3: of an operation; 4: of its callback; 5: of a callback inside that one; 6: deeper. */
export type Level = 3 | 4 | 5 | 6;

/** The role of a block: a class in HTML. */
export type Look = 'changes' | 'breaking' | 'warning' | 'note' | 'old' | 'stated' | 'media';

/** An item of a list: a line, and the blocks below it. */
export interface Item {
  readonly line: Inline;
  readonly blocks?: readonly DocsBlock[];
  /** The language of the line, if it differs from that of the page. */
  readonly lang?: 'en';
}

/** A fact, and the locations that declare it. */
export interface FactSource {
  readonly what: string;
  readonly places: readonly FactLocation[];
  /** The document that declares the fact, if there is only one such document. */
  readonly source: string | undefined;
  /** True if no document declares the fact. */
  readonly guessed: boolean;
}

/** A heading below the title of the page. */
export function headingOf(level: 2 | 3 | 4, content: Inline, look?: Look): DocsBlock {
  return { kind: 'heading', level, content, ...(look && { look }) };
}

export function paragraphOf(content: Inline, look?: Look): DocsBlock {
  return { kind: 'paragraph', content, ...(look && { look }) };
}

/** Blocks for only one of the two formats; the other presents the content differently. */
export function onlyIn(format: PageFormat, blocks: readonly DocsBlock[]): DocsBlock {
  return { kind: 'only', format, blocks };
}
