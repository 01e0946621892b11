/** Codes of plain facts that look like mistakes: truncated texts, noise, guesses from prose. */
import { defineCode } from '../code.js';

const NOTHING = 'Nothing to do: no fact is lost.';
const STATE =
  'Declare it in the schema, here or in an overlay. A description text never changes a type.';

export const REVIEW_CODES = {
  'text/truncated-field': defineCode<{ field: string; length: number; count: number }>(
    'warning',
    ({ field, length, count }) =>
      `${count} values of ${field} end after exactly ${length} characters: a database probably truncated them` +
      (field === 'operationId' ? ', so they are not used as names' : ''),
    'Export the description again from a source with the complete texts.',
  ),
  'text/characters': defineCode(
    'hint',
    () => 'a text contains typographic quotes, unusual spaces or invisible characters: kept',
    NOTHING,
  ),
  'text/escaped': defineCode(
    'hint',
    () => 'a text contains characters that end comments or templates: escaped in generated code',
    NOTHING,
  ),
  'text/html': defineCode('hint', () => 'a text contains HTML: shown as text in the docs', NOTHING),
  'text/anchor': defineCode(
    'hint',
    () => 'a text links to an anchor of the page that it was copied from: kept',
    'Write the full URL.',
  ),
  'text/backslash': defineCode(
    'hint',
    () => 'a text contains remains of escaped Markdown: kept',
    'Remove the backslashes.',
  ),
  'op/paging': defineCode<{ key: string; keyword: string; reason: string }>(
    'warning',
    ({ key, keyword, reason }) =>
      `${keyword} of ${key} declares pagination, but is invalid, so there is no iterator: ${reason}`,
    'Correct it, here or in an overlay. docs/client/pages.md in the package explains the keys.',
  ),
  'op/summary-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no summary`,
    'Add a summary, here or in an overlay.',
  ),
  'op/description-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no description`,
    'Add a description, here or in an overlay.',
  ),
  'op/summary-repeated': defineCode<{ key: string }>(
    'hint',
    ({ key }) => `the description of ${key} only repeats the summary: the docs show it once`,
    'Remove one of the two.',
  ),
  'op/summary-shape': defineCode<{ what: string }>(
    'hint',
    ({ what }) => `this summary ${what}`,
    'Write a few words without a full stop.',
  ),
  'op/id-cleaned': defineCode<{ id: string; name: string }>(
    'hint',
    ({ id, name }) =>
      `the operationId ${id} comes from a code generator: the operation is named ${name}`,
    'Nothing to do. The old name stays as an alias.',
  ),
  'op/id-twin': defineCode<{ id: string; keys: readonly string[] }>(
    'hint',
    ({ id, keys }) =>
      `documents use the operationId ${id} for several endpoints: ${keys.join(', ')}`,
    'If they are the same operation, correct the path in one of the documents.',
  ),
  'op/counterpart': defineCode<{ key: string; verb: string }>(
    'hint',
    ({ key, verb }) => `${key} exists, but there is no operation to ${verb}`,
    'If the API has one, add the document that describes it.',
  ),
  'path/plural-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} and ${twin} differ only in singular and plural: both are kept`,
    'If they are the same operation, correct the path in one of the documents.',
  ),
  'path/method-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} may be the same as ${twin}, with another method: both are kept`,
    'If they are the same operation, correct the method in one of the documents.',
  ),
  'tags/noise': defineCode<{ why: string }>(
    'info',
    ({ why }) => `the tags of this operation cannot be groups: ${why}`,
    'Make the group of the operation its first tag.',
  ),
  'desc/truncated': defineCode(
    'warning',
    () => 'this text ends in the middle of a sentence',
    'Complete the text, here or in an overlay. A longer text of another document replaces it automatically.',
  ),
  'info/op-title': defineCode<{ field: string }>(
    'hint',
    ({ field }) => `the ${field} of the document describes one operation: not used for the API`,
    'Set the title in the configuration.',
  ),
  'info/slug': defineCode(
    'hint',
    () => 'the description of the document is only an identifier: omitted',
    NOTHING,
  ),
  'resp/only-200': defineCode<{ key: string }>(
    'hint',
    ({ key }) => `${key} declares no error responses, so errors have no types`,
    'Describe its error responses, here or in an overlay.',
  ),
  'body/upload': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} seems to upload a file, but no document describes its body`,
    'Describe the file in an overlay: multipart/form-data, or the media type of the file.',
  ),
  'param/two-places': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `two parameters have the name ${name}, in different locations (path, query, header, cookie): both are kept`,
    NOTHING,
  ),
  'param/ident-collision': defineCode<{ name: string; other: string }>(
    'warning',
    ({ name, other }) => `the parameters ${name} and ${other} differ only in their spelling`,
    'If they are the same parameter, correct the spelling.',
  ),
  'prose/limit': defineCode<{ name: string; keyword: string; value: string }>(
    'hint',
    ({ name, keyword, value }) =>
      `only the description text of ${name} mentions ${keyword} ${value}: shown in the docs, not checked`,
    STATE,
  ),
  'prose/enum': defineCode<{ name: string }>(
    'hint',
    ({ name }) =>
      `only the description text of ${name} lists its values, so other values are allowed`,
    STATE,
  ),
  'prose/array': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `only the description text says that ${name} is a comma-separated list`,
    STATE,
  ),
  'prose/type': defineCode<{ name: string; type: string }>(
    'hint',
    ({ name, type }) => `only the description text says that ${name} is of type ${type}`,
    STATE,
  ),
  'prose/required': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `only the description text says that ${name} is required`,
    STATE,
  ),
  'example/mismatch': defineCode<{ path: string; expected: string }>(
    'warning',
    ({ path, expected }) =>
      `this example does not match its schema${path === '' ? '' : ` (at ${path})`}: expected ${expected}`,
    'Correct the example or the schema. restitch follows the schema.',
  ),
  'example/reference': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) => `the value of an example cannot be a reference: ${ref} is replaced by its target`,
    'Write the reference as the example itself (examples: { name: { $ref: … } }), or copy the value. Other tools show the reference.',
  ),
  'example/text': defineCode(
    'info',
    () =>
      'this value is JSON in a string, but the schema does not allow a string: read as the JSON value',
    'Write the JSON value without quotes around it. Other tools show the string.',
  ),
  'default/mismatch': defineCode<{ path: string; expected: string }>(
    'warning',
    ({ path, expected }) =>
      `this default does not match its schema${path === '' ? '' : ` (at ${path})`}: expected ${expected}`,
    'Correct the default or the schema. restitch follows the schema.',
  ),
  'schema/name-characters': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the name ${name} contains characters that OpenAPI does not allow: they are removed`,
    'Nothing to do: references to the schema are changed too.',
  ),
  'auth/unknown': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `no document declares whether ${count === 1 ? 'one endpoint requires' : `${count} endpoints require`} authentication`,
    'Declare security in the documents, or set defaultSecurity in the configuration (and securitySchemes, if no document declares the scheme).',
  ),
  'auth/missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      `no document declares authentication, so ${count === 1 ? 'the one call sends' : `the ${count} calls send`} no credentials`,
    'If the API requires them, set securitySchemes and defaultSecurity in the configuration.',
  ),
  'auth/default-undeclared': defineCode<{ scheme: string }>(
    'error',
    ({ scheme }) =>
      `defaultSecurity requires ${scheme}, but no document declares this security scheme`,
    "Declare it in the configuration, as OpenAPI does: securitySchemes: { NAME: { type: 'http', scheme: 'bearer' } }.",
  ),
  'api/mixed': defineCode<{ names: readonly string[] }>(
    'warning',
    ({ names }) => `the documents seem to describe several APIs: ${names.join(', ')}`,
    'Give each API a separate configuration (apis).',
  ),
} as const;
