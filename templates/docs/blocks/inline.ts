/** The content of a line of a page, as plain data. `html/inline.ts` and `markdown/inline.ts` print each form. */
import type { Endpoint } from '../../../src/model/api.js';
import type { Origin } from '../../../src/model/origin.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import type { Phrase } from '../language/phrases.js';
import type { FactLocation } from '../page-view.js';

/** A string is plain text, never markup. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  /** Parts joined by a separator; empty parts are omitted. */
  | { readonly kind: 'row'; readonly parts: readonly Inline[]; readonly separator: string }
  /** A phrase whose placeholders are replaced by content other than plain text. */
  | {
      readonly kind: 'phrase';
      readonly phrase: Phrase;
      readonly holes: Readonly<Record<string, Inline>>;
    }
  /** A limit of a value. The value is empty if the words alone are sufficient. */
  | { readonly kind: 'limit'; readonly what: string; readonly value: string }
  /** A type in a few words. */
  | { readonly kind: 'type'; readonly schema: Schema }
  /** Content, and a remark on it. */
  | { readonly kind: 'noted'; readonly what: Inline; readonly note: Inline }
  /** A remark about the preceding text. */
  | { readonly kind: 'small'; readonly content: Inline }
  | { readonly kind: 'badge'; readonly tone: Tone; readonly content: string }
  /** The trust of a fact, for authors; nothing is printed for a declared fact. */
  | { readonly kind: 'trust'; readonly origins: readonly Origin[] }
  | { readonly kind: 'places'; readonly places: readonly FactLocation[] }
  | { readonly kind: 'operation'; readonly endpoint: Endpoint }
  | { readonly kind: 'schema'; readonly id: SchemaId }
  /** A link to a page of the docs, by its Markdown file. */
  | {
      readonly kind: 'page';
      readonly file: string;
      readonly anchor?: string;
      readonly label: Inline;
    }
  /** A link to a URL from a description. */
  | { readonly kind: 'foreign'; readonly url: string; readonly label: string };

/** The subject of a badge: deprecations, inferred facts, and facts that no document declares. */
export type Tone = 'old' | 'guess' | 'gap' | 'plain';

/** A name or a value, formatted as code. */
export function coded(text: string): Inline {
  return { kind: 'code', text };
}

/** Parts joined by a separator. */
export function inRow(parts: readonly Inline[], separator = ', '): Inline {
  return { kind: 'row', parts, separator };
}

/** A row of names or values, formatted as code. */
export function codedRow(texts: readonly string[]): Inline {
  return inRow(texts.map(coded));
}

/** A phrase with placeholders. If all their values are plain text, `settings.word` also works. */
export function phraseOf(phrase: Phrase, holes: Readonly<Record<string, Inline>>): Inline {
  return { kind: 'phrase', phrase, holes };
}

/** A badge of one or two words. */
export function badge(content: string, tone: Tone): Inline {
  return { kind: 'badge', tone, content };
}

/** A mark of the trust in a fact. */
export function trustMark(origins: readonly Origin[]): Inline {
  return { kind: 'trust', origins };
}

/** A link to an operation, by its method and path. */
export function operationOf(endpoint: Endpoint): Inline {
  return { kind: 'operation', endpoint };
}

/** A link to an address that a description declares. */
export function foreignOf(url: string, label = url): Inline {
  return { kind: 'foreign', url, label };
}
