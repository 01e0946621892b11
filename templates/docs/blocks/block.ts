/**
 * Describes a page as plain data: a list of blocks. `pages/` creates the blocks. `html/blocks.ts`
 * and `markdown/blocks.ts` print them, so both formats contain the same facts.
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

/** The blocks whose `kind` is `K`. */
export type BlockOf<K extends DocsBlock['kind']> = Extract<DocsBlock, { kind: K }>;

export type TextBlock =
  /** The title of the page, and the version of the API or schema that the page describes. */
  | { readonly kind: 'title'; readonly content: Inline; readonly version?: string | undefined }
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly content: Inline;
      readonly look?: Look;
    }
  /** The title of a part of an operation, such as its responses. */
  | {
      readonly kind: 'label';
      readonly content: string;
      /**
       * The end of the part's anchor. It is not translated, so links keep working when the language
       * of the docs changes.
       */
      readonly part: 'body' | 'responses' | 'callbacks';
      readonly level: Level;
      /**
       * True if the part is required, false if it is optional; absent if the part can be neither.
       */
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
  /**
   * A description. `below` is the kind of title above it. It determines the level of the headings
   * inside the description.
   */
  | {
      readonly kind: 'prose';
      readonly text: string | undefined;
      readonly below: 'page' | 'operation' | 'schema' | 'line';
      /** The beginning of the anchors of the headings. If absent, the headings have no anchors. */
      readonly anchors?: string;
    }
  /** The content of a guide. */
  | { readonly kind: 'written'; readonly nodes: readonly ProseNode[] }
  /** Alternative blocks, of which one is visible at a time. */
  | {
      readonly kind: 'tabs';
      readonly tabs: readonly { readonly label: string; readonly blocks: readonly DocsBlock[] }[];
    }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly look?: Look }
  /** A list of names and their descriptions. */
  | { readonly kind: 'terms'; readonly rows: readonly Term[] }
  /** A table. The first cell of each row is the heading of the row. */
  | {
      readonly kind: 'table';
      readonly columns: readonly Inline[];
      readonly rows: readonly (readonly Inline[])[];
    }
  /** Code that the reader can copy. */
  | {
      readonly kind: 'sample';
      readonly title: string;
      readonly language: 'ts' | 'json' | 'yaml' | 'sh';
      readonly text: string;
      /** True if the code is hidden until the reader opens it. */
      readonly folded?: true;
    }
  /**
   * A collapsible part. In Markdown, its blocks are below the summary. If `level` is set, they are
   * below a heading.
   */
  | {
      readonly kind: 'details';
      readonly summary: Inline;
      readonly blocks: readonly DocsBlock[];
      readonly level?: 2 | 3;
    }
  /** Blocks that have an anchor for links. */
  | { readonly kind: 'section'; readonly anchor: string; readonly blocks: readonly DocsBlock[] }
  /** Blocks that are printed in only one of the formats. */
  | { readonly kind: 'only'; readonly format: PageFormat; readonly blocks: readonly DocsBlock[] };

export type ApiBlock =
  /** The description of the API on the first page, and the blocks next to it. */
  | {
      readonly kind: 'intro';
      readonly blocks: readonly DocsBlock[];
      readonly beside: readonly DocsBlock[];
    }
  /** A list of facts about the API, by title. */
  | {
      readonly kind: 'about';
      readonly rows: readonly { readonly title: string; readonly items: readonly Item[] }[];
    }
  /** The title of a group of operations in a list of groups. */
  | { readonly kind: 'group'; readonly page: PageView }
  /**
   * Links to all groups. Only the first page contains them, and only if there are too many groups
   * for the navigation.
   */
  | { readonly kind: 'allGroups' }
  | { readonly kind: 'operations'; readonly endpoints: readonly Endpoint[] }
  /**
   * All operations of a group. HTML prints them completely. Markdown prints links, because each
   * operation has a page of its own there.
   */
  | { readonly kind: 'wholeGroup'; readonly page: PageView }
  | {
      readonly kind: 'operation';
      readonly signature: OperationSignature;
      readonly blocks: readonly DocsBlock[];
    }
  | { readonly kind: 'parameters'; readonly level: Level; readonly fields: readonly DocsField[] }
  | { readonly kind: 'content'; readonly content: BodyContent }
  | { readonly kind: 'responses'; readonly rows: readonly ResponseRow[] }
  /** A callback: a request that the API sends after an operation was called. */
  | {
      readonly kind: 'callback';
      readonly name: string;
      readonly level: Level;
      readonly method: string;
      readonly expression: string;
      readonly blocks: readonly DocsBlock[];
    }
  /** The code samples of an operation, on a page that does not describe the operation. */
  | { readonly kind: 'request'; readonly signature: OperationSignature }
  /**
   * The code samples on the page of an operation. HTML omits this block, because it prints the
   * samples next to the operation.
   */
  | { readonly kind: 'calls'; readonly signature: OperationSignature }
  /** A conflict between documents, with its choices. */
  | { readonly kind: 'question'; readonly question: Question; readonly level: 2 | 3 }
  /** The OpenAPI Overlay with the reader's answers to the questions. A script writes it in the browser. */
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
  /** The content of a named schema: its fields in HTML, and its declaration in Markdown. */
  | { readonly kind: 'definition'; readonly id: SchemaId; readonly schema: Schema };

export type PageFormat = 'html' | 'markdown';

/**
 * The heading level of a part: 3 in an operation, 4 in a callback of the operation, 5 in a callback
 * of that callback, and 6 for all deeper ones.
 */
export type Level = 3 | 4 | 5 | 6;

/** The role of a block. In HTML, it becomes a CSS class. */
export type Look = 'changes' | 'breaking' | 'warning' | 'note' | 'old' | 'stated' | 'media';

/** An item of a list: a line, and the blocks below the line. */
export interface Item {
  readonly line: Inline;
  readonly blocks?: readonly DocsBlock[];
  /** The language of the line, if it differs from the language of the page. */
  readonly lang?: 'en';
}

/** A fact, and the locations in the documents that declare it. */
export interface FactSource {
  readonly what: string;
  readonly places: readonly FactLocation[];
  /** The document that declares the fact; `undefined` if several documents do. */
  readonly source: string | undefined;
  /** True if no document declares the fact. */
  readonly guessed: boolean;
}

export function headingOf(level: 2 | 3 | 4, content: Inline, look?: Look): DocsBlock {
  return { kind: 'heading', level, content, ...(look && { look }) };
}

export function paragraphOf(content: Inline, look?: Look): DocsBlock {
  return { kind: 'paragraph', content, ...(look && { look }) };
}

/**
 * Returns a block that is printed in only one of the formats, because the other presents the
 * content differently.
 */
export function onlyIn(format: PageFormat, blocks: readonly DocsBlock[]): DocsBlock {
  return { kind: 'only', format, blocks };
}
