/**
 * Describes a line of text as plain data. `html/inline.ts` and `markdown/inline.ts` print each
 * kind.
 */
import type { Endpoint } from '../../../src/model/api.js';
import type { Origin } from '../../../src/model/origin.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import type { Phrase } from '../language/phrases.js';
import type { FactLocation } from '../page-view.js';

/** A line, or a part of one. A string is plain text and never markup. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  /** Parts that a separator joins. Empty parts are omitted. */
  | { readonly kind: 'row'; readonly parts: readonly Inline[]; readonly separator: string }
  /** A phrase whose placeholders are replaced by content that may be more than plain text. */
  | {
      readonly kind: 'phrase';
      readonly phrase: Phrase;
      readonly holes: Readonly<Record<string, Inline>>;
    }
  /**
   * A constraint of a value, such as `at most` and `10`. The value is empty if the constraint has
   * none.
   */
  | { readonly kind: 'limit'; readonly what: string; readonly value: string }
  /** A type in a few words. */
  | { readonly kind: 'type'; readonly schema: Schema }
  /** Some content, and a remark about it. */
  | { readonly kind: 'noted'; readonly what: Inline; readonly note: Inline }
  /** A remark about the text before it. */
  | { readonly kind: 'small'; readonly content: Inline }
  | { readonly kind: 'badge'; readonly tone: Tone; readonly content: string }
  /**
   * The trust level of a fact (declared, observed or inferred). Only docs for the API's authors
   * print it, and declared facts have no mark.
   */
  | { readonly kind: 'trust'; readonly origins: readonly Origin[] }
  | { readonly kind: 'places'; readonly places: readonly FactLocation[] }
  | { readonly kind: 'operation'; readonly endpoint: Endpoint }
  | { readonly kind: 'schema'; readonly id: SchemaId }
  /** A link to a page of the docs. `file` is the Markdown file of the page. */
  | {
      readonly kind: 'page';
      readonly file: string;
      readonly anchor?: string;
      readonly label: Inline;
    }
  /** A link to a URL in a description. */
  | { readonly kind: 'foreign'; readonly url: string; readonly label: string };

/**
 * The kinds of marks: for deprecated elements (`old`), inferred facts (`guess`), facts that no
 * document declares (`gap`), and others (`plain`).
 */
export type Tone = 'old' | 'guess' | 'gap' | 'plain';

export function coded(text: string): Inline {
  return { kind: 'code', text };
}

export function inRow(parts: readonly Inline[], separator = ', '): Inline {
  return { kind: 'row', parts, separator };
}

export function codedRow(texts: readonly string[]): Inline {
  return inRow(texts.map(coded));
}

/**
 * Returns a phrase whose placeholders are replaced. If all values are plain text, `settings.word`
 * can be used instead.
 */
export function phraseOf(phrase: Phrase, holes: Readonly<Record<string, Inline>>): Inline {
  return { kind: 'phrase', phrase, holes };
}

/** Returns a badge: one or two words that are set off from the text. */
export function badge(content: string, tone: Tone): Inline {
  return { kind: 'badge', tone, content };
}

/** Returns the mark of a fact's trust level (declared, observed or inferred). */
export function trustMark(origins: readonly Origin[]): Inline {
  return { kind: 'trust', origins };
}

/** Returns a link to an operation. Its text is the method and path. */
export function operationOf(endpoint: Endpoint): Inline {
  return { kind: 'operation', endpoint };
}

/** Returns a link to a URL that a description contains. */
export function foreignOf(url: string, label = url): Inline {
  return { kind: 'foreign', url, label };
}
