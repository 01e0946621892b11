/** Separates the texts of a schema, such as its title and description, from the texts of its properties. */
import { OWN_NOTES, ownNote } from '../../../../model/effective/own-notes.js';
import type { Notes, Schema } from '../../../../model/schema.js';
import { isAsserted } from '../../../../print/openapi/assertions.js';

/**
 * Returns a schema that contains only the texts of the given schema. A keyword that repeats an assertion is not a text.
 */
export function ownTexts(schema: Schema): Schema {
  const texts: Record<string, unknown> = { kind: 'any', origins: schema.origins };
  for (const note of OWN_NOTES) {
    const value = ownNote(schema, note);
    if (value !== undefined) texts[note] = value;
  }
  return withKeywords(texts, keywordsOf(schema, false));
}

/** Removes the texts of a schema, but not those of its properties. */
export function withoutOwnTexts(schema: Schema): Schema {
  const bare: Record<string, unknown> = { ...schema };
  for (const note of OWN_NOTES) delete bare[note];
  return withKeywords(bare, keywordsOf(schema, true));
}

type Keywords = NonNullable<Notes['keywords']>;

function keywordsOf(schema: Schema, areAsserted: boolean): Keywords {
  const keywords = (ownNote(schema, 'keywords') ?? new Map()) as Keywords;
  const { assertions = {} } = schema;
  return new Map([...keywords].filter(([name]) => isAsserted(name, assertions) === areAsserted));
}

function withKeywords(schema: Record<string, unknown>, keywords: Keywords): Schema {
  delete schema['keywords'];
  if (keywords.size > 0) schema['keywords'] = keywords;
  return schema as unknown as Schema;
}
