/** Valid values of a parameter or a schema that are as hard to serialize as the location allows. */
import type { Api, Parameter, ParameterContent, Style } from '../../src/model/api.js';
import type { Scalar, Schema } from '../../src/model/schema.js';

/** All characters with a special meaning in URLs, and letters of several scripts. */
export const HARD = `a/b %41:?#ü"'&=+;@!$()*[]{}~^\\<>日本🎉 , | \t . %`;

/** The text for headers, which can only contain Latin letters. */
const HARD_HEADER = `a/b %41:?#é"'&=+;@!$()*[]{}~^\\<>, | \t . %`;

const JOINED_BY: Readonly<Partial<Record<Style, RegExp>>> = {
  spaceDelimited: / /g,
  tabDelimited: /\t/g,
  pipeDelimited: /\|/g,
  // A dot is never percent-encoded, so a member with a dot would be split.
  label: /\./g,
};

/** A value for a parameter, of its declared type. */
export function valueOf(parameter: Parameter, api: Api): unknown {
  const { content } = parameter;
  const hard = parameter.in === 'header' ? HARD_HEADER : HARD;
  if (content.kind === 'media') {
    const { type, schema } = content.media;
    return /[/+]json/.test(type) ? fit(schema, api, { text: hard }) : hard;
  }
  // With reserved characters, text that looks percent-encoded is ambiguous.
  const text = content.allowReserved === true ? hard.replace('%41', '') : hard;
  if (!/array|object|tuple/.test(kindOf(content.schema, api))) {
    return fit(content.schema, api, { text });
  }
  return fit(content.schema, api, {
    text: without(text, parameter.in, content),
    number: content.style === 'label' ? 25 : 2.5,
  });
}

/** Members cannot contain their delimiter if percent-encoding does not escape it. */
function without(
  text: string,
  place: Parameter['in'],
  content: Extract<ParameterContent, { kind: 'schema' }>,
): string {
  const styles = [content.style, content.itemStyle].filter((style) => style !== undefined);
  let rest = text;
  for (const style of styles) rest = rest.replace(JOINED_BY[style] ?? /(?!)/g, '');
  return place === 'header' ? rest.replace(/,/g, '').trim() : rest;
}

function kindOf(schema: Schema, api: Api): string {
  const target = schema.kind === 'ref' ? api.schemas.get(schema.id) : schema;
  return target?.kind ?? 'unknown';
}

interface Fitting {
  readonly text: string;
  readonly number?: number;
  /** The representation of bytes. */
  readonly bytes?: () => unknown;
  /** True for a value in a response, false for a value in a request. */
  readonly isResponse?: boolean;
}

/** Texts of the formats that servers check. */
const FORMATTED: ReadonlyMap<string, string> = new Map([
  ['date-time', '2024-03-01T00:59:60.5+01:00'],
  ['date', '2024-02-29'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
]);

/**
 * A valid value for a request or a response.
 * @param depth the remaining depth, at whose end optional properties are omitted
 */
export function fit(schema: Schema, api: Api, how: Fitting, depth = 4): unknown {
  const inner = (one: Schema): unknown => fit(one, api, how, depth - 1);
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return how.text;
    case 'string':
      return (
        FORMATTED.get(schema.format ?? '') ?? (schema.pattern === undefined ? how.text : 'abc')
      );
    case 'never':
    case 'null':
      return null;
    case 'boolean':
      return true;
    case 'integer':
      return -12;
    case 'number':
      return how.number ?? 2.5;
    case 'binary':
      return how.bytes?.() ?? how.text;
    case 'enum':
      return plain(schema.values[1] ?? schema.values[0] ?? null);
    case 'array':
      if (depth < 0) return [];
      return [inner(schema.items), ...(schema.uniqueItems === true ? [] : [inner(schema.items)])];
    case 'tuple':
      return schema.items.map(inner);
    case 'object':
      return Object.fromEntries(
        [...schema.properties]
          .filter(([, { schema: one }]) => one[how.isResponse ? 'writeOnly' : 'readOnly'] !== true)
          .filter(([, one]) => one.required || (depth > 0 && one.schema.kind !== 'never'))
          .map(([name, one]) => [name, inner(one.schema)]),
      );
    case 'union': {
      const [tag] = schema.discriminator?.mapping ?? [];
      if (tag === undefined) return schema.members[0] && inner(schema.members[0]);
      const branch = inner({ kind: 'ref', id: tag[1], origins: [] });
      return Object.assign({}, branch, { [schema.discriminator?.property ?? '']: tag[0] });
    }
    case 'intersection':
      return Object.assign({}, ...schema.members.map(inner));
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return depth < -8 || target === undefined ? null : inner(target);
    }
    default:
      return schema satisfies never;
  }
}

function plain(value: Scalar): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
