/**
 * Generates the call of the runtime function that encodes a request body. The media type and the
 * encoding of the fields determine which function is called.
 */
import { code, ident, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { array, call, object, property } from '../../src/print/emit/typescript/expression.js';
import { mediaTypesIn } from '../../src/model/media-type.js';
import type { Encoding, Media } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import type { BodyArgument, BodyChoice } from '../../src/print/typescript/signature-body.js';
import { STYLE_DELIMITERS } from '../../src/print/typescript/style-delimiters.js';
import { conversionOf, convertedValue, jsonOf } from './conversions.js';
import { itemOf, streamWrite } from './streams.js';
import type { ClientView } from './view.js';

export function writeBody({ choices, selectable }: BodyArgument, view: ClientView): Code {
  const body = code`args.body`;
  const [first] = choices;
  if (first === undefined) return call(view.runtime('anything'), [body]);
  if (!selectable) return writeChoice(first, body, first.types[0], view);
  const standard = first.types[0] ?? '';
  const writers = choices.flatMap((choice) =>
    choice.types.map((type) => property(type, writerOf(choice, view))),
  );
  return call(view.runtime('choose'), [
    body,
    code`args.contentType`,
    lit(standard),
    object(writers),
  ]);
}

const WRITERS: Readonly<Record<BodyChoice['kind'], { name: string; type?: string }>> = {
  json: { name: 'json', type: 'application/json' },
  form: { name: 'urlencoded', type: 'application/x-www-form-urlencoded' },
  multipart: { name: 'multipart', type: 'multipart/form-data' },
  text: { name: 'text', type: 'text/plain' },
  binary: { name: 'binary' },
  any: { name: 'anything' },
};

/** Returns `json(args.body)`. The media type is added if it is not the default of the function. */
function writeChoice(
  choice: BodyChoice,
  body: Code,
  type: string | undefined,
  view: ClientView,
): Code {
  const stream = streamWrite(choice.media, view);
  if (stream !== undefined) {
    const text = itemText(choice, view);
    const args = type === undefined && text === undefined ? [] : [lit(type ?? choice.media.type)];
    return call(view.runtime(stream.name), [body, ...args, ...(text ? [text] : [])]);
  }
  const { type: own } = WRITERS[choice.kind];
  const name = writerName(choice, view);
  const fields = fieldsOf(choice, view);
  const args = [convertedBody(body, choice, view)];
  const said = type !== undefined && type !== own && choice.kind !== 'form';
  if (fields.length > 0) args.push(object(fields));
  if (choice.kind === 'any') return call(view.runtime(name), args);
  if (said && choice.kind === 'multipart' && fields.length === 0) args.push(object([]));
  if (said) args.push(lit(type));
  return call(view.runtime(name), args);
}

function convertedBody(body: Code, { kind, media }: BodyChoice, view: ClientView): Code {
  if (kind !== 'json' && kind !== 'form' && kind !== 'multipart') return body;
  return convertedValue(body, media.schema, kind === 'json' ? 'json' : 'text', view);
}

/**
 * Returns the function that encodes an item of a stream; `undefined` if the runtime's default,
 * `JSON.stringify`, is sufficient.
 */
function itemText({ media }: BodyChoice, view: ClientView): Code | undefined {
  const schema = itemOf(media, view) ?? media.schema;
  if (conversionOf(schema, 'json', view) === undefined) return undefined;
  return code`(item) => ${jsonOf(code`item`, schema, view)}`;
}

/**
 * Returns the name of the runtime function that encodes a body. Integers beyond the range of
 * `number` need `exactJson`, because it can print a `bigint`.
 */
function writerName({ kind, media }: BodyChoice, view: ClientView): string {
  const exact = kind === 'json' && view.conversions.exact;
  return exact && conversionOf(media.schema, 'json', view) ? 'exactJson' : WRITERS[kind].name;
}

function writerOf(choice: BodyChoice, view: ClientView): Code {
  const stream = streamWrite(choice.media, view);
  if (stream !== undefined) {
    const text = itemText(choice, view);
    if (text === undefined) return view.runtime(stream.name);
    return code`(value, type) => ${view.runtime(stream.name)}(value, type, ${text})`;
  }
  const name = writerName(choice, view);
  const value = ident('value');
  const fields = fieldsOf(choice, view);
  const converted = convertedBody(value, choice, view);
  const args = [converted, ...(fields.length > 0 ? [object(fields)] : [])];
  switch (choice.kind) {
    case 'json': {
      if (converted === value) return view.runtime(name);
      return code`(value, type) => ${view.runtime(name)}(${converted}, type)`;
    }
    case 'text':
    case 'binary':
    case 'any':
      return view.runtime(name);
    case 'form':
      return code`(value) => ${view.runtime(name)}(${args})`;
    case 'multipart': {
      if (fields.length === 0) args.push(object([]));
      return code`(value, type) => ${view.runtime(name)}(${args}, type)`;
    }
    default:
      return choice.kind satisfies never;
  }
}

/** Returns the encoding options of the fields of a form, sorted by name. */
function fieldsOf({ kind, media }: BodyChoice, view: ClientView): readonly Code[] {
  if (kind !== 'form' && kind !== 'multipart') return [];
  const declared = [...media.encoding].sort(([a], [b]) => byCodeUnit(a, b));
  return declared.flatMap(([name, encoding]) => {
    const value =
      kind === 'form'
        ? formField(encoding, fieldShape(media, name, view), view)
        : partOptions(encoding);
    return value === undefined ? [] : [property(name, value)];
  });
}

function fieldShape({ schema }: Media, name: string, view: ClientView): Schema['kind'] {
  const form = view.follow(schema);
  const field = form.kind === 'object' ? form.properties.get(name) : undefined;
  return field === undefined ? 'unknown' : view.follow(field.schema).kind;
}

/** The kinds of schemas for which the default encoding equals `form` with `explode`. */
const SPREAD_ALIKE: ReadonlySet<string> = new Set(
  'array boolean enum integer null number string tuple'.split(' '),
);

/**
 * Returns a function that encodes a field from its name and value; `undefined` if the default
 * encoding is sufficient.
 */
function formField(encoding: Encoding, shape: Schema['kind'], view: ClientView): Code | undefined {
  const { style, explode, allowReserved = false, contentType, itemStyle } = encoding;
  if (style === 'deepObject') return view.runtime('deepObject');
  const delimiter = delimiterOf(encoding);
  const styled = style !== undefined || explode !== undefined;
  const json = !styled && /[/+]json/.test(contentType ?? '');
  if (delimiter === undefined && !allowReserved && !json && itemStyle === undefined) {
    // Without a declared style, an object is sent as JSON (OpenAPI 3.1 §4.8.15.1).
    return styled && !SPREAD_ALIKE.has(shape) ? view.runtime('form') : undefined;
  }
  const options = [
    ...(delimiter === undefined ? [] : [property('delimiter', lit(delimiter))]),
    ...(itemStyle ? [property('items', lit(STYLE_DELIMITERS[itemStyle] ?? ','))] : []),
    ...(allowReserved ? [property('allowReserved', code`true`)] : []),
  ];
  const text = json ? code`${view.runtime('jsonText')}(value)` : code`value`;
  const settings = options.length > 0 && object(options);
  return code`(name, value) => ${view.runtime('form')}(name, ${text}, ${settings})`;
}

function partOptions(encoding: Encoding): Code | undefined {
  const types = mediaTypesIn(encoding.contentType ?? '');
  const delimiter = delimiterOf(encoding);
  const options = [
    ...(types.length === 0 ? [] : [property('types', array(types.map(lit)))]),
    ...(delimiter === undefined ? [] : [property('delimiter', lit(delimiter))]),
  ];
  return options.length === 0 ? undefined : object(options);
}

/**
 * Returns the delimiter that joins the items of an array; `undefined` if each item is sent
 * separately.
 */
function delimiterOf({ style = 'form', explode }: Encoding): string | undefined {
  const form = style === 'form';
  if (explode ?? form) return undefined;
  return form ? ',' : STYLE_DELIMITERS[style];
}
