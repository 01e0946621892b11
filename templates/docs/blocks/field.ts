/** The blocks that describe a parameter, a header, a body and a response. */
import type { Media, Parameter, Response } from '../../../src/model/api.js';
import type { Direction } from '../../../src/model/direction.js';
import type { Origin } from '../../../src/model/origin.js';
import type { Json, Schema } from '../../../src/model/schema.js';
import type { Inline } from './inline.js';

/** A parameter, a header or a property: its name, its type, and the facts about it. */
export interface DocsField {
  readonly name: string;
  readonly place?: Parameter['in'];
  readonly required: boolean;
  /** The origins that declare the field required, if this can be in doubt. */
  readonly doubt?: readonly Origin[];
  readonly schema: Schema;
  readonly description: string | undefined;
  /** Short remarks, in addition to those on the type. */
  readonly notes: readonly Inline[];
  readonly example?: Json;
  /** The direction in which the value is sent; if absent, both. */
  readonly direction?: Direction;
  readonly origins: readonly Origin[];
}

/** An example of a body. */
export interface BodyExample {
  /** The body that the example belongs to: `200 application/json`. */
  readonly of: string;
  readonly name: string;
  readonly text: string;
  /** The language, as Markdown fences name it. If absent, the text is the URL of the example. */
  readonly language?: 'json' | 'xml' | '';
  readonly isOpen: boolean;
  /** True if the example is generated from the schema. It repeats the declaration of the type. */
  readonly isMade: boolean;
}

/** The content of a body, for one or more media types. */
export interface BodyContent {
  readonly media: Media;
  /** Further media types with the same content. */
  readonly others: readonly string[];
  readonly direction: Direction;
  /** Whether the fields are open, folded, or already listed for another content above. */
  readonly fields: 'open' | 'folded' | 'line';
  /** The name of the type, if it is declared here. */
  readonly typeName: string;
  readonly examples: readonly BodyExample[];
}

/** A row of a list of names. */
export interface Term {
  readonly term: Inline;
  readonly content: Inline;
  readonly description?: string | undefined;
  /** Further lines. */
  readonly lines?: readonly Inline[];
}

/** A response by its status. */
export interface ResponseRow {
  readonly response: Response;
  readonly contents: readonly BodyContent[];
  readonly headers: readonly DocsField[];
  readonly links: readonly Term[];
}
