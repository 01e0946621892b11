/** Prints types in a few words. */
import { html, joined, type Html } from '../../../src/print/emit/html/index.js';
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { EnumShape, ObjectShape, Schema } from '../../../src/model/schema.js';
import { isComposed } from '../../../src/model/walk.js';
import { schemaLink } from './links.js';
import { codes, undeclaredMark } from './marks.js';
import { phrased } from './phrased.js';
import type { HtmlView } from './view.js';

/** The maximum number of enum values that are visible. If there are more, they are collapsed. */
export const MANY_VALUES = 12;
/** If a type has more members than this, only their number is printed. */
export const MANY_MEMBERS = 4;
export function typeWords(schema: Schema, view: HtmlView): Html {
  if (isComposed(schema)) {
    return memberWords(schema.members, schema.kind === 'union' ? 'or' : 'and', view);
  }
  switch (schema.kind) {
    case 'unknown':
      return view.isForAuthors ? undeclaredMark(view) : anyValue(view);
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
    const many = word === 'or' ? 'one of {count} variants' : 'all of {count} parts';
    return phrased(many, { count: String(members.length) }, view);
  }
  return joined(
    members.map((member) => typeWords(member, view)),
    ` ${view.settings.word(word)} `,
  );
}

/**
 * Returns true if a member of a union can be printed on the same line as the other members. For an
 * object or a union, this is possible only if the single other member is `null`.
 */
function isShort(member: Schema, index: number, members: readonly Schema[]): boolean {
  if (member.kind !== 'object' && member.kind !== 'union') return true;
  return members.length === 2 && members[1 - index]?.kind === 'null';
}
