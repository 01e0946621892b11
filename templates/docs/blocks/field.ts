/** The data from which parameters, headers, bodies and responses are printed. */
import type { Media, Parameter, Response } from '../../../src/model/api.js';
import type { Direction } from '../../../src/model/direction.js';
import type { Origin } from '../../../src/model/origin.js';
import type { Json, Schema } from '../../../src/model/schema.js';
import type { Inline } from './inline.js';

/** A parameter, header or property: its name, its type, and further facts. */
export interface DocsField {
  readonly name: string;
  readonly place?: Parameter['in'];
  readonly required: boolean;
  /**
   * The origins of the fact that the field is required; absent for optional fields and path
   * parameters. The docs print a mark if no document declares this fact.
   */
  readonly doubt?: readonly Origin[];
  readonly schema: Schema;
  readonly description: string | undefined;
  /** Short remarks in addition to the remarks about the type. */
  readonly notes: readonly Inline[];
  readonly example?: Json;
  /** The direction in which the value is sent; absent if it is sent in both. */
  readonly direction?: Direction;
  readonly origins: readonly Origin[];
}

export interface BodyExample {
  /** The status and media type of the body: `200 application/json`. */
  readonly of: string;
  readonly name: string;
  readonly text: string;
  /**
   * The language of the example, as Markdown names it in a code fence. If absent, `text` is the URL
   * of the example.
   */
  readonly language?: 'json' | 'xml' | '';
  readonly isOpen: boolean;
  /**
   * True if the example was generated from the schema, so that it repeats the declaration of the
   * type.
   */
  readonly isMade: boolean;
}

/** The content of a body, for one or more media types. */
export interface BodyContent {
  readonly media: Media;
  /** The names of other media types that have the same content as `media`. */
  readonly others: readonly string[];
  readonly direction: Direction;
  /**
   * Whether the fields are visible (`open`), collapsed (`folded`), or not repeated because they are
   * listed above (`line`).
   */
  readonly fields: 'open' | 'folded' | 'line';
  /** The name of the type, if the type is declared on this page. */
  readonly typeName: string;
  readonly examples: readonly BodyExample[];
}

/** A row in a list of names and descriptions. */
export interface Term {
  readonly term: Inline;
  readonly content: Inline;
  readonly description?: string | undefined;
  /** Lines that follow the content. */
  readonly lines?: readonly Inline[];
}

/** A response, and the data from which it is printed. */
export interface ResponseRow {
  readonly response: Response;
  readonly contents: readonly BodyContent[];
  readonly headers: readonly DocsField[];
  readonly links: readonly Term[];
}
