/** A schema on a line: its type in a few words, what limits it, and what else is said of it shortly. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { jsonLine } from '../../../src/emit/json/index.js';
import { memoizeByObject, memoizeByView } from '../../../src/foundation/memo.js';
import type { EnumShape, Json, ObjectShape, Schema, SchemaId } from '../../../src/model/schema.js';
import { isComposed } from '../../../src/model/walk.js';
import { demandsOf } from '../schema/demands.js';
import { formsOf } from '../schema/forms.js';
import { shownForm } from '../schema/merged.js';
import { hintOf, limitsOf, memberBesideNull } from '../schema/limits.js';
import { schemaLink } from './links.js';
import { codes, htmlTrust, notStated } from './marks.js';
import { phrased } from '../language/html.js';
import type { HtmlView } from './view.js';

/** More values than these are shown on request. */
export const MANY_VALUES = 12;
/** More members than these are told by their number. */
export const MANY_MEMBERS = 4;
/** Longer examples are for the samples: of objects and lists, which take a line each there, and of texts. */
const LONGEST_EXAMPLE = 60;
const LONGEST_TEXT = 200;

/** The type on one line, what limits it, and how sure it is. */
export function typeLine(schema: Schema, view: HtmlView): Html {
  const { origins } = schema;
  // Nearly all are declared in one place.
  const isDeclared = origins.length === 1 && origins[0]?.trust === 'declared';
  const mark = isDeclared ? NO_HTML : htmlTrust(origins, view);
  const words = typeWords(schema, view);
  const type = mark === NO_HTML ? words : html`${words}${mark}`;
  const notes = [type];
  const form = shownForm(schema, view.api);
  const limits = limitsOf(form, view.settings.word);
  for (let index = 0; index < limits.length; index++) {
    const limit = limits[index];
    if (limit) notes.push(html`${limit[0]} <code>${limit[1]}</code>`);
  }
  addFormNotes(schema, notes, view);
  if (form.assertions !== undefined || form.kind === 'object') {
    for (const [what, value] of demandsOf(form, view)) {
      notes.push(value === '' ? html`${what}` : html`${what} <code>${value}</code>`);
    }
  }
  if (schema.examples !== undefined) addExample(schema.examples, notes, view);
  if (schema.readOnly === true) notes.push(html`<small>${view.settings.word('read only')}</small>`);
  if (schema.writeOnly === true)
    notes.push(html`<small>${view.settings.word('write only')}</small>`);
  if (schema.deprecated === true)
    notes.push(html`<small class="old">${view.settings.word('deprecated')}</small>`);
  return notes.length === 1 ? type : joined(notes, ' · ');
}

/** What single forms have to say beside limits. */
function addFormNotes(schema: Schema, notes: Html[], view: HtmlView): void {
  switch (schema.kind) {
    case 'enum':
      if (schema.open === true) notes.push(html`${view.settings.word('other values occur')}`);
      break;
    case 'unknown': {
      const hint = view.isForAuthors ? hintOf(schema, view.settings.word) : undefined;
      if (hint !== undefined) notes.push(html`<small class="guess">${hint}</small>`);
      break;
    }
    case 'any':
      for (const form of formsOf(schema)) {
        const said = formWords(form, view);
        if (said !== NO_HTML) notes.push(html`${formTitle(form, view)}: ${said}`);
      }
      break;
    case 'ref': {
      const plain = plainTarget(schema.id, view);
      if (plain !== NO_HTML) notes.push(plain);
      break;
    }
    case 'array':
      if (schema.items.kind === 'ref') addFormNotes(schema.items, notes, view);
      break;
    case 'union': {
      const only = memberBesideNull(schema);
      if (only) addFormNotes(only, notes, view);
    }
  }
}

/** That what follows is said of values of one type alone. */
export function formTitle({ kind }: Schema, view: HtmlView): Html {
  return phrased('if its type is {type}', { type: html`<code>${kind}</code>` }, view);
}

/** What a form says on a line beside its type. */
function formWords(form: Schema, view: HtmlView): Html {
  const words = form.kind === 'array' ? [typeWords(form, view)] : [];
  const limits = [...limitsOf(form, view.settings.word), ...demandsOf(form, view)];
  for (const [what, value] of limits) {
    words.push(value === '' ? html`${what}` : html`${what} <code>${value}</code>`);
  }
  return words.length === 0 ? NO_HTML : joined(words, ' · ');
}

/** Named schemas that a line says all of: nobody should have to follow a link to them. */
const PLAIN: ReadonlySet<Schema['kind']> = new Set([
  'string',
  'integer',
  'number',
  'boolean',
  'enum',
]);

const plainTarget = memoizeByView((id: SchemaId, view: HtmlView): Html => {
  const target = view.api.schemas.get(id);
  if (target === undefined) return NO_HTML;
  // That it is a list; lists may hold themselves, so nothing is said of their items.
  if (target.kind === 'array') return typeWords(target, view);
  return PLAIN.has(target.kind) ? typeLine(target, view) : NO_HTML;
});

function addExample(examples: readonly Json[], notes: Html[], view: HtmlView): void {
  const [first] = examples;
  if (first === undefined || first === null) return;
  const text = typeof first === 'string' ? first : jsonLine(first);
  const longest = typeof first === 'string' ? LONGEST_TEXT : LONGEST_EXAMPLE;
  if (text !== '' && text.length <= longest) {
    notes.push(html`${view.settings.word('e.g.')} <code>${text}</code>`);
  }
}

/** The type in a few words. */
export function typeWords(schema: Schema, view: HtmlView): Html {
  if (isComposed(schema)) {
    return memberWords(schema.members, schema.kind === 'union' ? 'or' : 'and', view);
  }
  switch (schema.kind) {
    case 'unknown':
      return view.isForAuthors ? notStated(view) : anyValue(view);
    case 'any':
      return anyValue(view);
    case 'never':
      return html`${view.settings.word('no value')}`;
    case 'binary':
      return html`${view.settings.word('file')}${schema.mediaType !== undefined && html` <code>${schema.mediaType}</code>`}`;
    case 'enum':
      return enumWords(schema, view);
    case 'array':
      return phrased('array of {type}', { type: typeWords(schema.items, view) }, view);
    case 'tuple':
      return html`tuple`;
    case 'object':
      return objectWords(schema, view);
    case 'ref':
      return schemaLink(schema.id, view);
    case 'null':
    case 'boolean':
    case 'number':
    case 'integer':
    case 'string':
      return SCALARS[schema.kind];
    default:
      return schema satisfies never;
  }
}

const anyValue = memoizeByObject((view: HtmlView) => html`${view.settings.word('any value')}`);
const OBJECT = html`object`;
const SCALARS = {
  null: html`null`,
  boolean: html`boolean`,
  number: html`number`,
  integer: html`integer`,
  string: html`string`,
} as const;

function enumWords({ values }: EnumShape, view: HtmlView): Html {
  const only = values[0];
  if (values.length > MANY_VALUES) {
    return phrased('one of {count} values', { count: String(values.length) }, view);
  }
  if (values.length === 1) return html`<code>${jsonLine(only ?? null)}</code>`;
  return phrased(
    'one of {values}',
    { values: codes(values.map((value) => jsonLine(value))) },
    view,
  );
}

function objectWords({ properties, rest, restStated }: ObjectShape, view: HtmlView): Html {
  if (properties.size > 0 || rest === undefined || restStated !== true) return OBJECT;
  return phrased('map of {type}', { type: typeWords(rest, view) }, view);
}

function memberWords(members: readonly Schema[], word: 'or' | 'and', view: HtmlView): Html {
  if (members.length > MANY_MEMBERS || !members.every(isShort)) {
    const many = word === 'or' ? 'one of {count} forms' : 'all of {count} parts';
    return phrased(many, { count: String(members.length) }, view);
  }
  return joined(
    members.map((member) => typeWords(member, view)),
    ` ${view.settings.word(word)} `,
  );
}

/** One object, or one choice, beside null is still short. */
function isShort(member: Schema, index: number, members: readonly Schema[]): boolean {
  if (member.kind !== 'object' && member.kind !== 'union') return true;
  return members.length === 2 && members[1 - index]?.kind === 'null';
}
