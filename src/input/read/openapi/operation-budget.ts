/**
 * Limits the size of operations after their shared parts are copied into them. Thousands of operations may repeat a
 * part of a few lines.
 */
import type { Endpoint, Header, Media, Parameter, Response } from '../../../model/api.js';
import type { Example, Schema } from '../../../model/schema.js';
import { hasParts, visitChildren } from '../../../model/walk.js';
import type { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The minimum number of characters that a part, such as a parameter, needs in a document. */
const CHARACTERS_OF_A_PART = 8;

/** A long text counts as one part for each piece of this many characters. */
const PIECE = 256;

/**
 * An empty operation counts as this number of parts, because thousands of operations may repeat a callback of one line.
 */
const PARTS_OF_AN_OPERATION = 10;

/**
 * Counts the parts of the operations of one description: parameters, headers, media types, examples, values of an
 * `enum`, security requirements, and so on. Counting stops when the budget is used up.
 */
export class OperationBudget {
  #left = READING_LIMITS.sharedParts.most;
  readonly #documents = new Set<Document>();

  /** True if more operations may be read. */
  get isLeft(): boolean {
    return this.#left > 0;
  }

  /**
   * Subtracts the number of parts of an operation from the budget. The parts of its callbacks are not counted.
   * @param place the location of the operation; an exceeded budget is reported there
   */
  spend(endpoint: Endpoint, place: Cursor): void {
    if (!this.isLeft) return;
    this.#state(place.document);
    this.#text(endpoint.description?.value);
    for (const parameter of endpoint.parameters) this.#parameter(parameter);
    this.#media(endpoint.body?.media ?? []);
    for (const response of endpoint.responses) this.#response(response);
    for (const requirement of endpoint.security?.value ?? []) {
      this.#left--;
      for (const { scopes } of requirement) this.#left -= 1 + scopes.length;
    }
    for (const { variables } of endpoint.servers) {
      this.#left--;
      for (const one of variables.values()) this.#left -= 1 + (one.enum?.length ?? 0);
    }
    this.#left -= PARTS_OF_AN_OPERATION + endpoint.tags.length;
    if (!this.isLeft) place.add('op/too-much', { limit: READING_LIMITS.sharedParts.most }, 'key');
  }

  /**
   * Increases the budget by the maximum number of parts that a file of this size can contain. This is done once for
   * each file, so that only copies of shared parts can exceed the budget.
   */
  #state(document: Document): void {
    if (this.#documents.has(document)) return;
    this.#documents.add(document);
    this.#left += Math.floor(document.text.length / CHARACTERS_OF_A_PART);
  }

  #parameter({ content, examples, description }: Parameter): void {
    this.#left -= 2;
    this.#text(description?.value);
    this.#examples(examples);
    if (content.kind === 'media') this.#media([content.media]);
    else this.#schema(content.schema);
  }

  #response({ headers, media, links, description }: Response): void {
    this.#left -= 1 + links.size;
    this.#text(description?.value);
    this.#headers(headers);
    this.#media(media);
  }

  #headers(headers: readonly Header[]): void {
    for (const { schema, examples = [], description } of headers) {
      this.#left--;
      this.#text(description);
      this.#schema(schema);
      this.#examples(examples);
    }
  }

  #media(media: readonly Media[]): void {
    for (const { schema, item, encoding, examples } of media) {
      if (!this.isLeft) return;
      this.#left -= 1 + encoding.size;
      this.#schema(schema);
      if (item) this.#schema(item);
      this.#examples(examples);
      for (const { headers } of encoding.values()) this.#headers(headers);
    }
  }

  #examples(examples: readonly Example[]): void {
    this.#left -= examples.length;
  }

  #text(text = ''): void {
    this.#left -= Math.floor(text.length / PIECE);
  }

  /** References are not followed, because their targets are written only once. */
  #schema(schema: Schema): void {
    this.#left--;
    this.#text(schema.description);
    if (schema.kind === 'enum') this.#left -= schema.values.length;
    if (hasParts(schema)) visitChildren(schema, this.#inside);
  }

  readonly #inside = (child: Schema): void => {
    if (this.isLeft) this.#schema(child);
  };
}
