/** What is known of a value, in a few words for a table. */
import { append } from '../../src/foundation/lists.js';
import { jsonLine } from '../../src/emit/json/index.js';
import { print, widthOfCode } from '../../src/emit/typescript/module.js';
import { ident, type Code } from '../../src/emit/typescript/code.js';
import { codeSpan, link, md, text, inline, type Md } from '../../src/emit/markdown/index.js';
import { memoizeByObject, memoizeByText } from '../../src/foundation/memo.js';
import { seenOf, doubtOf, seenText, type Origin } from '../../src/model/origin.js';
import type { Schema, SchemaId } from '../../src/model/schema.js';
import { isComposed } from '../../src/model/walk.js';
import type { Direction } from '../../src/model/direction.js';
import type { TypeOptions } from '../../src/typescript/type-options.js';
import { typeOf } from '../../src/typescript/types.js';
import { alternated, spoken, spokenWith } from './language/markdown.js';
import { containersOf, formsOf } from './schema/forms.js';
import { shownForm } from './schema/merged.js';
import { hintOf, limitsOf } from './schema/limits.js';
import type { DocsView } from './view.js';

/** Types that are longer, or that have comments, get a block of their own. */
const LONGEST_TYPE = 60;
/** Objects of more properties are longer, whatever these are. */
const MOST_PROPERTIES = 12;

/** Marks a fact that no document declares; nothing for one that is declared. */
export function markdownTrust(
  origins: readonly Origin[],
  { isForAuthors }: DocsView,
): Md | undefined {
  if (!isForAuthors) return undefined;
  // Nearly all are declared in one place.
  if (origins.length === 1 && origins[0]?.trust === 'declared') return undefined;
  const trust = doubtOf(origins);
  const seen = seenOf(origins);
  if (seen === undefined) return trust && trustWord(trust);
  return trustWord([...(trust === undefined ? [] : [trust]), seenText(seen)].join(', '));
}

const trustWord = memoizeByText((trust) => md`_${text(trust)}_`);

/** How the docs spell types: as the client does, named schemas by their names. */
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
      const made = ident(names.schemas.get(id) ?? 'unknown');
      idents.set(id, made);
      return made;
    };
    const both: TypeOptions = { ref, forReaders: true };
    return { both, read: { ...both, direction: 'read' }, write: { ...both, direction: 'write' } };
  },
);

const INTEGER = text('integer');

/** The type of a schema on one line; nothing when it is too long for that. */
export function shortType(schema: Schema, view: DocsView): Md | undefined {
  if (schema.kind === 'unknown' && view.isForAuthors) return spoken('not stated', view);
  if (schema.kind === 'unknown') return spoken('any value', view);
  if (schema.kind === 'any' && containersOf(schema).length === 0) return spoken('any value', view);
  if (isClearlyLong(schema)) return undefined;
  const code = typeOf(schema, docsTypeOptions(view));
  if (widthOfCode(code) > LONGEST_TYPE) return undefined;
  const type = print(code);
  const name = schema.kind === 'ref' ? view.names.schemas.get(schema.id) : undefined;
  const span = codeSpan(type);
  return name === undefined ? span : link(span, `${view.root}schemas.md#${name.toLowerCase()}`);
}

/** Whether it takes no look at the whole type: many properties, long names, comments. */
function isClearlyLong(schema: Schema): boolean {
  if (schema.kind === 'array') return isClearlyLong(schema.items);
  if (schema.kind !== 'object') return false;
  if (schema.properties.size > MOST_PROPERTIES) return true;
  let least = 0;
  for (const [name, { schema: inner }] of schema.properties) {
    // Behind a name there is a colon, a blank, and a letter at least.
    least += name.length + 3;
    if (least > LONGEST_TYPE || /[a-z]/.test(inner.description ?? '')) return true;
  }
  return false;
}

/** The type, what limits it, and how sure it is. */
export function typeCell(schema: Schema, view: DocsView): Md {
  const type = typeWords(schema, view);
  const parts = limits(schema, view);
  const mark = markdownTrust(schema.origins, view);
  return parts.length === 0 && mark === undefined ? type : inline([type, ...parts, mark], ', ');
}

/** The type in a few words, and all values of it where it has some. */
function typeWords(schema: Schema, view: DocsView): Md {
  const short = shortType(schema, view);
  if (short !== undefined) return short;
  if (isComposed(schema)) {
    const members = schema.members.map((one) => typeWords(one, view));
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
      return spokenWith('array of {type}', { type: typeWords(schema.items, view) }, view);
    case 'any':
      return spoken('any value', view);
    default:
      return text(schema.kind);
  }
}

/** What limits values of one type alone. */
function formWords(form: Schema, view: DocsView): Md[] {
  const said = limits(form, view);
  const type = codeSpan(form.kind);
  const title = spokenWith('if its type is {type}', { type }, view);
  return said.length === 0 ? [] : [md`${title}: ${inline(said, ' ')}`];
}

/** What a type does not say: formats, limits, the default, and what a name suggests. */
function limits(schema: Schema, view: DocsView): Md[] {
  const words: Md[] = schema.kind === 'integer' ? [INTEGER] : [];
  for (const form of formsOf(schema)) append(words, formWords(form, view));
  const open = schema.kind === 'enum' && schema.open === true;
  const { word } = view.settings;
  const all = limitsOf(shownForm(schema, view.api), word);
  if (all.length === 0 && !open && schema.kind !== 'unknown') return words;
  const stated = all.filter(([what]) => what !== word('default'));
  for (const [what, value] of stated) words.push(md`${text(what)} ${codeSpan(value)}`);
  if (open) words.push(spoken('other values occur', view));
  for (const [what, value] of all.slice(stated.length)) {
    words.push(md`${text(what)} ${codeSpan(value)}`);
  }
  const hint = hintOf(schema, word);
  return hint === undefined ? words : [...words, md`_${text(hint)}_`];
}
