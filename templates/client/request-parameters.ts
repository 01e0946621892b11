/** How parameters are written: the call of a runtime function for each, by place and style. */
import { code, ident, lit, type Code } from '../../src/emit/typescript/code.js';
import { array, call, member, object, property } from '../../src/emit/typescript/expression.js';
import { memoizeByView } from '../../src/foundation/memo.js';
import type { ParameterContent, Style } from '../../src/model/api.js';
import type { PathSegment } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';
import { isComposed } from '../../src/model/walk.js';
import { mediaKind } from '../../src/typescript/signature-body.js';
import type { CallArgument } from '../../src/typescript/signature.js';
import { conversionOf, convertedValue, jsonOf } from './conversions.js';
import type { ClientView } from './view.js';
import { percentEncoded } from '../../src/foundation/percent-encoding.js';

type Described = Extract<ParameterContent, { kind: 'schema' }>;

const DELIMITERS: Readonly<Partial<Record<Style, string>>> = {
  spaceDelimited: ' ',
  tabDelimited: '\t',
  pipeDelimited: '|',
};

/**
 * A path as it is sent: literals, encoded here, with parameters in braces, whose values are encoded at run time. The name of
 * an argument stands behind that of its parameter where it is not the same in camel case: `{pet.id=petId}`.
 */
export interface SentPath {
  readonly template: string;
  /** The template without the names of arguments. */
  readonly plain: string;
  /** What is written for the names; absent where each argument is one value, and nothing has to be said. */
  readonly written?: Code;
}

/**
 * The path of an operation.
 * @param args those that stand in it, by the names of the parameters
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

/** A parameter, and behind it its argument where the runtime would not call it so: `per_page`, `X-Id=xId`. */
function namesOf({ name, parameter }: CallArgument): string {
  const { name: sent } = parameter;
  // What cannot stand in braces is not needed there.
  if (MARK.test(sent)) return name;
  return name === inCamelCase(sent) ? sent : `${sent}=${name}`;
}

const MARK = /[{}=]/;

/** As the runtime does (`scalar.ts`). */
function inCamelCase(name: string): string {
  return name.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether the path takes an argument as it is: one value, in no style of its own. */
function isSegment(argument: CallArgument, view: ClientView): boolean {
  return writerOfOneValue(argument, view) === 'segment';
}

/** What writes an argument, where that needs its value and nothing else. */
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

/** The function that writes all arguments of the query; absent where there are none. */
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

/** Whether the query takes an argument by its name alone. */
function isPair(argument: CallArgument, view: ClientView): boolean {
  return writerOfOneValue(argument, view) === 'pair' && !MARK.test(argument.parameter.name);
}

/** Arguments that are one value each: `pairs(args, ["limit", "per_page"])`. */
function writePairs(all: readonly CallArgument[], view: ClientView): Code {
  return call(view.runtime('pairs'), [code`args`, array(all.map((one) => lit(namesOf(one))))]);
}

interface Run<T> {
  readonly alike: boolean;
  readonly members: T[];
}

/** Neighbours that a test finds alike, together. */
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

/** What a path may hold (RFC 3986 §3.3) stands; the rest is percent-encoded. */
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

/** The call that writes an argument. */
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
      return false;
    case 'union':
      return shape.members.every((member) => isScalar(member, view));
    default:
      return !isComposed(shape);
  }
}
