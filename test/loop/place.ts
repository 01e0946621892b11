/** The location of a value in a message, and the values that can be sent there. */
import type { Api, Encoding, Parameter, Style } from '../../src/model/api.js';
import type { PathSegment } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';

export interface Place {
  readonly kind: 'json' | 'field' | 'path' | 'query' | 'header' | 'cookie' | 'form' | 'multipart';
  /** Characters that a text cannot contain there, because the style uses them as delimiters. */
  readonly without: string;
}

export const JSON_PLACE: Place = { kind: 'json', without: '' };

/**
 * A field that is JSON, or has JSON items: an empty list cannot be distinguished from an omitted
 * one.
 */
export const FIELD_PLACE: Place = { kind: 'field', without: '' };

const JOINED_BY: Readonly<Partial<Record<Style, string>>> = {
  spaceDelimited: ' +',
  pipeDelimited: '|',
  tabDelimited: '\t',
  label: '.',
};

/** True if values are JSON there, so types and empty values can be distinguished. */
export function isJson(place: Place): boolean {
  return place.kind === 'json' || place.kind === 'field';
}

/** The location of a parameter. */
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
    // With reserved characters, text that looks percent-encoded is ambiguous.
    allowReserved ? '%,;' : '',
    parameter.in === 'path' ? neighbours(parameter.name, path) : '',
  ];
  return { kind, without: without.join('') };
}

/** The location of a field of a form or a multipart body. */
export function fieldPlace(kind: 'form' | 'multipart', encoding: Partial<Encoding>): Place {
  const { style = 'form', explode = style === 'form', itemStyle = style } = encoding;
  const without = (JOINED_BY[style] ?? '') + (JOINED_BY[itemStyle] ?? '');
  // Parts are not percent-encoded: a comma in an item is like one between items.
  return { kind, without: without + (kind === 'multipart' && !explode ? ',' : '') };
}

/**
 * The text next to a parameter in its path segment: without a delimiter, the end of the value is
 * ambiguous.
 */
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
