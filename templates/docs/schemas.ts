/** The template `docs/schemas`: the named schemas as the types of the client. */
import { ident } from '../../src/emit/typescript/code.js';
import { jsonText } from '../../src/emit/json/index.js';
import { codeSpan, fence, heading, md, text, type Md } from '../../src/emit/markdown/index.js';
import { print } from '../../src/emit/typescript/module.js';
import type { Json, Scalar, Schema, SchemaId } from '../../src/model/schema.js';
import { byCodeUnit } from '../../src/foundation/sort.js';
import { notesOf, withoutNotes } from '../../src/model/effective/statements.js';
import { schemaComment } from '../../src/typescript/schema-comment.js';
import { typeDeclaration } from '../../src/typescript/types.js';
import { markdownTrust, docsTypeOptions } from './type-cell.js';
import { spoken, spokenWith, titled } from './language/markdown.js';
import { markdownLocations } from './provenance.js';
import { shownForm } from './schema/merged.js';
import type { DocsView } from './view.js';

/** One section per schema, by the names of their types. */
export function markdownSchemas(view: DocsView): Md[] {
  const named = [...view.api.schemas]
    .map(([id, schema]) => ({ id, schema, name: view.names.schemas.get(id) ?? id }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
  return [titled(1, 'Named schemas', view)].concat(
    named.flatMap(({ id, schema, name }) => schemaBlocks(id, schema, name, view)),
  );
}

function schemaBlocks(id: SchemaId, schema: Schema, name: string, view: DocsView): Md[] {
  const { description, origins } = schema;
  const mark = markdownTrust(origins, view);
  const blocks = [heading(2, text(name))];
  if (id !== name)
    blocks.push(spokenWith('Named {name} in the documents.', { name: codeSpan(id) }, view));
  blocks.push(view.said(description, 3));
  if (mark) blocks.push(mark);
  blocks.push(fence('ts', view.declarationOf(id)));
  const [example] = schema.examples ?? [];
  if (isContainer(example)) {
    blocks.push(md`${spoken('Example', view)}:`, fence('json', jsonText(example).trimEnd()));
  }
  if (view.isForAuthors && origins.length > 0)
    blocks.push(
      md`${spokenWith(
        'Stated by {documents}',
        { documents: markdownLocations(view.places(origins)) },
        view,
      )}.`,
    );
  return blocks;
}

/** A line of a comment would not show an object or a list. */
function isContainer(example: Json | undefined): example is Exclude<Json, Scalar> {
  return typeof example === 'object' && example !== null;
}

/** A named schema as a type of the client; nothing for one that there is not. */
export function schemaDeclaration(id: SchemaId, view: Pick<DocsView, 'api' | 'names'>): string {
  const schema = view.api.schemas.get(id);
  if (schema === undefined) return '';
  const { description: _, examples, origins, ...stated } = schema;
  const form = examples && !isContainer(examples[0]) ? { ...stated, examples } : stated;
  const name = ident(view.names.schemas.get(id) ?? id);
  const options = docsTypeOptions(view);
  const declared = { ...form, origins } as Schema;
  const whole = shownForm(declared, view.api);
  const comment = schemaComment({ ...withoutNotes(whole), ...notesOf(declared) }, true);
  return print(typeDeclaration(name, declared, options, { comment, export: false }));
}
