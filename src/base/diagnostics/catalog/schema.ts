/** Codes of schemas and references. */
import { defineCode } from '../code.js';

/** Returns the advice with the exact configuration line. */
function toAllow(line: string | undefined): string {
  return line === undefined ? '' : `; to allow it, write ${line} in the configuration`;
}

export const SCHEMA_CODES = {
  'schema/recognised': defineCode<{ name: string }>(
    'info',
    ({ name }) => `this example has the properties of the schema ${name}: read as that schema`,
    'Nothing to do if this is right. If not, describe the body in an overlay, or set `nameInlineObjects: false`.',
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
    ({ what }) => `the discriminator contradicts the schemas: ${what}`,
    'Change the mapping to the value that the schema declares. restitch follows the schema.',
  ),
  'ref/unresolved': defineCode<{ ref: string; hint?: string }>(
    'error',
    ({ ref, hint }) =>
      `the reference ${ref} leads nowhere${hint === undefined ? '' : ` (did you mean ${hint}?)`}`,
    'Correct the reference, or add its target.',
  ),
  'ref/remote': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) => `the reference ${ref} is not followed: ${why}${toAllow(allow)}`,
    'Save a copy next to the description and refer to it, or allow the host (https only).',
  ),
  'ref/outside': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) => `the reference ${ref} is not followed: ${why}${toAllow(allow)}`,
    'Move the file into the folder of the description, or allow its folder (read.allowFolders).',
  ),
  'ref/file': defineCode<{ ref: string; why: string; file: string }>(
    'error',
    ({ ref, why }) => `the reference ${ref} cannot be followed: ${why}`,
    'Correct the path (it is relative to this file), or add the file.',
    { cause: ({ file }) => file },
  ),
  'ref/misplaced': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) => `a reference is not allowed here: ${ref} is followed anyway`,
    'Write a reference for each entry. Other tools may ignore this one.',
  ),
  'ref/cycle': defineCode<{ ref: string }>(
    'error',
    ({ ref }) => `the reference ${ref} leads back to itself`,
    'Change one of the references, so that it leads to a definition.',
  ),
  'schema/too-deep': defineCode<{ ref: string; limit: number }>(
    'error',
    ({ ref, limit }) =>
      `schemas nest more than ${limit} deep behind the reference ${ref}: deeper schemas are omitted`,
    'Shorten the chain of schemas that refer to each other.',
  ),
  'ref/around': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      `${ref} refers to the whole description, which is not a schema: read as the enclosing schema`,
    'Refer to the schema by its name.',
  ),
  'ref/description': defineCode<{ ref: string }>(
    'error',
    ({ ref }) => `the reference ${ref} leads to a whole description, which is not a schema`,
    'Refer to one of the schemas in it: file.yaml#/components/schemas/Name.',
  ),
  'ref/section': defineCode<{ ref: string; section: string }>(
    'warning',
    ({ ref, section }) =>
      `the reference ${ref} does not lead to an entry of ${section}: followed anyway`,
    'Move its target to that section.',
  ),
  'ref/shorthand': defineCode<{ ref: string; pointer: string }>(
    'warning',
    ({ ref, pointer }) => `${ref} is not a reference: read as ${pointer}`,
    'Write the reference in full.',
  ),
  'ref/siblings': defineCode<{ keywords: string }>(
    'info',
    ({ keywords }) => `keywords next to $ref have no effect here: ${keywords}`,
    'Remove them, or put the reference and the keywords into an allOf.',
  ),
  'schema/depth': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `schemas are nested more than ${limit} deep: the innermost are unknown`,
    'Name the inner schemas and refer to them.',
  ),
  'schema/default-type': defineCode<{ found: string; expected: string }>(
    'warning',
    ({ found, expected }) => `a value of type ${found} instead of ${expected}: ignored`,
    'Correct the value or the type.',
  ),
  'schema/default-enum': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the default ${found} is not one of the allowed values: ignored`,
    'Correct the default, or add it to the enum.',
  ),
  'schema/type': defineCode<{ found: string }>(
    'error',
    ({ found }) => `${found} is not a type: the type is unknown`,
    'Use null, boolean, object, array, number, integer or string.',
  ),
  'schema/type-alias': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `${found} is not a type: read as ${read}`,
    'Write the standard type, with a format if there is one.',
  ),
  'schema/type-implied': defineCode<{ keyword: string; type: string }>(
    'info',
    ({ keyword, type }) =>
      `${keyword} has no type next to it: the type ${type} is assumed, so other values are rejected`,
    'Declare the type. To allow values of other types, set read: { impliedTypes: false } in the configuration.',
  ),
  'schema/keyword-type': defineCode<{ keyword: string; type: string; found: string }>(
    'warning',
    ({ keyword, type, found }) =>
      `${keyword} applies to values of type ${type}, but the type here is ${found}: it has no effect`,
    'Remove the keyword, or correct the type.',
  ),
  'schema/type-list': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) => `${dialect} does not allow a list of types: read as a union`,
    'Write one type, or move to OpenAPI 3.1.',
  ),
  'schema/nullable': defineCode<{ keyword: string; dialect: string }>(
    'warning',
    ({ keyword, dialect }) => `${keyword} is not a keyword of ${dialect}: null is allowed anyway`,
    'Use x-nullable in Swagger 2.0, nullable in OpenAPI 3.0, and a type list in OpenAPI 3.1.',
  ),
  'schema/exclusive': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      `${keyword} is a boolean, as in older versions of JSON Schema: read in that form`,
    'Write the bound as its value.',
  ),
  'schema/items': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `items should be a schema, but there is ${found}`,
    'Write the schema of the items, or use prefixItems for a tuple.',
  ),
  'schema/required-flag': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the property ${name} has required: true: read as an entry in the required list of its object`,
    'Add the property to the required list of its object.',
  ),
  'schema/example-twice': defineCode(
    'info',
    () => 'both example and examples are declared: examples is used',
    'Remove example.',
  ),
  'schema/enum-place': defineCode<{ type: string }>(
    'warning',
    ({ type }) =>
      type === 'array'
        ? 'an enum of single values next to type array: read as the enum of its items'
        : `an enum of single values next to type ${type}: the enum is used`,
    'Write the enum next to the type of its values.',
  ),
  'schema/enum-empty': defineCode(
    'warning',
    () => 'this enum lists no value, so no value is valid here',
    'List the values, or remove the enum if any value is valid.',
  ),
  'schema/enum-null': defineCode<{ type: string }>(
    'warning',
    ({ type }) => `null is listed next to type ${type}, which does not allow it: null is not valid`,
    'Allow null in the type too: nullable: true in OpenAPI 3.0, x-nullable: true in Swagger 2.0, a type list in 3.1. Otherwise remove it.',
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
      `bodies of type ${type} are read and sent as text: only the docs show their schema`,
    'Nothing to do if your program parses the XML itself. For typed values, offer application/json too.',
  ),
  'schema/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} does not affect types or checks: kept for docs and export only`,
    'Nothing to do, unless you need it in types.',
    { loss: true },
  ),
  'key/unknown': defineCode<{ key: string; hint?: string }>(
    'warning',
    ({ key, hint }) =>
      `${key} is not a known key here${hint === undefined ? '' : ` (did you mean ${hint}?)`}: it has no effect`,
    'Correct the spelling, or start the name with x-.',
  ),
  'desc/type': defineCode<{ found: string }>(
    'info',
    ({ found }) =>
      `this text must be a string, but is ${found === 'array' || found === 'object' ? 'an' : 'a'} ${found}`,
    'Write a string.',
  ),
  'schema/dialect': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) =>
      `the document declares the JSON Schema dialect ${dialect}: read as JSON Schema 2020-12`,
    'Remove the declaration, to use the default dialect.',
  ),
} as const;
