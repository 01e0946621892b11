/**
 * Prints the content of a type: properties, members, parts, and long lists of values. The fields of
 * named schemas are printed where they are used.
 */
import { html, joined, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type {
  EnumShape,
  Notes,
  ObjectShape,
  Property,
  Schema,
  SchemaId,
  UnionShape,
} from '../../../src/model/schema.js';
import { isSent, type Direction } from '../../../src/model/direction.js';
import { isComposed } from '../../../src/model/walk.js';
import { listOf } from '../language/language.js';
import { containersOf } from '../schema/forms.js';
import { nonNullMember } from '../schema/limits.js';
import { valueDescriptions } from '../../../src/print/typescript/enum-values.js';
import { listedName } from '../schema/array-schema.js';
import { mergedObject, type MergedObject } from '../schema/merged.js';
import { orderedProperties } from '../schema/ordered-properties.js';
import { choiceList, folded, partList, type Inside } from './choices.js';
import { fieldList, otherRow, propertyRow } from './field-list.js';
import { codes } from './marks.js';
import { formTitle } from '../schema/notes.js';
import { inlineHtml } from './inline.js';
import { MANY_MEMBERS, MANY_VALUES } from './type.js';
import type { HtmlView } from './view.js';

/**
 * If a named schema has more rows than this, its content is not printed inside other schemas. A
 * link to the schema replaces it.
 */
const MOST_FOLDED_ROWS = 40;
/** The maximum depth at which nested `allOf` objects are printed as one object. */
const MOST_MERGED = 2;
/**
 * The maximum number of rows of named schemas that are printed, collapsed, within the fields of one
 * schema.
 */
const MOST_INNER_ROWS = 120;

/**
 * Describes where a type is printed. `named` tells how the fields of named schemas in it are
 * printed: visible (`open`), collapsed (`folded`), or replaced by a link (`link`).
 */
export interface Spot {
  readonly direction: Direction | undefined;
  readonly named: 'open' | 'folded' | 'link';
  /**
   * The named schema that is being printed. If the schema contains itself, the inner schema is only
   * a link.
   */
  readonly within?: SchemaId;
  /** The `allOf` objects that contain the type. */
  readonly above?: readonly Schema[];
  /** The number of rows that are left for named schemas. */
  readonly room?: { rows: number };
}

/** Prints the visible content of a type. */
export function typeDetail(schema: Schema, view: HtmlView, spot: Spot): Html {
  return inSight(schema, insideOf(schema, view, spot));
}

/** Prints the visible content of a named schema. Named schemas in it are links. */
export function namedDetail(id: SchemaId, schema: Schema, view: HtmlView): Html {
  return inSight(schema, FOLDED.both(id, view).inside);
}

function inSight({ kind }: Schema, inside: Inside | undefined): Html {
  if (inside === undefined) return NO_HTML;
  return kind === 'enum' ? folded(inside) : inside.content;
}

/** Prints the content of a type, collapsed. */
export function foldedDetail(schema: Schema, view: HtmlView, spot: Spot): Html {
  const inside = insideOf(schema, view, spot);
  return inside === undefined ? NO_HTML : folded(inside);
}

/** Returns the content of a type; `undefined` if the line with the type is sufficient. */
function insideOf(schema: Schema, view: HtmlView, spot: Spot): Inside | undefined {
  switch (schema.kind) {
    case 'enum':
      return valuesInside(schema, view);
    case 'array':
      return insideOf(schema.items, view, spot);
    case 'tuple':
      return partsInside(schema.items, schema.rest, view, inner(spot));
    case 'object':
      return objectInside(schema, orderedProperties(schema, view), view, spot);
    case 'union':
      return unionInside(schema, view, spot);
    case 'any':
      return formsInside(schema, view, spot);
    case 'ref':
      return namedInside(schema.id, view, spot);
    default: {
      if (!isComposed(schema)) return undefined;
      const merged = mergedObject(schema, view);
      if (merged !== undefined) return mergedInside(schema, merged, view, spot);
      return partsInside(schema.members, undefined, view, spot);
    }
  }
}

/**
 * Prints an intersection of objects as one object. If the intersection contains itself, the inner
 * one is printed without its content.
 */
function mergedInside(
  schema: Schema,
  { object, properties }: MergedObject,
  view: HtmlView,
  spot: Spot,
): Inside | undefined {
  const { above = [] } = spot;
  if (above.includes(schema) || above.length >= MOST_MERGED) return undefined;
  const below = { ...spot, above: [...above, schema] };
  return objectInside(object, properties, view, below);
}

function valuesInside(schema: EnumShape & Notes, view: HtmlView): Inside | undefined {
  const { values } = schema;
  const label = view.settings.word('{count} values', { count: values.length });
  const said = valueDescriptions(schema);
  if (said.size > 0) {
    const rows = values.map(
      (value) => html`<dt><code>${jsonLine(value)}</code></dt><dd>${said.get(String(value))}</dd>`,
    );
    return { label, content: fieldList(rows), rows: rows.length };
  }
  if (values.length <= MANY_VALUES) return undefined;
  const content = codes(values.map((value) => jsonLine(value)));
  return { label, content, rows: 1 };
}

function unionInside(schema: UnionShape, view: HtmlView, spot: Spot): Inside | undefined {
  const only = nonNullMember(schema);
  if (only !== undefined) return insideOf(only, view, spot);
  // The first member is open, like a type that is not in a union. The other members are collapsed.
  const below = inner(spot);
  const list = choiceList(schema, view, (member, index) =>
    insideOf(member, view, index === 0 ? spot : below),
  );
  const isTold = list.isPlain && schema.members.length <= MANY_MEMBERS;
  return isTold ? undefined : list;
}

/** Prints the content of arrays and objects for a schema that also allows other types. */
function formsInside(schema: Schema, view: HtmlView, spot: Spot): Inside | undefined {
  const insides: Inside[] = [];
  for (const form of containersOf(schema)) {
    const inside = insideOf(form, view, spot);
    if (inside === undefined) continue;
    const content = html`<p class="media">${inlineHtml(formTitle(form), view)}:</p>${inside.content}`;
    insides.push({ ...inside, content });
  }
  if (insides.length === 0) return undefined;
  return {
    label: listOf(
      insides.map(({ label }) => label),
      view.settings.word,
    ),
    content: joined(
      insides.map(({ content }) => content),
      '',
    ),
    rows: insides.reduce((sum, { rows }) => sum + rows, 0),
  };
}

function partsInside(
  parts: readonly Schema[],
  rest: Schema | undefined,
  view: HtmlView,
  spot: Spot,
): Inside | undefined {
  return partList(parts, rest, view, (part) => insideOf(part, view, spot));
}

/**
 * Prints the fields of a named schema inside another schema, or the fields of the items of a named
 * array schema. Returns `undefined` if they have too many rows, or if a link replaces them.
 */
function namedInside(name: SchemaId, view: HtmlView, spot: Spot): Inside | undefined {
  const { named, within, room } = spot;
  const id = listedName(name, view.api);
  if (named === 'link' || id === within) return undefined;
  // Most schemas are the same in requests and responses, so one cached result is used for both.
  const direction = (view.directed.has(id) ? spot.direction : undefined) ?? 'both';
  if (named === 'open') return OPEN[direction](id, view).described;
  const { described: inside } = FOLDED[direction](id, view);
  if (inside === undefined || inside.rows > MOST_FOLDED_ROWS) return undefined;
  if (room === undefined) return inside;
  if (room.rows < inside.rows) return undefined;
  room.rows -= inside.rows;
  return inside;
}

/**
 * The printed content of a named schema. It is cached, because many operations use the same schema.
 * Each direction has two results: one for visible content, and one for collapsed content.
 */
interface Named {
  readonly inside: Inside | undefined;
  /**
   * The description of the schema, followed by the content in `inside`. Bodies use it, because they
   * do not print the description elsewhere.
   */
  readonly described: Inside | undefined;
}

type ShowNamed = (id: SchemaId, view: HtmlView) => Named;

const OPEN: Readonly<Record<Direction | 'both', ShowNamed>> = {
  read: shownNamed('read', 'folded'),
  write: shownNamed('write', 'folded'),
  both: shownNamed(undefined, 'folded'),
};
const FOLDED: Readonly<Record<Direction | 'both', ShowNamed>> = {
  read: shownNamed('read', 'link'),
  write: shownNamed('write', 'link'),
  both: shownNamed(undefined, 'link'),
};

function shownNamed(direction: Direction | undefined, named: Spot['named']): ShowNamed {
  return memoizeByView((id: SchemaId, view: HtmlView): Named => {
    const target = view.api.schemas.get(id);
    const room = { rows: MOST_INNER_ROWS };
    const inside = target && insideOf(target, view, { direction, named, within: id, room });
    if (inside === undefined) return { inside, described: inside };
    const said = view.prose(leadOf(target?.description), 0);
    return { inside, described: { ...inside, content: html`${said}${inside.content}` } };
  });
}

/** Returns the first paragraph of a description. The page of the schema contains all of them. */
function leadOf(description: string | undefined): string | undefined {
  return description?.trim().split(/\n[\t ]*\n/, 1)[0];
}

/**
 * The kinds of schemas that have no content besides their type. Most properties have one of them.
 */
const LEAVES: ReadonlySet<Schema['kind']> = new Set(['string', 'integer', 'number', 'boolean']);

function objectInside(
  { rest, restStated }: Pick<ObjectShape, 'rest' | 'restStated'>,
  properties: readonly (readonly [string, Property])[],
  view: HtmlView,
  spot: Spot,
): Inside | undefined {
  const { direction } = spot;
  const below = inner(spot);
  const rows: Html[] = [];
  let count = 0;
  // The entry is not destructured. JavaScript engines optimize this function late, and would
  // allocate four objects for each entry until then.
  properties.forEach((entry) => {
    const { schema, required } = entry[1];
    if (!isSent(schema, direction)) return;
    const inside = LEAVES.has(schema.kind) ? undefined : insideOf(schema, view, below);
    count += inside?.rows ?? 0;
    rows.push(propertyRow(entry[0], required, schema, view, inside ? folded(inside) : NO_HTML));
  });
  if (rest !== undefined && restStated === true) {
    if (rows.length === 0) return insideOf(rest, view, spot);
    rows.push(otherRow(rest, view, foldedDetail(rest, view, below)));
  }
  if (rows.length === 0) return undefined;
  const { word } = view.settings;
  const label =
    rows.length === 1 ? word('1 property') : word('{count} properties', { count: rows.length });
  return { label, content: fieldList(rows), rows: count + rows.length };
}

/** Returns the context for nested types, in which named schemas are collapsed or links. */
function inner(spot: Spot): Spot {
  if (spot.named !== 'open') return spot;
  return { ...spot, named: 'folded', room: spot.room ?? { rows: MOST_INNER_ROWS } };
}
