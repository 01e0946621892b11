/** How parameters are written: the call of a runtime function for each, by place and style. */
import { code, ident, lit, type Code } from '../../src/emit/typescript/code.js';
import { member, object, property } from '../../src/emit/typescript/expression.js';
import { call } from '../../src/emit/typescript/function.js';
import { memoizeByView } from '../../src/foundation/memo.js';
import type { ParameterContent, Style } from '../../src/model/api.js';
import type { PathSegment } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';
import { mediaKind } from '../../src/typescript/signature-body.js';
import type { Argument } from '../../src/typescript/signature.js';
import { convertedValue, jsonOf } from './conversions.js';
import type { ClientView } from './view.js';

type Described = Extract<ParameterContent, { kind: 'schema' }>;

const DELIMITERS: Readonly<Partial<Record<Style, string>>> = {
  spaceDelimited: ' ',
  tabDelimited: '\t',
  pipeDelimited: '|',
};

/** A path as it is sent: literals, encoded here, with `{}` for values, which are encoded at run time. */
export interface SentPath {
  readonly template: string;
  readonly values: readonly Code[];
}

/** The path of an operation, with the calls that write its values. */
export function sentPath(
  path: readonly PathSegment[],
  trailingSlash: boolean,
  values: ReadonlyMap<string, Code>,
): SentPath {
  const written: Code[] = [];
  let template = '';
  path.forEach((segment) => {
    template += '/';
    segment.forEach((part) => {
      const value = part.kind === 'parameter' ? values.get(part.name) : undefined;
      if (value === undefined) {
        template += encodeLiteral(part.kind === 'literal' ? part.text : `{${part.name}}`);
        return;
      }
      template += '{}';
      written.push(value);
    });
  });
  if (path.length === 0 || trailingSlash) template += '/';
  return { template, values: written };
}

/** What a path may hold (RFC 3986 §3.3) stands; the rest is percent-encoded. */
function encodeLiteral(text: string): string {
  if (!/[^A-Za-z0-9\-._~!$&'()*+,;=:@]/.test(text)) return text;
  return text
    .split(/(%[0-9A-Fa-f]{2}|[A-Za-z0-9\-._~!$&'()*+,;=:@]+)/)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'));
    })
    .join('');
}

/** The call that writes an argument. */
export const writeArgument = memoizeByView((argument: Argument, view: ClientView): Code => {
  const { parameter, name } = argument;
  const { content } = parameter;
  const given = member(ident('args'), name);
  const value = convertedValue(given, argument.schema, 'text', view);
  if (parameter.in === 'querystring') return writeQuerystring(argument, given, value, view);
  if (content.kind === 'media') {
    const json = mediaKind(content.media.type, content.media.schema) === 'json';
    const text = json ? jsonOf(given, argument.schema, view) : value;
    const writer = { path: 'simple', query: 'form', header: 'header', cookie: 'cookie' } as const;
    return call(view.runtime(writer[parameter.in]), [lit(parameter.name), text]);
  }
  const { writer, options } = styled(parameter.in, content, view);
  const args = [lit(parameter.name), value];
  if (options.length > 0) args.push(object(options));
  return call(view.runtime(writer), args);
});

function writeQuerystring(
  { parameter, schema }: Argument,
  given: Code,
  value: Code,
  view: ClientView,
): Code {
  const { content } = parameter;
  const kind =
    content.kind === 'media' ? mediaKind(content.media.type, content.media.schema) : 'form';
  if (kind === 'form') return call(view.runtime('formText'), [value]);
  const text = kind === 'json' ? jsonOf(given, schema, view) : value;
  return call(view.runtime('wholeQuery'), [text]);
}

interface Writing {
  readonly writer: string;
  readonly options: readonly Code[];
}

/** The runtime's function for a style, and what it must be told beside its defaults. */
function styled(
  place: 'path' | 'query' | 'header' | 'cookie',
  content: Described,
  view: ClientView,
): Writing {
  const { style, explode, itemStyle, allowReserved = false } = content;
  const scalar = isScalar(content.schema, view);
  const plain = !allowReserved && holdsOneValue(content.schema, view);
  const delimiter = DELIMITERS[style] ?? ',';
  const exploded = property('explode', code`true`);
  const joined = property('delimiter', lit(delimiter));
  const items =
    itemStyle === undefined || itemStyle === 'form' || itemStyle === 'simple'
      ? nestedDefault(content.schema, view)
      : DELIMITERS[itemStyle];
  const nested = items === undefined ? [] : [property('items', lit(items))];
  const reserved = allowReserved ? [property('allowReserved', code`true`)] : [];
  switch (place) {
    case 'query':
      if (style === 'deepObject') return { writer: 'deepObject', options: reserved };
      if (plain) return { writer: 'pair', options: [] };
      return {
        writer: 'form',
        options: [...(scalar || explode ? [] : [joined]), ...nested, ...reserved],
      };
    case 'cookie': {
      const verbatim = style === 'cookie' ? [property('verbatim', code`true`)] : [];
      const options = scalar || explode ? [] : [property('delimiter', lit(','))];
      return { writer: 'cookie', options: [...options, ...verbatim] };
    }
    case 'path':
    case 'header': {
      const named = style === 'label' || style === 'matrix';
      const options = [
        ...(explode && !scalar ? [exploded] : []),
        ...(delimiter === ',' || scalar ? [] : [joined]),
        ...nested,
      ];
      if (place === 'header') return { writer: 'header', options };
      if (plain && !named) return { writer: 'segment', options: [] };
      return { writer: named ? style : 'simple', options: [...options, ...reserved] };
    }
    default:
      return place satisfies never;
  }
}

/** An array of arrays must be told how the inner ones are joined: Swagger 2.0's default is a comma. */
function nestedDefault(schema: Schema, view: ClientView): string | undefined {
  const outer = view.follow(schema);
  return outer.kind === 'array' && view.follow(outer.items).kind === 'array' ? ',' : undefined;
}

const ONE_VALUE: ReadonlySet<Schema['kind']> = new Set(['boolean', 'integer', 'number', 'string']);

/** Whether the types let nothing but one value through: what writes lists and objects is not needed. */
function holdsOneValue(schema: Schema, view: ClientView): boolean {
  const shape = view.follow(schema);
  if (shape.kind === 'enum') return shape.values.every((value) => typeof value !== 'object');
  if (shape.kind === 'union') return shape.members.every((member) => holdsOneValue(member, view));
  return ONE_VALUE.has(shape.kind);
}

/** Whether a value has no members, so that styles of arrays and objects do not matter; nobody stated is nobody stated. */
function isScalar(schema: Schema, view: ClientView): boolean {
  const shape = view.follow(schema);
  switch (shape.kind) {
    case 'array':
    case 'tuple':
    case 'object':
    case 'any':
    case 'intersection':
      return false;
    case 'union':
      return shape.members.every((member) => isScalar(member, view));
    default:
      return true;
  }
}
