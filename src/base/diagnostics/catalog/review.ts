/** Codes of plain facts that look like mistakes: truncated texts, noise, guesses from prose. */
import { defineCode } from '../code.js';

const NOTHING = 'Nothing to do: no fact is lost.';
const STATE =
  'Declare it in the description or in an overlay. Description texts never change a type.';

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
    () => 'typographic quotes, unusual blanks or invisible characters in a text: kept',
    NOTHING,
  ),
  'text/escaped': defineCode(
    'hint',
    () => 'a text contains marks that end comments or templates: escaped in generated code',
    NOTHING,
  ),
  'text/html': defineCode('hint', () => 'a text contains HTML: shown as text in the docs', NOTHING),
  'text/anchor': defineCode(
    'hint',
    () => 'a text links to an anchor of the page that it was copied from: kept',
    'Link to a full address.',
  ),
  'text/backslash': defineCode(
    'hint',
    () => 'a text contains remains of escaped Markdown: kept',
    'Remove the backslashes.',
  ),
  'op/paging': defineCode<{ key: string; keyword: string; reason: string }>(
    'warning',
    ({ key, keyword, reason }) =>
      `${keyword} of ${key} declares its pagination, but cannot be used: ${reason}`,
    'Correct it, here or in an overlay; docs/client/pages.md in the package shows how. Until then the operation has no iterator.',
  ),
  'op/summary-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no summary`,
    'Give it one, here or in an overlay.',
  ),
  'op/description-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no description`,
    'Give it one, here or in an overlay.',
  ),
  'op/summary-repeated': defineCode<{ key: string }>(
    'hint',
    ({ key }) => `the description of ${key} only repeats the summary: shown once`,
    'Remove one of the two.',
  ),
  'op/summary-shape': defineCode<{ what: string }>(
    'hint',
    ({ what }) => `this summary ${what}`,
    'Write a few words without a full stop.',
  ),
  'op/id-cleaned': defineCode<{ id: string; name: string }>(
    'hint',
    ({ id, name }) => `${id} was named by a code generator: named ${name}`,
    'Nothing to do; the old name stays as an alias.',
  ),
  'op/id-twin': defineCode<{ id: string; keys: readonly string[] }>(
    'hint',
    ({ id, keys }) =>
      `documents use the operationId ${id} for several endpoints: ${keys.join(', ')}`,
    'Correct the path in one of the documents, if they are one.',
  ),
  'op/counterpart': defineCode<{ key: string; verb: string }>(
    'hint',
    ({ key, verb }) => `there is ${key}, but nothing to ${verb} again`,
    'Look for a document that describes it.',
  ),
  'path/plural-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} and ${twin} differ only in singular and plural: both are kept`,
    'Correct the path in one of the documents, if they are one.',
  ),
  'path/method-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} may be ${twin} with another method: both are kept`,
    'Correct the method in one of the documents, if they are one.',
  ),
  'tags/noise': defineCode<{ why: string }>(
    'info',
    ({ why }) => `tags that are not useful as groups: ${why}`,
    'Let the first tag of each operation be the group that it belongs to.',
  ),
  'desc/truncated': defineCode(
    'warning',
    () => 'this text breaks off in the middle of a sentence',
    'Complete the text. If another document has a longer one, restitch uses that.',
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
    ({ key }) => `${key} declares no error responses: their types are unknown`,
    'Describe its errors, here or in an overlay.',
  ),
  'body/upload': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} seems to upload a file, but no document describes its body`,
    'Describe the file in an overlay: multipart/form-data, or the media type of the file.',
  ),
  'param/two-places': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the parameter ${name} is declared in two places: both are kept`,
    NOTHING,
  ),
  'param/ident-collision': defineCode<{ name: string; other: string }>(
    'warning',
    ({ name, other }) => `the parameters ${name} and ${other} differ only in their spelling`,
    'Correct the spelling, if they are one.',
  ),
  'prose/limit': defineCode<{ name: string; keyword: string; value: string }>(
    'hint',
    ({ name, keyword, value }) =>
      `only the description text of ${name} mentions ${keyword} ${value}: shown in the docs, not checked`,
    STATE,
  ),
  'prose/enum': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `only the description text of ${name} lists its values: other values are allowed`,
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
      `this example does not fit what is declared${path === '' ? '' : ` (at ${path})`}: expected ${expected}`,
    'Correct the example or the schema; the schema counts.',
  ),
  'example/reference': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      `the value of an example cannot be a reference: ${ref} is read as what it refers to`,
    'Let the example itself be the reference (examples: { name: { $ref: … } }), or copy the value; other tools show the reference.',
  ),
  'example/text': defineCode(
    'info',
    () =>
      'this value is JSON in a string, but the schema does not allow a string: read as the JSON value',
    'Write the value itself; other tools show the text, with its quotes escaped.',
  ),
  'default/mismatch': defineCode<{ path: string; expected: string }>(
    'warning',
    ({ path, expected }) =>
      `this default does not fit what is declared${path === '' ? '' : ` (at ${path})`}: expected ${expected}`,
    'Correct the default or the schema; the schema counts.',
  ),
  'schema/name-characters': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the name ${name} contains characters that OpenAPI does not allow: they are removed`,
    'Nothing to do: references follow.',
  ),
  'auth/unknown': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `no document says whether ${count === 1 ? 'one endpoint requires' : `${count} endpoints require`} authentication`,
    'Declare security, or set defaultSecurity in the configuration, and securitySchemes if no document declares the scheme.',
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
    'Give each API a separate configuration.',
  ),
} as const;
