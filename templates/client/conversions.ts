/** Generates functions that convert JSON values to and from dates and large integers. */
import { code, ident, jsdoc, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { array, call, object, property } from '../../src/print/emit/typescript/expression.js';
import type { Media } from '../../src/model/api.js';
import type { ObjectShape, Schema, UnionShape } from '../../src/model/schema.js';
import { childSchemas } from '../../src/model/walk.js';
import { distinctTypes } from '../../src/print/typescript/distinct.js';
import type { ReadChoice } from '../../src/print/typescript/signature-body.js';
import type { ReplyCase } from '../../src/print/typescript/signature-replies.js';
import { essenceOf } from '../../src/model/media-type.js';
import { itemOf } from './streams.js';
import type { ClientView, ConversionMode } from './view.js';

/** Generates one function for each named schema whose values are converted. */
export function conversionsTemplate(view: ClientView): readonly Code[] {
  const { conversions } = view;
  return conversions.named.map(({ id, schema, mode, name }) => {
    const created = conversionOf(schema, mode, view) ?? view.runtime('toDate');
    return code`
      ${jsdoc(`${TITLES[mode]} \`${conversions.typeOf(id)}\`.`)}
      export function ${ident(name)}(value: unknown, exact?: unknown): unknown {
        return ${view.runtime('converted')}(${created}, value, exact);
      }
    `;
  });
}

const TITLES: Readonly<Record<ConversionMode, string>> = {
  read: 'Converts from JSON to',
  json: 'Converts to JSON from',
  text: 'Converts to parameters and forms from',
};

/** Returns the expression of a converter; `undefined` if the value needs no conversion. */
export function conversionOf(
  schema: Schema,
  mode: ConversionMode,
  view: ClientView,
): Code | undefined {
  const { conversions } = view;
  if (!conversions.some) return undefined;
  const inner = (one: Schema): Code | undefined => conversionOf(one, mode, view);
  switch (schema.kind) {
    case 'integer':
    case 'number':
    case 'string': {
      const name = conversions.scalar(schema, mode);
      return name === undefined ? undefined : view.runtime(name);
    }
    case 'array': {
      const items = inner(schema.items);
      return items && call(view.runtime('items'), [items]);
    }
    case 'tuple': {
      const first = schema.items.map(inner);
      const rest = schema.rest && inner(schema.rest);
      if (rest === undefined && first.every((item) => item === undefined)) return undefined;
      const none = code`undefined`;
      return call(view.runtime('items'), [rest ?? none, array(first.map((item) => item ?? none))]);
    }
    case 'object':
      return fieldsOf(schema, mode, view);
    case 'union':
      return memberOf(schema, mode, view);
    case 'ref':
      return conversions.of(schema.id, mode);
    default:
      return inTurn(
        childSchemas(schema).flatMap((part) => inner(part) ?? []),
        view,
      );
  }
}

function fieldsOf(shape: ObjectShape, mode: ConversionMode, view: ClientView): Code | undefined {
  const properties = [...shape.properties].flatMap(([name, one]) => {
    const converter = conversionOf(one.schema, mode, view);
    return converter === undefined ? [] : [property(name, converter)];
  });
  const rest = shape.rest && conversionOf(shape.rest, mode, view);
  if (properties.length === 0 && rest === undefined) return undefined;
  return call(view.runtime('fields'), [object(properties), ...(rest === undefined ? [] : [rest])]);
}

/**
 * Returns the converter of a union. The discriminator selects the member if it distinguishes all
 * members. Otherwise, the required properties of the members determine which member is selected.
 */
function memberOf(shape: UnionShape, mode: ConversionMode, view: ClientView): Code | undefined {
  const { discriminator, members } = shape;
  if (discriminator && discriminator.mapping.size > 0 && discriminator.partial !== true) {
    const named = [...discriminator.mapping].flatMap(([value, id]) => {
      const converter = view.conversions.of(id, mode);
      return converter === undefined ? [] : [property(value, converter)];
    });
    if (named.length === 0) return undefined;
    return call(view.runtime('choice'), [lit(discriminator.property), object(named)]);
  }
  const several = members.filter(({ kind }) => kind !== 'null').length > 1;
  const converters = members.flatMap((member) => {
    const converter = conversionOf(member, mode, view);
    if (converter === undefined) return [];
    const names = several ? requiredOf(view.follow(member)) : [];
    if (names.length === 0) return [converter];
    const needed = array(names.map((name) => lit(name)));
    return [call(view.runtime('having'), [needed, converter])];
  });
  return inTurn(converters, view);
}

function requiredOf(schema: Schema): readonly string[] {
  if (schema.kind !== 'object') return [];
  return [...schema.properties].flatMap(([name, { required }]) => (required ? [name] : []));
}

function inTurn(converters: readonly Code[], view: ClientView): Code | undefined {
  return converters.length > 1 ? call(view.runtime('each'), converters) : converters[0];
}

/**
 * Generates `(text, response) => parsed(text, response, { 200: readPet })`; `undefined` if no
 * response contains a value to convert.
 */
export function parserOf(replies: readonly ReplyCase[], view: ClientView): Code | undefined {
  if (!view.conversions.some) return undefined;
  const cases = replies.flatMap(({ statuses, body }) => {
    if (typeof body === 'string') return [];
    const found = convertersByType(body, view);
    const [first] = found;
    if (first === undefined) return [];
    const status =
      statuses.kind === 'code'
        ? String(statuses.code)
        : statuses.kind === 'class'
          ? statuses.class
          : 'default';
    const byType = object(found.map(([type, converter]) => property(type, converter)));
    return [property(status, body.length > 1 ? byType : first[1])];
  });
  if (cases.length === 0) return undefined;
  const args = [code`text`, code`response`, object(cases)];
  return code`(text, response) => ${call(view.runtime('parsed'), args)}`;
}

/**
 * Returns the converters of a response by media type. The runtime ignores the parameters of media
 * types. If several media types differ only in their parameters, their schemas are converted as a
 * union.
 */
function convertersByType(
  body: readonly ReadChoice[],
  view: ClientView,
): readonly (readonly [type: string, converter: Code])[] {
  const parts = new Map<string, Schema[]>();
  for (const { media } of body) {
    const type = essenceOf(media.type);
    const part = convertedPart(media, view);
    const known = parts.get(type);
    if (known === undefined) parts.set(type, [part]);
    else known.push(part);
  }
  return [...parts].flatMap(([type, schemas]) => {
    const converter = converterOfAll(schemas, view);
    return converter === undefined ? [] : [[type, converter] as const];
  });
}

function converterOfAll(schemas: readonly Schema[], view: ClientView): Code | undefined {
  const found = schemas.flatMap((schema) => conversionOf(schema, 'read', view) ?? []);
  if (distinctTypes(found).length < 2) return found[0];
  return memberOf({ kind: 'union', members: schemas }, 'read', view);
}

/**
 * Returns the schema of the JSON that is converted: the whole body, an item of a stream, or the
 * data of an event.
 */
function convertedPart(media: Media, view: ClientView): Schema {
  return itemOf(media, view) ?? media.schema;
}

/** Returns the expression for a value, including its conversion if it needs one. */
export function convertedValue(
  value: Code,
  schema: Schema,
  mode: ConversionMode,
  view: ClientView,
): Code {
  const converter = conversionOf(schema, mode, view);
  return converter === undefined ? value : call(view.runtime('converted'), [converter, value]);
}

/** Returns the expression that encodes a value as JSON. */
export function jsonOf(value: Code, schema: Schema, view: ClientView): Code {
  const converter = conversionOf(schema, 'json', view);
  if (converter === undefined) return call(view.runtime('jsonText'), [value]);
  const writer = view.runtime(view.conversions.exact ? 'exactText' : 'jsonText');
  return call(writer, [call(view.runtime('converted'), [converter, value])]);
}
