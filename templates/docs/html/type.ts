/** A schema in words: the type on a line, and what is inside of it below. Named schemas are links, never repeated. */
import { html, isEmptyHtml, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { jsonLine } from '../../../src/emit/json/index.js';
import type { EnumShape, ObjectShape, Schema } from '../../../src/model/schema.js';
import { hintOf, limitsOf } from '../limits.js';
import { schemaLink } from './links.js';
import { codes, NOT_STATED, htmlTrust } from './marks.js';
import type { HtmlView } from './view.js';
import type { Direction } from '../../../src/typescript/types.js';

/** More values than these are shown on request. */
const MANY_VALUES = 12;
/** More members than these are told by their number. */
const MANY_MEMBERS = 4;
/** Down to here what is inside is shown without asking. */
const OPEN_DEPTH = 2;

/** The type on one line, what limits it, and how sure it is. */
export function typeLine(schema: Schema, view: HtmlView): Html {
  const { origins } = schema;
  // Nearly all are declared in one place.
  const isDeclared = origins.length === 1 && origins[0]?.trust === 'declared';
  const mark = isDeclared ? NO_HTML : htmlTrust(origins);
  const words = typeWords(schema, view);
  const type = mark === NO_HTML ? words : html`${words}${mark}`;
  const notes = [type];
  const limits = limitsOf(schema);
  for (let index = 0; index < limits.length; index++) {
    const limit = limits[index];
    if (limit) notes.push(html`${limit[0]} <code>${limit[1]}</code>`);
  }
  if (schema.kind === 'enum' && schema.open === true) notes.push(html`other values occur`);
  const hint = schema.kind === 'unknown' ? hintOf(schema) : undefined;
  if (hint !== undefined) notes.push(html`<small class="guess">${hint}</small>`);
  if (schema.readOnly === true) notes.push(html`<small>read only</small>`);
  if (schema.writeOnly === true) notes.push(html`<small>write only</small>`);
  if (schema.deprecated === true) notes.push(html`<small class="old">deprecated</small>`);
  return notes.length === 1 ? type : joined(notes, ' · ');
}

/** The type in a few words. */
function typeWords(schema: Schema, view: HtmlView): Html {
  switch (schema.kind) {
    case 'unknown':
      return NOT_STATED;
    case 'any':
      return ANY;
    case 'never':
      return html`no value`;
    case 'binary':
      return html`file${schema.mediaType !== undefined && html` <code>${schema.mediaType}</code>`}`;
    case 'enum':
      return enumWords(schema);
    case 'array':
      return html`array of ${typeWords(schema.items, view)}`;
    case 'tuple':
      return html`tuple`;
    case 'object':
      return objectWords(schema, view);
    case 'union':
      return memberWords(schema.members, 'or', 'forms', view);
    case 'intersection':
      return memberWords(schema.members, 'and', 'parts', view);
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

const ANY = html`any value`;
const OBJECT = html`object`;
const SCALARS = {
  null: html`null`,
  boolean: html`boolean`,
  number: html`number`,
  integer: html`integer`,
  string: html`string`,
} as const;

function enumWords({ values }: EnumShape): Html {
  const only = values[0];
  if (values.length > MANY_VALUES) return html`one of ${values.length} values`;
  if (values.length === 1) return html`<code>${jsonLine(only ?? null)}</code>`;
  return html`one of ${codes(values.map((value) => jsonLine(value)))}`;
}

function objectWords({ properties, rest, restStated }: ObjectShape, view: HtmlView): Html {
  if (properties.size > 0 || rest === undefined || restStated !== true) return OBJECT;
  return html`map of ${typeWords(rest, view)}`;
}

function memberWords(
  members: readonly Schema[],
  word: 'or' | 'and',
  many: string,
  view: HtmlView,
): Html {
  const simple = members.every(({ kind }) => kind !== 'object' && kind !== 'union');
  if (members.length > MANY_MEMBERS || !simple) {
    return html`${word === 'or' ? 'one' : 'all'} of ${members.length} ${many}`;
  }
  return joined(
    members.map((member) => typeWords(member, view)),
    ` ${word} `,
  );
}

/** What is inside of a type: properties, members, many values; nothing where the line says it all. */
export function typeDetail(
  schema: Schema,
  view: HtmlView,
  direction: Direction | undefined,
  depth = 0,
): Html {
  switch (schema.kind) {
    case 'enum':
      return schema.values.length > MANY_VALUES ? valueList(schema) : NO_HTML;
    case 'array':
      return typeDetail(schema.items, view, direction, depth);
    case 'tuple':
      return memberList(schema.items, detailsOf(schema.items, view, direction, depth), view);
    case 'object':
      return objectDetail(schema, view, direction, depth);
    case 'union':
    case 'intersection': {
      const details = detailsOf(schema.members, view, direction, depth);
      const told = details.length <= MANY_MEMBERS && details.every(isEmptyHtml);
      return told ? NO_HTML : memberList(schema.members, details, view);
    }
    default:
      return NO_HTML;
  }
}

function valueList({ values }: EnumShape): Html {
  return folded(`${values.length} values`, codes(values.map((value) => jsonLine(value))), false);
}

function detailsOf(
  members: readonly Schema[],
  view: HtmlView,
  direction: Direction | undefined,
  depth: number,
): Html[] {
  return members.map((member) => typeDetail(member, view, direction, depth + 1));
}

function memberList(members: readonly Schema[], details: readonly Html[], view: HtmlView): Html {
  const items = members.map(
    (member, index) =>
      html`<li>${typeLine(member, view)}${view.prose(member.description, 0)}${details[index]}</li>`,
  );
  return html`
    <ol class="forms">
      ${items}
    </ol>
  `;
}

/** Most properties: nothing is inside of them. */
const LEAVES: ReadonlySet<Schema['kind']> = new Set([
  'ref',
  'string',
  'integer',
  'number',
  'boolean',
]);

function objectDetail(
  { properties, rest, restStated }: ObjectShape,
  view: HtmlView,
  direction: Direction | undefined,
  depth: number,
): Html {
  const rows: Html[] = [];
  // Not by entries: each of them would be a list.
  properties.forEach(({ schema, required }, name) => {
    if (direction === 'read' && schema.writeOnly === true) return;
    if (direction === 'write' && schema.readOnly === true) return;
    const isLeaf = LEAVES.has(schema.kind);
    const detail = isLeaf ? NO_HTML : typeDetail(schema, view, direction, depth + 1);
    rows.push(propertyRow(name, required, schema, view, detail));
  });
  if (rest !== undefined && restStated === true) {
    const detail = typeDetail(rest, view, direction, depth + 1);
    if (rows.length === 0) return detail;
    rows.push(fieldRow(html`any other`, false, rest, view, { detail }));
  }
  if (rows.length === 0) return NO_HTML;
  const list = fieldList(rows);
  if (depth === 0) return list;
  const count = rows.length === 1 ? '1 property' : `${rows.length} properties`;
  return folded(count, list, depth <= OPEN_DEPTH);
}

function folded(summary: string, content: Html, open: boolean): Html {
  return open
    ? html`<details open><summary>${summary}</summary>${content}</details>`
    : html`<details><summary>${summary}</summary>${content}</details>`;
}

/** Names and what is said of each. */
export function fieldList(rows: readonly Html[]): Html {
  return html`
    <dl class="fields">
      ${rows}
    </dl>
  `;
}

/** A property and its type: most rows there are. */
function propertyRow(
  name: string,
  required: boolean,
  schema: Schema,
  view: HtmlView,
  detail: Html,
): Html {
  const { description } = schema;
  const said = description === undefined ? NO_HTML : view.prose(description, 0);
  return html`
    <dt><code>${name}</code>${required && MUST}</dt>
    <dd>${typeLine(schema, view)}${said}${detail}</dd>
  `;
}

const MUST = html` <small class="must">required</small>`;

/**
 * A name and its type.
 * @param more `description`: instead of the schema's own; `notes`: further short remarks; `detail`: what is inside
 */
export function fieldRow(
  name: Html,
  required: boolean,
  schema: Schema,
  view: HtmlView,
  more: {
    readonly description?: string | undefined;
    readonly notes?: Html;
    readonly detail?: Html;
  } = {},
): Html {
  const said = view.prose(more.description ?? schema.description, 0);
  return html`
    <dt>${name}${required && MUST}</dt>
    <dd>${typeLine(schema, view)}${more.notes}${said}${more.detail}</dd>
  `;
}
