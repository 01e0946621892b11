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
    'A value must match every part of allOf. Allow other properties in each part, or set unevaluatedProperties: false around them.',
  ),
  'schema/combinations': defineCode<{ left: number; limit: number }>(
    'warning',
    ({ left, limit }) =>
      `the alternatives of these parts make more than ${limit} combinations: types take ${left === 1 ? 'one of the parts' : `${left} of the parts`} for one object, and checks know all`,
    'Name the combinations that are meant as alternatives of one oneOf.',
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
    'Map the value that the schema declares. The schema wins.',
  ),
  'ref/unresolved': defineCode<{ ref: string; hint?: string }>(
    'error',
    ({ ref, hint }) =>
      `the reference ${ref} leads nowhere${hint === undefined ? '' : ` (is ${hint} meant?)`}`,
    'Correct the reference, or add what it names.',
  ),
  'ref/remote': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) => `the reference ${ref} is not followed: ${why}${toAllow(allow)}`,
    'Keep a copy next to the description and refer to that, or allow the host (https only).',
  ),
  'ref/outside': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) => `the reference ${ref} is not followed: ${why}${toAllow(allow)}`,
    'Keep the file in the folder of the description, or allow the folder it is in.',
  ),
  'ref/file': defineCode<{ ref: string; why: string; file: string }>(
    'error',
    ({ ref, why }) => `the reference ${ref} cannot be followed: ${why}`,
    'Correct the path, which is relative to this file, or add the file.',
    { cause: ({ file }) => file },
  ),
  'ref/misplaced': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) => `a reference is not allowed here: ${ref} is followed anyway`,
    'Refer to each entry by itself; other tools may ignore this one.',
  ),
  'ref/cycle': defineCode<{ ref: string }>(
    'error',
    ({ ref }) => `the reference ${ref} leads back to itself`,
    'Let one of the references in the circle name what is really meant.',
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
      `the reference ${ref} does not lead to an entry of ${section}: read anyway`,
    'Move what it names to the right section.',
  ),
  'ref/shorthand': defineCode<{ ref: string; pointer: string }>(
    'warning',
    ({ ref, pointer }) => `${ref} is not a reference: read as ${pointer}`,
    'Write the reference in full.',
  ),
  'ref/siblings': defineCode<{ keywords: string }>(
    'info',
    ({ keywords }) => `keywords next to $ref have no effect here: ${keywords}`,
    'Put them into an allOf next to the reference, or remove them.',
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
    'Write the type and, where there is one, its format.',
  ),
  'schema/type-implied': defineCode<{ keyword: string; type: string }>(
    'info',
    ({ keyword, type }) =>
      `${keyword} has no type next to it: read as type ${type}, so other values are rejected`,
    'Declare the type. Or set read: { impliedTypes: false }, so that such keywords do not limit values of other types.',
  ),
  'schema/keyword-type': defineCode<{ keyword: string; type: string; found: string }>(
    'warning',
    ({ keyword, type, found }) =>
      `${keyword} applies to values of type ${type}, but the type here is ${found}: it has no effect`,
    'Remove the keyword, or correct the schema next to it.',
  ),
  'schema/type-list': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) => `${dialect} does not allow a list of types: read as a union`,
    'Write one type, or move to OpenAPI 3.1.',
  ),
  'schema/nullable': defineCode<{ keyword: string; dialect: string }>(
    'warning',
    ({ keyword, dialect }) => `${keyword} is not a keyword of ${dialect}: null is allowed anyway`,
    'Use the keyword of the format: x-nullable in Swagger 2.0, nullable in OpenAPI 3.0, a type list in 3.1.',
  ),
  'schema/exclusive': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} is a boolean, as in older versions: read as such`,
    'Write the bound itself.',
  ),
  'schema/items': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `items should be a schema, but there is ${found}`,
    'Describe the items (prefixItems for a tuple).',
  ),
  'schema/required-flag': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `required is a flag of the property ${name}: read as an entry of the object's list`,
    'Name the property in the required list of its object.',
  ),
  'schema/example-twice': defineCode(
    'info',
    () => 'both example and examples are there: examples counts',
    'Keep examples.',
  ),
  'schema/enum-place': defineCode<{ type: string }>(
    'warning',
    ({ type }) =>
      type === 'array'
        ? 'an enum of single values next to type array: read as the enum of its items'
        : `an enum of single values next to type ${type}: the enum counts`,
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
    'Allow null in the type too: nullable: true in OpenAPI 3.0, x-nullable: true in Swagger 2.0, a type list in 3.1. Else remove it.',
  ),
  'schema/pattern-unsafe': defineCode<{ pattern: string; reason: string }>(
    'warning',
    ({ pattern, reason }) => `the pattern ${pattern} ${reason}: strings are not checked against it`,
    'Write a pattern without look-around and references back, or check such texts in the handler.',
    { loss: true },
  ),
  'media/xml': defineCode<{ type: string }>(
    'info',
    ({ type }) =>
      `bodies of type ${type} are passed to programs as text: their schema is only shown in docs`,
    'Nothing to do, if a program reads the XML itself; offer application/json too for typed values.',
  ),
  'schema/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} does not affect types or checks: kept for docs and export only`,
    'Nothing to do, unless types must show it.',
    { loss: true },
  ),
  'key/unknown': defineCode<{ key: string; hint?: string }>(
    'warning',
    ({ key, hint }) =>
      `${key} is not known here${hint === undefined ? '' : ` (is ${hint} meant?)`}: it has no effect`,
    'Correct the spelling, or start the name with x-.',
  ),
  'desc/type': defineCode<{ found: string }>(
    'info',
    ({ found }) =>
      `a text is written as ${found === 'array' || found === 'object' ? 'an' : 'a'} ${found}`,
    'Write a string.',
  ),
  'schema/dialect': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) => `schemas declare the dialect ${dialect}: read as JSON Schema 2020-12`,
    'Use the default dialect of the format.',
  ),
} as const;
