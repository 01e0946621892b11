/** Diagnostic codes of schemas and references. */
import { defineCode } from '../code.js';
import { quotedName } from '../message.js';

/** Returns a clause with the configuration line that allows the rejected input. */
function toAllow(line: string | undefined): string {
  return line === undefined ? '' : `; to allow it, write ${line} in the configuration`;
}

export const SCHEMA_CODES = {
  'schema/recognised': defineCode<{ name: string }>(
    'info',
    ({ name }) => `this example has the properties of the schema ${name}: read as that schema`,
    'Nothing to do if this is right. If not, describe the body in an overlay, or set nameInlineObjects: false in the configuration.',
  ),
  'schema/contradiction': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `the parts of allOf contradict each other: ${what}`,
    'A value must match every part of allOf. Remove the contradiction. To forbid other properties, set unevaluatedProperties: false next to allOf, not in its parts.',
  ),
  'schema/combinations': defineCode<{ left: number; limit: number }>(
    'warning',
    ({ left, limit }) =>
      `these parts have more than ${limit} combinations of alternatives: the types merge the alternatives of ${left === 1 ? 'one part' : `${left} parts`} into one object; the checks are exact`,
    'List the combinations that occur as alternatives of a single oneOf.',
  ),
  'schema/one-of-overlap': defineCode<{ one: string; other: string }>(
    'warning',
    ({ one, other }) =>
      `a value that matches ${one} matches ${other} too, so oneOf rejects it: the server responds with 400`,
    'Use anyOf, or require a property in each alternative that the others do not have, or add a discriminator.',
  ),
  'schema/discriminator': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `the discriminator contradicts the schemas: ${what}; the schemas are used`,
    'Change the mapping of the discriminator to the value that the schema declares.',
  ),
  'ref/unresolved': defineCode<{ ref: string; hint?: string }>(
    'error',
    ({ ref, hint }) =>
      `the target of the reference ${ref} does not exist${hint === undefined ? '' : ` (did you mean ${hint}?)`}`,
    'Correct the reference, or add its target.',
  ),
  'ref/remote': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) => `the reference ${ref} is not followed: ${why}${toAllow(allow)}`,
    'Save the content in a file next to this one, and refer to that file. For a file on another machine, you can also allow its host in the configuration (https only).',
  ),
  'ref/outside': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) => `the reference ${ref} is not followed: ${why}${toAllow(allow)}`,
    'Move the file into the folder of the API description, or allow its folder in the configuration (read.allowFolders).',
  ),
  'ref/file': defineCode<{ ref: string; why: string; file: string }>(
    'error',
    ({ ref, why }) => `the reference ${ref} cannot be followed: ${why}`,
    'Correct the path (it is relative to this file), or add the file.',
    { cause: ({ file }) => file },
  ),
  'ref/misplaced': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) => `OpenAPI does not allow a reference in this place: ${ref} is followed anyway`,
    'Other tools may ignore it. Write a separate reference for each entry of this object or list.',
  ),
  'ref/cycle': defineCode<{ ref: string }>(
    'error',
    ({ ref }) =>
      `the references form a circle: ${ref} leads back to itself, and never to a definition`,
    'Change one of these references, so that it leads to a definition.',
  ),
  'schema/too-deep': defineCode<{ ref: string; limit: number }>(
    'error',
    ({ ref, limit }) =>
      `the chain of references behind ${ref} is more than ${limit} schemas long: the schemas after that are omitted`,
    'Shorten the chain of schemas that refer to each other.',
  ),
  'ref/around': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      `the reference ${quotedName(ref)} leads to the whole document, which is not a schema: read as the enclosing schema`,
    'Refer to the schema by its name: #/components/schemas/Name.',
  ),
  'ref/description': defineCode<{ ref: string }>(
    'error',
    ({ ref }) => `the reference ${ref} leads to a whole API description, which is not a schema`,
    'Refer to one of the schemas in it: file.yaml#/components/schemas/Name.',
  ),
  'ref/section': defineCode<{ ref: string; section: string }>(
    'warning',
    ({ ref, section }) =>
      `the reference ${ref} should lead to an entry of ${section}: followed anyway`,
    'Move its target to that section, or correct the reference.',
  ),
  'ref/shorthand': defineCode<{ ref: string; pointer: string }>(
    'warning',
    ({ ref, pointer }) => `${quotedName(ref)} is not a complete reference: read as ${pointer}`,
    'Write the reference in full, as shown in the message.',
  ),
  'ref/siblings': defineCode<{ keywords: string }>(
    'info',
    ({ keywords }) => `keywords next to $ref have no effect here and are ignored: ${keywords}`,
    'Remove them, or put the reference and the keywords into an allOf.',
  ),
  'schema/depth': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      `schemas are nested more than ${limit} levels deep: the type of the deeper ones is unknown`,
    'Move inner schemas to components.schemas, and refer to them with $ref.',
  ),
  'schema/default-type': defineCode<{ found: string; expected: string }>(
    'warning',
    ({ found, expected }) =>
      `this value has the type ${found}, but its schema requires ${expected}: ignored`,
    'Correct the value, or the type of the schema.',
  ),
  'schema/default-enum': defineCode<{ found: string; allowed: readonly string[] }>(
    'warning',
    ({ found, allowed }) =>
      `the default ${found} is not in the enum (${allowed.slice(0, 5).join(', ')}${allowed.length > 5 ? ', …' : ''}): ignored`,
    'Correct the default, or add it to the enum.',
  ),
  'schema/type': defineCode<{ found: string }>(
    'error',
    ({ found }) => `"${found}" is not a type: the type is unknown`,
    'Use null, boolean, object, array, number, integer or string.',
  ),
  'schema/type-alias': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      `"${found}" is not a type of OpenAPI: read as ${read === 'any' ? 'any value' : read}`,
    'Write a standard type (with a format if there is one), or no type to allow any value.',
  ),
  'schema/type-implied': defineCode<{ keyword: string; type: string }>(
    'info',
    ({ keyword, type }) =>
      `"${keyword}" has no type next to it: the type ${type} is assumed, and other values are rejected`,
    'Declare the type. To allow values of other types, set read: { impliedTypes: false } in the configuration.',
  ),
  'schema/keyword-type': defineCode<{ keyword: string; type: string; found: string }>(
    'warning',
    ({ keyword, type, found }) =>
      `"${keyword}" applies only to values of type ${type}, but the type here is ${found}: it has no effect`,
    'Remove the keyword, or correct the type.',
  ),
  'schema/type-list': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) => `${dialect} does not allow a list of types: read as "one of these types"`,
    'Write a single type, or convert the document to OpenAPI 3.1.',
  ),
  'schema/nullable': defineCode<{ keyword: string; dialect: string }>(
    'warning',
    ({ keyword, dialect }) =>
      `${dialect} does not have the keyword "${keyword}": null is allowed anyway`,
    'To allow null, write x-nullable: true in Swagger 2.0, nullable: true in OpenAPI 3.0, and type: [string, "null"] in OpenAPI 3.1.',
  ),
  'schema/exclusive': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      `"${keyword}" is a boolean, as in older versions of JSON Schema: read in that form`,
    'Write the number itself, for example exclusiveMinimum: 1 instead of minimum: 1 and exclusiveMinimum: true.',
  ),
  'schema/items': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      `"items" must be a schema, but there is ${found}${found === 'a list' ? ': read as a tuple' : ': the type of the items is unknown'}`,
    'Write the schema of the items, or use prefixItems for a tuple.',
  ),
  'schema/required-flag': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the property ${name} has "required: true": read as a required property of its object`,
    'Remove it, and list the property in "required" of the object: required: [name].',
  ),
  'schema/example-twice': defineCode(
    'info',
    () => 'both "example" and "examples" are declared: "examples" is used',
    'Remove "example".',
  ),
  'schema/enum-place': defineCode<{ type: string }>(
    'warning',
    ({ type }) =>
      type === 'array'
        ? 'an enum of single values next to "type: array": read as the enum of the items'
        : `an enum of single values next to "type: ${type}": the enum is used`,
    'Move the enum next to the type of its values: for an array, into "items".',
  ),
  'schema/enum-empty': defineCode(
    'warning',
    () => 'this enum lists no value, so no value is valid here',
    'List the values, or remove the enum if any value is valid.',
  ),
  'schema/enum-null': defineCode<{ type: string }>(
    'warning',
    ({ type }) =>
      `the enum lists null, but the type ${type} next to it does not allow null: null is rejected`,
    'Allow null in the type too: nullable: true in OpenAPI 3.0, x-nullable: true in Swagger 2.0, type: [string, "null"] in 3.1. Otherwise remove it from the enum.',
  ),
  'schema/pattern-unsafe': defineCode<{ pattern: string; reason: string }>(
    'warning',
    ({ pattern, reason }) => `the pattern ${pattern} ${reason}: strings are not checked against it`,
    'Write a pattern without look-around and back-references, or check the string in the handler.',
    { loss: true },
  ),
  'media/xml': defineCode<{ type: string }>(
    'info',
    ({ type }) =>
      `bodies of type ${type} are read and sent as strings: only the docs show their schema`,
    'Nothing to do if your program parses the XML itself. For typed values, offer application/json too.',
  ),
  'schema/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      `the keyword "${keyword}" does not change types or checks: kept for the docs and the OpenAPI export`,
    'Nothing to do. If values must be checked against it, check them in your own code.',
    { loss: true },
  ),
  'key/unknown': defineCode<{ key: string; hint?: string }>(
    'warning',
    ({ key, hint }) =>
      `the key ${quotedName(key)} is unknown here${hint === undefined ? '' : ` (did you mean ${hint}?)`}: it has no effect`,
    'Correct the spelling. If it is a custom extension, start its name with x-.',
  ),
  'desc/type': defineCode<{ found: string; read?: string }>(
    'info',
    ({ found, read }) =>
      `this text must be a string, but is ${found === 'array' || found === 'object' ? 'an' : 'a'} ${found}: ${read === undefined ? 'ignored' : `read as the text ${read}`}`,
    'Write a string.',
  ),
  'schema/dialect': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) =>
      `the document declares the JSON Schema dialect ${dialect}: read as JSON Schema 2020-12`,
    'Remove the declaration: then the schemas are JSON Schema 2020-12, the default.',
  ),
} as const;
