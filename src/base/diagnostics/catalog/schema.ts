/** Diagnostic codes of schemas and references. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';
import { REFERENCE_CODES } from './reference.js';

/** Returns the keyword and value with which a dialect (Swagger 2.0, OpenAPI 3.0 or 3.1) allows null. */
function nullIn(dialect: string): string {
  if (dialect.includes('2.0')) return 'x-nullable: true';
  return dialect.includes('3.0') ? 'nullable: true' : 'for example type: [string, "null"]';
}

/** Returns how the items of an array are read if their schema is invalid. */
function itemsText(read: string): string {
  if (read === 'tuple') return 'read as a tuple';
  return read === 'any'
    ? 'any value is allowed for the items after those of the tuple'
    : 'the type of the items is unknown';
}

export const SCHEMA_CODES = {
  ...REFERENCE_CODES,
  'schema/recognised': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`an object in this example has the same properties as the schema ${name}: this schema is used as the type of the object`,
    'Nothing to do if this is right. Otherwise describe the body in an overlay, or set nameInlineObjects: false in the configuration.',
  ),
  'schema/contradiction': defineCode<{ what: string; isClosed: boolean }>(
    'warning',
    ({ what }) => sentence`the schemas in this "allOf" contradict each other: ${unquoted(what)}`,
    'Correct the schemas: a value must match every schema in "allOf".',
    {
      helpFor: ({ isClosed }) =>
        isClosed
          ? 'Remove additionalProperties: false from the schemas in "allOf". To forbid other properties, set unevaluatedProperties: false next to "allOf" (OpenAPI 3.1).'
          : 'Correct one of the schemas in "allOf": a value must match all of them.',
    },
  ),
  'schema/combinations': defineCode<{ limit: number }>(
    'warning',
    ({ limit }) =>
      sentence`the "oneOf", "anyOf" and "enum" inside this "allOf" allow more than ${limit} combinations: the generated type allows more values than the schema; the checks at run time are still exact`,
    'Nothing to do if the wider type is good enough. Otherwise replace the whole "allOf" with a single "oneOf" that lists only the valid combinations.',
  ),
  'schema/one-of-overlap': defineCode<{ one: string; other: string }>(
    'warning',
    ({ one, other }) =>
      sentence`a value that matches ${unquoted(one)} in this "oneOf" also matches ${unquoted(other)}, but "oneOf" allows only one match: the generated server rejects such a value with the status 400`,
    'Use "anyOf", or add a discriminator, or let each schema in "oneOf" require a property that the others do not have.',
  ),
  'schema/discriminator': defineCode<{
    value: string;
    schema: string;
    property: string;
    /** The values that the schema allows for the property; empty if the property is not a string. */
    allowed: readonly string[];
  }>(
    'warning',
    ({ value, schema, property, allowed }) =>
      sentence`the discriminator maps ${value} to the schema ${schema}, but in that schema, the property ${property} is ${unquoted(allowed.length === 0 ? 'not a string' : `always ${allowed.map(quotedName).join(' or ')}`)}: this entry of the mapping is ignored`,
    'Correct the mapping, or the property in that schema.',
    {
      helpFor: ({ allowed }) =>
        allowed.length === 0
          ? 'Correct the mapping, or declare the property as a string in that schema. If it cannot be a string, remove the discriminator.'
          : 'Correct the mapping, or add the value to the "enum" (or "const") of the property in that schema.',
    },
  ),
  'schema/too-deep': defineCode<{ chain: readonly string[]; limit: number }>(
    'error',
    ({ chain, limit }) =>
      sentence`more than ${limit} schemas refer to each other in one chain (${unquoted(chain.map(quotedName).join(' → '))} → …): the type of this reference is unknown`,
    'Shorten the chain: let these schemas refer to fewer other schemas.',
  ),
  'schema/depth': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      sentence`schemas are nested more than ${limit} levels deep: the type of the deeper schemas is unknown`,
    'Move inner schemas to components.schemas, and refer to them with $ref.',
  ),
  'schema/default-type': defineCode<{
    what: 'default' | 'enum value';
    found: string;
    expected: string;
  }>(
    'warning',
    ({ what, found, expected }) =>
      sentence`this ${unquoted(what)} has the type ${found}, but its schema requires the type ${unquoted(expected)}: the ${unquoted(what)} is ignored`,
    'Correct the value, or the type of the schema.',
    { helpFor: ({ what }) => `Correct the ${what}, or the type of the schema.` },
  ),
  'schema/default-enum': defineCode<{ found: string; allowed: readonly string[] }>(
    'warning',
    ({ found, allowed }) =>
      sentence`the default ${unquoted(found)} is not in the enum (${unquoted(allowed.slice(0, 5).join(', ') + (allowed.length > 5 ? ', …' : ''))}): the default is ignored`,
    'Correct the default, or add it to the enum.',
  ),
  'schema/type': defineCode<{ found: string }>(
    'error',
    ({ found }) => sentence`the type ${found} does not exist: any value is allowed`,
    'Use null, boolean, object, array, number, integer or string.',
  ),
  'schema/type-alias': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      sentence`${found} is not a type of OpenAPI: read as ${read === 'any' ? unquoted('any value') : read}`,
    'Write a standard type (with a format if there is one), or no type to allow any value.',
  ),
  'schema/type-implied': defineCode<{ keyword: string; type: string }>(
    'info',
    ({ keyword, type }) =>
      sentence`the keyword ${keyword} has no "type" next to it: ${`type: ${type}`} is assumed, and values of other types are rejected`,
    'Nothing to do if this is right. To allow values of other types, set read: { impliedTypes: false } in the configuration.',
  ),
  'schema/keyword-type': defineCode<{ keyword: string; type: string; found: string }>(
    'warning',
    ({ keyword, type, found }) =>
      sentence`the keyword ${keyword} applies only to values of the type ${type}, but the type here is ${found}: this keyword has no effect`,
    'Remove the keyword, or correct the type.',
  ),
  'schema/type-list': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) =>
      sentence`${unquoted(dialect)} does not allow a list of types: values of each of these types are allowed`,
    'Nothing to do if this is right. For other tools, write a single type, or convert the document to OpenAPI 3.1.',
  ),
  'schema/nullable': defineCode<{ keyword: string; dialect: string }>(
    'warning',
    ({ keyword, dialect }) =>
      sentence`${unquoted(dialect)} does not have the keyword ${keyword}: null is allowed anyway`,
    'To allow null, write x-nullable: true in Swagger 2.0, nullable: true in OpenAPI 3.0, and type: [string, "null"] in OpenAPI 3.1.',
    {
      helpFor: ({ dialect }) =>
        `Nothing to do if this is right. For other tools, write ${nullIn(dialect)}.`,
    },
  ),
  'schema/exclusive': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      sentence`the value of ${keyword} is a boolean, as in older versions of JSON Schema, but must be a number: the older meaning is used`,
    'Nothing to do. For other tools, write the number itself, for example exclusiveMinimum: 1 instead of minimum: 1 and exclusiveMinimum: true.',
  ),
  'schema/items': defineCode<{
    keyword: string;
    /** The type of the value in place of a schema. */
    found: string;
    read: 'tuple' | 'unknown' | 'any';
  }>(
    'warning',
    ({ keyword, found, read }) =>
      sentence`${keyword} must be a schema, but ${unquoted(found === 'missing' ? 'is missing' : `is ${/^[aeo]/.test(found) ? 'an' : 'a'} ${found}`)}: ${unquoted(itemsText(read))}`,
    'Declare the schema of the items in "items". For a tuple, use prefixItems (OpenAPI 3.1).',
    {
      helpFor: ({ keyword, read }) => {
        if (read === 'tuple') {
          return 'Nothing to do if this is right. For other tools, use prefixItems (OpenAPI 3.1), or a single schema that allows all of these items.';
        }
        return read === 'unknown'
          ? 'Declare the schema of the items in "items".'
          : sentence`Nothing to do if this is right. Otherwise declare the schema of these items in ${keyword}.`;
      },
    },
  ),
  'schema/required-flag': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the property ${name} has its own "required", which JSON Schema does not allow there: true makes the property required, and false has no effect`,
    'Nothing to do. For other tools, list the property in "required" of the object instead.',
    {
      helpFor: ({ name }) =>
        `Nothing to do. For other tools, remove "required" here. If it is true, write required: [${name}] in the object.`,
    },
  ),
  'schema/example-twice': defineCode(
    'info',
    () => 'both "example" and "examples" are declared: "examples" is used',
    'Nothing to do if "examples" is right. Otherwise remove "examples".',
  ),
  'schema/enum-place': defineCode<{ type: string }>(
    'warning',
    ({ type }) =>
      type === 'array'
        ? 'an enum of single values is next to "type: array": read as the enum of the items'
        : sentence`an enum of single values is next to ${`type: ${type}`}: the enum is used, and the type is ignored`,
    'Nothing to do if this is right. For other tools, move the enum next to the type of its values.',
    {
      helpFor: ({ type }) =>
        type === 'array'
          ? 'Nothing to do if this is right. For other tools, move the enum into "items".'
          : 'Nothing to do if this is right. For other tools, correct the type, for example to type: string.',
    },
  ),
  'schema/enum-empty': defineCode(
    'warning',
    () => 'this enum lists no value, so no value is valid here',
    'List the values, or remove the enum if any value is valid.',
  ),
  'schema/enum-null': defineCode<{ keyword: string; type: string }>(
    'warning',
    ({ keyword, type }) =>
      sentence`${keyword} contains null, but the type ${type} next to it does not allow null: null is rejected`,
    'To allow null, write nullable: true in OpenAPI 3.0, x-nullable: true in Swagger 2.0, or for example type: [string, "null"] in OpenAPI 3.1. Otherwise remove null here.',
  ),
  'schema/pattern-unsafe': defineCode<{ pattern: string; reason: string }>(
    'warning',
    ({ pattern, reason }) =>
      sentence`the pattern ${pattern} ${unquoted(reason)}: strings are not checked against it`,
    'Correct or simplify the pattern, without look-around and back-references. Or check the string in the handler.',
    {
      loss: true,
      helpFor: ({ reason }) =>
        reason.includes('not a valid')
          ? 'Correct the pattern: it must be a regular expression of JavaScript.'
          : 'Write a simpler pattern, without look-around and back-references, or check the string in the handler.',
    },
  ),
  'media/xml': defineCode<{ type: string }>(
    'info',
    ({ type }) =>
      sentence`bodies of the media type ${type} are read and sent as strings: the schema of these bodies appears only in the docs, not in the types`,
    'Nothing to do if your program reads and writes the XML itself. For typed values, describe the body as application/json too, if the API supports it.',
  ),
  'schema/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      sentence`the keyword ${keyword} does not change types or checks: kept for the docs and the OpenAPI export`,
    'Nothing to do, unless values must be checked against this keyword: then check them in your own code.',
    { loss: true },
  ),
  'key/unknown': defineCode<{ key: string; hint?: string }>(
    'warning',
    ({ key, hint }) =>
      sentence`the key ${key} is unknown in this place${unquoted(hint === undefined ? '' : ` (did you mean ${quotedName(hint)}?)`)}: this key has no effect`,
    'Correct the spelling, or move the key to the object that it belongs to. If the key is a custom extension, start its name with x-.',
  ),
  'desc/type': defineCode<{ found: string; read?: string }>(
    'info',
    ({ found, read }) =>
      sentence`this text must be a string, but is ${unquoted(found === 'array' || found === 'object' ? 'an' : 'a')} ${unquoted(found)}: ${unquoted(read === undefined ? 'ignored' : `read as the text ${read}`)}`,
    'Nothing to do if this is right. Otherwise write the text as a string.',
  ),
  'schema/dialect': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) =>
      sentence`the document declares the JSON Schema dialect ${dialect}: read as JSON Schema 2020-12`,
    'Nothing to do if the schemas use no keywords of the old dialect. Otherwise replace those keywords, and remove the declaration: JSON Schema 2020-12 is the default.',
  ),
} as const;
