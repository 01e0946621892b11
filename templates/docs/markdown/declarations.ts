/** Prints declarations of types in the same way as the generated client. */
import { ident } from '../../../src/print/emit/typescript/code.js';
import { fence, type Md } from '../../../src/print/emit/markdown/index.js';
import { print } from '../../../src/print/emit/typescript/module.js';
import type { Direction } from '../../../src/model/direction.js';
import { notesOf, withoutNotes } from '../../../src/model/effective/statements.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { schemaComment } from '../../../src/print/typescript/schema-comment.js';
import { typeDeclaration } from '../../../src/print/typescript/types.js';
import { isLongExample } from '../schema/long-example.js';
import { displayedForm } from '../schema/merged.js';
import type { DocsView } from '../view.js';
import { docsTypeOptions } from './type.js';

/** Prints the declaration of a type that is used only once. */
export function declaration(
  name: string,
  schema: Schema,
  direction: Direction,
  view: DocsView,
): Md {
  const declared = typeDeclaration(ident(name), schema, docsTypeOptions(view, direction), {
    export: false,
  });
  return fence('ts', print(declared));
}

/** Prints a named schema as a type of the client; empty if the schema does not exist. */
export function schemaDeclaration(id: SchemaId, view: Pick<DocsView, 'api' | 'names'>): string {
  const schema = view.api.schemas.get(id);
  if (schema === undefined) return '';
  const { description: _, examples, origins, ...stated } = schema;
  const form = examples && !isLongExample(examples[0]) ? { ...stated, examples } : stated;
  const name = ident(view.names.schemas.get(id) ?? id);
  const options = docsTypeOptions(view);
  const declared = { ...form, origins } as Schema;
  const whole = displayedForm(declared, view.api);
  const comment = schemaComment({ ...withoutNotes(whole), ...notesOf(declared) }, 'example');
  return print(typeDeclaration(name, declared, options, { comment, export: false }));
}
