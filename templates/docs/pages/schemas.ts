/** Builds the content of the docs pages that list the named schemas. */
import { jsonText } from '../../../src/print/emit/json/index.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { onlyIn, paragraphOf, type DocsBlock } from '../blocks/block.js';
import type { Term } from '../blocks/field.js';
import { coded, inRow, phraseOf, trustMark } from '../blocks/inline.js';
import { isLongExample } from '../schema/long-example.js';
import type { DocsView, SchemaPage } from '../view.js';

/**
 * Returns the blocks of a page of schemas. If there are several such pages, the first one also
 * links to the schemas on all other pages.
 */
export function schemasPage({ title, file, schemas }: SchemaPage, view: DocsView): DocsBlock[] {
  const [home, ...others] = view.schemaPages;
  const moved = home?.file === file ? others : [];
  return [
    { kind: 'title', content: title },
    ...moved.flatMap((page): DocsBlock[] => [
      { kind: 'heading', level: 2, content: { kind: 'page', file: page.file, label: page.title } },
      paragraphOf(inRow(page.schemas.map((id) => ({ kind: 'schema', id }) as const))),
    ]),
    ...schemas.flatMap((id) => schemaBlocks(id, view)),
  ];
}

/** Returns all facts about a named schema. */
export function schemaBlocks(id: SchemaId, view: DocsView): DocsBlock[] {
  const { api, names } = view;
  const schema = api.schemas.get(id);
  if (schema === undefined) return [];
  const name = names.schemas.get(id) ?? id;
  const blocks: DocsBlock[] = [
    { kind: 'prose', text: schema.description, below: 'schema' },
    { kind: 'definition', id, schema },
    ...exampleBlocks(schema, view),
    ...discriminatorBlocks(schema),
    ...(view.isForAuthors ? statedLine(schema, view) : []),
  ];
  return [{ kind: 'schema', id, name, blocks }];
}

function exampleBlocks({ examples }: Schema, { settings }: DocsView): DocsBlock[] {
  const [first] = examples ?? [];
  if (!isLongExample(first)) return [];
  const text = jsonText(first).trimEnd();
  const title = settings.word('Example');
  return [{ kind: 'sample', title, language: 'json', text, folded: true }];
}

/**
 * Returns the schema that each value of the discriminator selects. Markdown does not need it,
 * because the declaration contains it.
 */
function discriminatorBlocks(schema: Schema): DocsBlock[] {
  if (schema.kind !== 'union' || schema.discriminator === undefined) return [];
  const { property, mapping } = schema.discriminator;
  const rows = [...mapping].map(([value, id]): Term => ({
    term: coded(value),
    content: { kind: 'schema', id },
  }));
  const title = phraseOf('discriminated by {property}', { property: coded(property) });
  return [onlyIn('html', [paragraphOf(title, 'media'), { kind: 'terms', rows }])];
}

function statedLine({ origins }: Schema, view: DocsView): DocsBlock[] {
  const places = view.places(origins);
  if (places.length === 0) return [];
  const declared = phraseOf('Declared by {documents}', { documents: { kind: 'places', places } });
  return [paragraphOf(inRow([declared, trustMark(origins)], ''), 'stated')];
}
