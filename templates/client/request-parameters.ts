/** Generates the call of a runtime function for each parameter, by location and style. */
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
import { percentEncoded } from '../../src/base/foundation/percent-encoding.js';

type Described = Extract<ParameterContent, { kind: 'schema' }>;

/**
 * The path of a request: encoded literals, and parameters in braces, which are encoded at run time. The name of the
 * argument follows that of the parameter, unless it is the camel case of the parameter's name: `{pet.id=petId}`.
 */
export interface SentPath {
  readonly template: string;
  /** The template without argument names. */
  readonly plain: string;
  /** The encoders of path parameters; absent if each is a single value in the default style. */
  readonly written?: Code;
}

/**
 * Returns the path of an operation.
 * @param args path arguments by parameter name
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
 * Returns the parameter's name, followed by the argument's name if the runtime would derive another one: `per_page`,
 * `X-Id=xId`.
 */
function namesOf({ name, parameter }: CallArgument): string {
  const { name: sent } = parameter;
  // A name with braces or `=` would break the template. The argument's name is sufficient in a path.
  if (MARK.test(sent)) return name;
  return name === inCamelCase(sent) ? sent : `${sent}=${name}`;
}

const MARK = /[{}=]/;

/** Must match `namesOf` in the runtime (`scalar.ts`). */
function inCamelCase(name: string): string {
  return name.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns true if a path argument is a single value in the default style. */
function isSegment(argument: CallArgument, view: ClientView): boolean {
  return writerOfOneValue(argument, view) === 'segment';
}

/** Returns the runtime function for an argument that needs no options and no conversion. */
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

/** Returns the function that encodes all query arguments; `undefined` if there are none. */
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

/** Returns true if the name of the argument is enough to encode it. */
function isPair(argument: CallArgument, view: ClientView): boolean {
  return writerOfOneValue(argument, view) === 'pair' && !MARK.test(argument.parameter.name);
}

/** Encodes single values together: `pairs(args, ["limit", "per_page"])`. */
function writePairs(all: readonly CallArgument[], view: ClientView): Code {
  return call(view.runtime('pairs'), [code`args`, array(all.map((one) => lit(namesOf(one))))]);
}

interface Run<T> {
  readonly alike: boolean;
  readonly members: T[];
}

/** Groups consecutive elements with the same test result. */
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

/** Returns the call that encodes an argument. */
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

/** Returns the runtime function of a style, and the options that differ from its defaults. */
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

/** Arrays of arrays need a delimiter for the inner ones: Swagger 2.0's default is a comma. */
function nestedDefault(schema: Schema, view: ClientView): string | undefined {
  const outer = view.follow(schema);
  return outer.kind === 'array' && view.follow(outer.items).kind === 'array' ? ',' : undefined;
}

const ONE_VALUE: ReadonlySet<Schema['kind']> = new Set(['boolean', 'integer', 'number', 'string']);

/**
 * Returns true if the type allows only a single value, so that the smaller encoder suffices and bundles omit the other.
 */
function holdsOneValue(schema: Schema, view: ClientView): boolean {
  const shape = view.follow(schema);
  if (shape.kind === 'enum') return shape.values.every((value) => typeof value !== 'object');
  if (shape.kind === 'union') return shape.members.every((member) => holdsOneValue(member, view));
  return ONE_VALUE.has(shape.kind);
}

/**
 * Returns true if a value has no members, so that array and object styles do not apply. An undeclared type (`unknown`)
 * counts as scalar.
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
