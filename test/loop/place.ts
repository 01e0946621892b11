/** Where a value stands in a message, and what that place can carry. */
import type { Api, Encoding, Parameter, Style } from '../../src/model/api.js';
import type { PathSegment } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';

export interface Place {
  readonly kind: 'json' | 'field' | 'path' | 'query' | 'header' | 'cookie' | 'form' | 'multipart';
  /** Characters that a text cannot hold there, since the style has no way to tell them from its own. */
  readonly without: string;
}

export const JSON_PLACE: Place = { kind: 'json', without: '' };

/** A field that is JSON, or each item of it: nothing tells a list of none from no list. */
export const FIELD_PLACE: Place = { kind: 'field', without: '' };

const JOINED_BY: Readonly<Partial<Record<Style, string>>> = {
  spaceDelimited: ' +',
  pipeDelimited: '|',
  tabDelimited: '\t',
  label: '.',
};

/** Whether values are JSON there, so that types and emptiness are told. */
export function isJson(place: Place): boolean {
  return place.kind === 'json' || place.kind === 'field';
}

/** The place of a parameter. */
export function placeOf(parameter: Parameter, path: readonly PathSegment[], api: Api): Place {
  const { content } = parameter;
  if (content.kind === 'media') {
    if (/[/+]json/.test(content.media.type)) return JSON_PLACE;
    return { kind: parameter.in === 'querystring' ? 'form' : parameter.in, without: '' };
  }
  const kind = parameter.in === 'querystring' ? 'form' : parameter.in;
  const joined = holdsMembers(content.schema, api);
  const { style, itemStyle, allowReserved = false } = content;
  const without = [
    JOINED_BY[style] ?? '',
    JOINED_BY[itemStyle ?? style] ?? '',
    parameter.in === 'header' && joined ? ',' : '',
    // What looks percent-encoded stands where reserved characters do.
    allowReserved ? '%,;' : '',
    parameter.in === 'path' ? neighbours(parameter.name, path) : '',
  ];
  return { kind, without: without.join('') };
}

/** The place of a field of a form or a multipart body. */
export function fieldPlace(kind: 'form' | 'multipart', encoding: Partial<Encoding>): Place {
  const { style = 'form', explode = style === 'form', itemStyle = style } = encoding;
  const without = (JOINED_BY[style] ?? '') + (JOINED_BY[itemStyle] ?? '');
  // Parts are not percent-encoded: a comma in an item is like one between items.
  return { kind, without: without + (kind === 'multipart' && !explode ? ',' : '') };
}

/** What stands beside a parameter in its segment: nobody could tell where the value ends. */
function neighbours(name: string, path: readonly PathSegment[]): string {
  const segment = path.find((parts) =>
    parts.some((part) => part.kind === 'parameter' && part.name === name),
  );
  const values = segment?.filter(({ kind }) => kind === 'parameter') ?? [];
  if (segment === undefined || values.length === 1) return '';
  return segment.map((part) => (part.kind === 'literal' ? part.text : '')).join('') + '.:-_/,';
}

function holdsMembers(schema: Schema, api: Api): boolean {
  const shape = schema.kind === 'ref' ? api.schemas.get(schema.id) : schema;
  return /array|object|tuple|union|intersection|any/.test(shape?.kind ?? '');
}
