/** Codes of what stands in a description as plain facts, and still looks like a mistake: cut texts, noise, guesses out of sentences. */
import { defineCode } from '../code.js';

const NOTHING = 'Nothing to do: no fact is lost.';
const STATE = 'State it in the description or in an overlay; sentences never change a type.';

export const REVIEW_CODES = {
  'text/truncated-field': defineCode<{ field: string; length: number; count: number }>(
    'warning',
    ({ field, length, count }) =>
      `${count} values of ${field} end after exactly ${length} characters: a database cut them off` +
      (field === 'operationId' ? ', so they name nothing' : ''),
    'Export the description again from where the texts are whole.',
  ),
  'text/characters': defineCode(
    'hint',
    () => 'typographic quotes, unusual blanks or invisible characters in a text: kept',
    NOTHING,
  ),
  'text/escaped': defineCode(
    'hint',
    () => 'a text holds marks that end comments or templates: escaped in generated code',
    NOTHING,
  ),
  'text/html': defineCode('hint', () => 'a text holds HTML: shown as text in the docs', NOTHING),
  'text/anchor': defineCode(
    'hint',
    () => 'a text links to a place of the page that it was copied from: kept',
    'Link to a full address.',
  ),
  'text/backslash': defineCode(
    'hint',
    () => 'a text holds the remains of escaped Markdown: kept',
    'Remove the backslashes.',
  ),
  'op/paging': defineCode<{ key: string; keyword: string; reason: string }>(
    'warning',
    ({ key, keyword, reason }) =>
      `${keyword} of ${key} says how it pages, and cannot be followed: ${reason}`,
    'Correct it, here or in an overlay; docs/client/pages.md in the package shows how it is written. The operation is called as any other.',
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
    ({ id, name }) => `${id} carries the marks of a generator: named ${name}`,
    'Nothing to do; the old name stays as an alias.',
  ),
  'op/id-twin': defineCode<{ id: string; keys: readonly string[] }>(
    'hint',
    ({ id, keys }) => `documents call several endpoints ${id}: ${keys.join(', ')}`,
    'Correct the path in one of the documents, if they are one.',
  ),
  'op/counterpart': defineCode<{ key: string; verb: string }>(
    'hint',
    ({ key, verb }) => `there is ${key}, but nothing to ${verb} again`,
    'Look for a document that describes it.',
  ),
  'path/plural-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} and ${twin} differ only in singular and plural: kept apart`,
    'Correct the path in one of the documents, if they are one.',
  ),
  'path/method-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} may be ${twin} by another method: kept apart`,
    'Correct the method in one of the documents, if they are one.',
  ),
  'tags/noise': defineCode<{ why: string }>(
    'info',
    ({ why }) => `noise among the tags: ${why}`,
    'Let the first tag of each operation be the group that it belongs to.',
  ),
  'desc/truncated': defineCode(
    'warning',
    () => 'this text breaks off in the middle of a sentence',
    'Complete it; a longer text of another document is preferred.',
  ),
  'info/op-title': defineCode<{ field: string }>(
    'hint',
    ({ field }) => `the ${field} of the document tells of one operation: not taken for the API`,
    'Set the title in the configuration.',
  ),
  'info/slug': defineCode(
    'hint',
    () => 'the description of the document is only an identifier: left out',
    NOTHING,
  ),
  'resp/only-200': defineCode<{ key: string }>(
    'hint',
    ({ key }) => `only the success of ${key} is described: its errors are of unknown form`,
    'Describe its errors, here or in an overlay.',
  ),
  'body/upload': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} seems to upload a file, but nobody describes its body`,
    'Describe the file in an overlay: multipart/form-data, or the media type of the file.',
  ),
  'param/two-places': defineCode<{ name: string }>(
    'info',
    ({ name }) => `a parameter ${name} stands in two places: told apart by the place`,
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
      `only a sentence says of ${name}: ${keyword} ${value}; a note for the docs`,
    STATE,
  ),
  'prose/enum': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `only a sentence lists the values of ${name}: others may exist`,
    STATE,
  ),
  'prose/array': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `only a sentence says that ${name} is a list with commas`,
    STATE,
  ),
  'prose/type': defineCode<{ name: string; type: string }>(
    'hint',
    ({ name, type }) => `only a sentence says that ${name} is of type ${type}`,
    STATE,
  ),
  'prose/required': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `only a sentence says that ${name} is required`,
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
      `the value of an example is no place for the reference ${ref}: read as what it names`,
    'Let the example itself be the reference (examples: { name: { $ref: … } }), or copy the value; other tools show the reference.',
  ),
  'example/text': defineCode(
    'info',
    () =>
      'this value is a text that spells JSON, where no text is due: read as the value it spells',
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
    ({ name }) => `the name ${name} holds characters that OpenAPI does not allow: spelled without`,
    'Nothing to do: references follow.',
  ),
  'auth/unknown': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `nobody says whether ${count === 1 ? 'one endpoint asks' : `${count} endpoints ask`} for authentication`,
    'State security, or set defaultSecurity in the configuration, and securitySchemes where nobody declares the scheme.',
  ),
  'auth/missing': defineCode<{ count: number }>(
    'hint',
    ({ count }) =>
      `nothing says anything of authentication, of ${count === 1 ? 'the one endpoint' : `${count} endpoints`}: taken for an API without`,
    'State security, or set defaultSecurity in the configuration, and securitySchemes where nobody declares the scheme.',
  ),
  'auth/default-undeclared': defineCode<{ scheme: string }>(
    'error',
    ({ scheme }) => `defaultSecurity asks for ${scheme}, and nobody declares that security scheme`,
    "Declare it in the configuration, as OpenAPI does: securitySchemes: { NAME: { type: 'http', scheme: 'bearer' } }.",
  ),
  'api/mixed': defineCode<{ names: readonly string[] }>(
    'warning',
    ({ names }) => `the documents seem to describe several APIs: ${names.join(', ')}`,
    'Give each API a configuration of its own.',
  ),
} as const;
