/** Codes of schemas and references. */
import { defineCode } from '../code.js';

/** The exact line that a configuration needs. */
function toAllow(line: string | undefined): string {
  return line === undefined ? '' : `; to allow it, write ${line} in the configuration`;
}

export const SCHEMA_CODES = {
  'schema/recognised': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `what this example shows is taken for the schema ${name}, which has the same properties`,
    'Nothing, if that is so. If not, describe the body in an overlay, or set `nameInlineObjects: false`.',
  ),
  'schema/contradiction': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `the parts of allOf contradict each other: ${what}`,
    'allOf restricts, it does not inherit: every part must fit. Allow further properties in each, or say unevaluatedProperties: false around them.',
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
      `what fits ${one} fits ${other} too, so oneOf refuses it: the server answers 400`,
    'Say anyOf, or let each alternative require what the others do not have; a discriminator chooses one as well.',
  ),
  'schema/discriminator': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `the discriminator contradicts the schemas: ${what}`,
    'Map the value that the schema itself states. What the schema says is what counts.',
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
    'Keep a copy beside the description and refer to that, or allow the host (https only).',
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
    ({ ref }) => `no reference is allowed here: ${ref} is followed all the same`,
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
      `schemas nest more than ${limit} deep behind the reference ${ref}: what is behind it is left out`,
    'Shorten the chain of schemas that refer to each other.',
  ),
  'ref/around': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      `${ref} is the whole description, which is no schema: read as the schema around it`,
    'Refer to the schema by its name.',
  ),
  'ref/description': defineCode<{ ref: string }>(
    'error',
    ({ ref }) => `the reference ${ref} leads to a whole description, which is no schema`,
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
    ({ keywords }) => `keywords beside $ref have no effect here: ${keywords}`,
    'Put them into an allOf beside the reference, or remove them.',
  ),
  'schema/depth': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `schemas are nested more than ${limit} deep: the innermost are unknown`,
    'Give inner schemas names of their own and refer to them.',
  ),
  'schema/default-type': defineCode<{ found: string; expected: string }>(
    'warning',
    ({ found, expected }) => `a value of type ${found} where ${expected} is due: ignored`,
    'Correct the value or the type.',
  ),
  'schema/default-enum': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the default ${found} is none of the values that are allowed: ignored`,
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
      `${keyword} stands without a type: read as type ${type}, so any other value is refused`,
    'State the type; or say read: { impliedTypes: false }, and such keywords say nothing of values of other types.',
  ),
  'schema/keyword-type': defineCode<{ keyword: string; type: string; found: string }>(
    'warning',
    ({ keyword, type, found }) =>
      `${keyword} limits values of type ${type}, and values are of type ${found} here: it has no effect`,
    'Remove the keyword, or correct the schema that it stands next to.',
  ),
  'schema/type-list': defineCode<{ dialect: string }>(
    'warning',
    ({ dialect }) => `a list of types is not known to ${dialect}: read as a union`,
    'Write one type, or move to OpenAPI 3.1.',
  ),
  'schema/nullable': defineCode<{ keyword: string; dialect: string }>(
    'warning',
    ({ keyword, dialect }) => `${keyword} is no keyword of ${dialect}: null is allowed nonetheless`,
    'Say it in the words of the format: x-nullable in Swagger 2.0, nullable in OpenAPI 3.0, a type list in 3.1.',
  ),
  'schema/exclusive': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} is a boolean, as in older versions: read as such`,
    'Write the bound itself.',
  ),
  'schema/items': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `items should be a schema, but there is ${found}`,
    'Say what the items look like (prefixItems for a tuple).',
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
        ? 'an enum of single values beside type array: read as the enum of its items'
        : `an enum of single values beside type ${type}: the enum counts`,
    'Write the enum beside the type that its values have.',
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
    ({ pattern, reason }) => `the pattern ${pattern} ${reason}: texts are not held to it`,
    'Write a pattern without look-around and references back, or check such texts in the handler.',
    { loss: true },
  ),
  'media/xml': defineCode<{ type: string }>(
    'info',
    ({ type }) =>
      `what is sent as ${type} is given to programs as text: its schema tells readers only`,
    'Nothing to do, if a program reads the XML itself; offer application/json beside it for typed values.',
  ),
  'schema/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} has no form in the model: kept for docs and export only`,
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
    ({ dialect }) => `schemas are said to follow ${dialect}: read as JSON Schema 2020-12`,
    'Use the default dialect of the format.',
  ),
} as const;
