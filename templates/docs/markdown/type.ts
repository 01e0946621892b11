/** Prints types in a few words, as TypeScript if that is short. */
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { print, widthOfCode } from '../../../src/print/emit/typescript/module.js';
import { ident, type Code } from '../../../src/print/emit/typescript/code.js';
import { codeSpan, link, text, inline, type Md } from '../../../src/print/emit/markdown/index.js';
import { memoizeByObject, memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { isComposed } from '../../../src/model/walk.js';
import type { Direction } from '../../../src/model/direction.js';
import type { TypeOptions } from '../../../src/print/typescript/type-options.js';
import { typeOf } from '../../../src/print/typescript/types.js';
import { alternated, spoken, spokenWith } from './phrases.js';
import { containersOf } from '../schema/forms.js';
import type { DocsView } from '../view.js';

/**
 * The maximum number of characters of a type on a line. A longer type, or one with comments, gets a
 * separate code block.
 */
const LONGEST_TYPE = 60;
/** If an object has more properties than this, it is always too long for a line. */
const MOST_PROPERTIES = 12;

/**
 * Returns the options for printing types in the docs: as the client does, with the names of named
 * schemas.
 */
export function docsTypeOptions(
  { names }: Pick<DocsView, 'names'>,
  direction?: Direction,
): TypeOptions {
  return optionsOf(names)[direction ?? 'both'];
}

const optionsOf = memoizeByObject(
  (names: DocsView['names']): Record<'both' | Direction, TypeOptions> => {
    const idents = new Map<SchemaId, Code>();
    const ref = (id: SchemaId): Code => {
      const before = idents.get(id);
      if (before !== undefined) return before;
      const created = ident(names.schemas.get(id) ?? 'unknown');
      idents.set(id, created);
      return created;
    };
    const both: TypeOptions = { ref, forReaders: true };
    return { both, read: { ...both, direction: 'read' }, write: { ...both, direction: 'write' } };
  },
);

/** Returns the type of a schema on one line; `undefined` if it is too long. */
export function shortType(schema: Schema, view: DocsView): Md | undefined {
  return shown(schema, view).type;
}

/**
 * The result is cached, because operations share types, and each type is requested twice: for its
 * line, and to decide whether it needs a separate declaration.
 */
const shown = memoizeByView((schema: Schema, view: DocsView): { readonly type?: Md } => {
  const type = oneLineType(schema, view);
  return type === undefined ? LONG : { type };
});

const LONG = {};

function oneLineType(schema: Schema, view: DocsView): Md | undefined {
  if (schema.kind === 'unknown' && view.isForAuthors) return spoken('not declared', view);
  if (schema.kind === 'unknown') return spoken('any value', view);
  if (schema.kind === 'any' && containersOf(schema).length === 0) return spoken('any value', view);
  if (isClearlyLong(schema)) return undefined;
  const code = typeOf(schema, docsTypeOptions(view));
  if (widthOfCode(code) > LONGEST_TYPE) return undefined;
  const type = print(code);
  const target = schema.kind === 'ref' ? schemaTarget(schema.id, view) : undefined;
  const span = codeSpan(type);
  return target === undefined ? span : link(span, target);
}

/** Returns the URL of a named schema in the docs; `undefined` if it has no page. */
export function schemaTarget(id: SchemaId, view: DocsView): string | undefined {
  const name = view.names.schemas.get(id);
  const file = view.schemaFileOf(id);
  if (name === undefined || file === undefined) return undefined;
  return `${view.root}${file}#${name.toLowerCase()}`;
}

/**
 * Returns true if a type is certainly too long for a line, because it has many properties, long
 * names, or comments. This test is cheaper than printing the type.
 */
function isClearlyLong(schema: Schema): boolean {
  if (schema.kind === 'array') return isClearlyLong(schema.items);
  if (schema.kind !== 'object') return false;
  if (schema.properties.size > MOST_PROPERTIES) return true;
  let least = 0;
  for (const [name, { schema: inner }] of schema.properties) {
    // At least three characters follow each name: a colon, a space, and one letter of the type.
    least += name.length + 3;
    if (least > LONGEST_TYPE || /[a-z]/.test(inner.description ?? '')) return true;
  }
  return false;
}

/** Prints a type in a few words. If the type lists values, prints all of them. */
export function typeSpan(schema: Schema, view: DocsView): Md {
  const short = shortType(schema, view);
  if (short !== undefined) return short;
  if (isComposed(schema)) {
    const members = schema.members.map((one) => typeSpan(one, view));
    return alternated(members, schema.kind === 'union' ? 'or' : 'and', view);
  }
  switch (schema.kind) {
    case 'enum':
      return spokenWith(
        'one of {values}',
        {
          values: inline(
            schema.values.map((value) => codeSpan(jsonLine(value))),
            ', ',
          ),
        },
        view,
      );
    case 'array':
      return spokenWith('array of {type}', { type: typeSpan(schema.items, view) }, view);
    case 'any':
      return spoken('any value', view);
    default:
      return text(schema.kind);
  }
}
