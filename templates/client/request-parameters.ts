/**
 * Generates the calls of the runtime functions that encode the parameters, according to their
 * location and style.
 */
import { code, ident, lit, type Code } from '../../src/print/emit/typescript/code.js';
import {
  array,
  call,
  member,
  object,
  property,
} from '../../src/print/emit/typescript/expression.js';
import { memoizeByView } from '../../src/base/foundation/memo.js';
import type { ParameterContent } from '../../src/model/api.js';
import type { PathSegment } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';
import { isComposed } from '../../src/model/walk.js';
import { mediaKind } from '../../src/print/typescript/signature-body.js';
import { STYLE_DELIMITERS } from '../../src/print/typescript/style-delimiters.js';
import type { CallArgument } from '../../src/print/typescript/signature.js';
import { conversionOf, convertedValue, jsonOf } from './conversions.js';
import type { ClientView } from './view.js';
import { percentEncoded } from '../../src/base/foundation/text/percent-encoding.js';

type Described = Extract<ParameterContent, { kind: 'schema' }>;

/**
 * The path template of a request. Literals are already encoded. Parameters are in braces, and are
 * encoded at run time. If the argument of a parameter is not named like the parameter in camel
 * case, the name of the argument follows after `=`: `{pet.id=petId}`.
 */
export interface SentPath {
  readonly template: string;
  /** The template without the names of arguments. */
  readonly plain: string;
  /**
   * The functions that encode path parameters; absent if all parameters are single values in the
   * default style.
   */
  readonly written?: Code;
}

/**
 * Returns the path template of an operation.
 * @param args the path arguments, by the name of the parameter
 */
export function sentPath(
  path: readonly PathSegment[],
  trailingSlash: boolean,
  args: ReadonlyMap<string, CallArgument>,
  view: ClientView,
): SentPath {
  let template = '';
  let plain = '';
  for (const segment of path) {
    template += '/';
    plain += '/';
    for (const part of segment) {
      const argument = part.kind === 'parameter' ? args.get(part.name) : undefined;
      const text = part.kind === 'literal' ? part.text : `{${part.name}}`;
      template += argument ? `{${namesOf(argument)}}` : encodeLiteral(text);
      plain += argument ? `{${argument.parameter.name}}` : encodeLiteral(text);
    }
  }
  if (path.length === 0 || trailingSlash) {
    template += '/';
    plain += '/';
  }
  const all = [...args.values()];
  if (all.every((argument) => isSegment(argument, view))) return { template, plain };
  const written = object(all.map((one) => property(one.name, writeArgument(one, view))));
  return { template, plain, written };
}

/**
 * Returns the name of a parameter: `per_page`. If the runtime would derive a different name for its
 * argument, the name of the argument is appended: `X-Id=xId`.
 */
function namesOf({ name, parameter }: CallArgument): string {
  const { name: sent } = parameter;
  // A parameter name that contains a brace or `=` would break the path template. The template then
  // contains the name of the argument instead, because servers do not see names of path parameters.
  if (MARK.test(sent)) return name;
  return name === inCamelCase(sent) ? sent : `${sent}=${name}`;
}

const MARK = /[{}=]/;

/**
 * Converts a name to camel case. It must return the same names as `namesOf` in `runtime/scalar.ts`.
 */
function inCamelCase(name: string): string {
  return name.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns true if a path argument is a single value in the default style. */
function isSegment(argument: CallArgument, view: ClientView): boolean {
  return writerOfOneValue(argument, view) === 'segment';
}

/**
 * Returns the runtime function that encodes an argument if it needs neither options nor a
 * conversion; otherwise `undefined`.
 */
function writerOfOneValue(
  { parameter, schema }: CallArgument,
  view: ClientView,
): string | undefined {
  const { content, in: place } = parameter;
  if (content.kind !== 'schema' || place === 'querystring') return undefined;
  if (conversionOf(schema, 'text', view) !== undefined) return undefined;
  const { writer, options } = styled(place, content, view);
  return options.length === 0 ? writer : undefined;
}

/** Returns the function that encodes all query arguments; `undefined` if the operation has none. */
export function writeQuery(all: readonly CallArgument[], view: ClientView): Code | undefined {
  if (all.length === 0) return undefined;
  const runs = runsOf(all, (one) => isPair(one, view));
  const [first] = runs;
  if (first?.alike === true && runs.length === 1) {
    return code`(args) => ${writePairs(first.members, view)}`;
  }
  const items = runs.flatMap(({ members, alike }) =>
    alike && members.length > 1
      ? [code`...${writePairs(members, view)}`]
      : members.map((one) => writeArgument(one, view)),
  );
  return code`(args) => ${array(items)}`;
}

/** Returns true if the runtime can encode an argument when it is given only the argument's name. */
function isPair(argument: CallArgument, view: ClientView): boolean {
  return writerOfOneValue(argument, view) === 'pair' && !MARK.test(argument.parameter.name);
}

/**
 * Returns the call that encodes several single values together: `pairs(args, ["limit",
 * "per_page"])`.
 */
function writePairs(all: readonly CallArgument[], view: ClientView): Code {
  return call(view.runtime('pairs'), [code`args`, array(all.map((one) => lit(namesOf(one))))]);
}

interface Run<T> {
  readonly alike: boolean;
  readonly members: T[];
}

/**
 * Splits a list into groups of consecutive elements for which `test` returns the same result.
 */
function runsOf<T>(all: readonly T[], test: (one: T) => boolean): Run<T>[] {
  const runs: Run<T>[] = [];
  for (const one of all) {
    const alike = test(one);
    const last = runs.at(-1);
    if (last?.alike === alike) last.members.push(one);
    else runs.push({ alike, members: [one] });
  }
  return runs;
}

/** Percent-encodes characters that RFC 3986 §3.3 does not allow in a path segment. */
function encodeLiteral(text: string): string {
  if (!/[^A-Za-z0-9\-._~!$&'()*+,;=:@]/.test(text)) return text;
  return text
    .split(/(%[0-9A-Fa-f]{2}|[A-Za-z0-9\-._~!$&'()*+,;=:@]+)/)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return percentEncoded(part);
    })
    .join('');
}

export const writeArgument = memoizeByView((argument: CallArgument, view: ClientView): Code => {
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
  { parameter, schema }: CallArgument,
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

/**
 * Returns the call of the function for a style, with the options that differ from the defaults of
 * the function.
 */
function styled(
  place: 'path' | 'query' | 'header' | 'cookie',
  content: Described,
  view: ClientView,
): Writing {
  const { style, explode, itemStyle, allowReserved = false } = content;
  const scalar = isScalar(content.schema, view);
  const plain = !allowReserved && holdsOneValue(content.schema, view);
  const delimiter = STYLE_DELIMITERS[style] ?? ',';
  const exploded = property('explode', code`true`);
  const joined = property('delimiter', lit(delimiter));
  const items =
    itemStyle === undefined || itemStyle === 'form' || itemStyle === 'simple'
      ? nestedDefault(content.schema, view)
      : STYLE_DELIMITERS[itemStyle];
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

/**
 * Returns the default delimiter of inner arrays, which is a comma (Swagger 2.0); `undefined` if the
 * schema does not describe an array of arrays.
 */
function nestedDefault(schema: Schema, view: ClientView): string | undefined {
  const outer = view.follow(schema);
  return outer.kind === 'array' && view.follow(outer.items).kind === 'array' ? ',' : undefined;
}

const ONE_VALUE: ReadonlySet<Schema['kind']> = new Set(['boolean', 'integer', 'number', 'string']);

/**
 * Returns true if all values of the type are scalars. A smaller encoder is then sufficient, so
 * bundles need not contain the encoder for arrays and objects.
 */
function holdsOneValue(schema: Schema, view: ClientView): boolean {
  const shape = view.follow(schema);
  if (shape.kind === 'enum') return shape.values.every((value) => typeof value !== 'object');
  if (shape.kind === 'union') return shape.members.every((member) => holdsOneValue(member, view));
  return ONE_VALUE.has(shape.kind);
}

/**
 * Returns true if a value cannot have members, so that array and object styles do not apply to it.
 * An undeclared type (`unknown`) counts as scalar.
 */
function isScalar(schema: Schema, view: ClientView): boolean {
  const shape = view.follow(schema);
  switch (shape.kind) {
    case 'array':
    case 'tuple':
    case 'object':
    case 'any':
      return false;
    case 'union':
      return shape.members.every((member) => isScalar(member, view));
    default:
      return !isComposed(shape);
  }
}
