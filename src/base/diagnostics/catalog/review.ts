/**
 * Diagnostic codes of facts that look like mistakes, such as truncated texts, and of facts that were inferred from
 * prose.
 */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';

/**
 * Returns the words for an expected value: `the type "array"` for the name of a type, and `the pattern "^a"` for a
 * pattern. Any other text, such as `at least 1`, is returned unchanged.
 */
function expectedText(expected: string): string {
  if (expected === 'nothing') return 'that there is no value';
  const [, keyword, text] = /^(format|pattern) (\S+)$/.exec(expected) ?? [];
  if (keyword !== undefined && text !== undefined) return `the ${keyword} ${quotedName(text)}`;
  const types = expected.split(' or ');
  const isType = (one: string): boolean =>
    /^(?:array|object|string|integer|number|boolean|null)$/.test(one);
  return types.every(isType) ? `the type ${types.map(quotedName).join(' or ')}` : expected;
}

const NOTHING = 'Nothing to do: nothing is lost.';
/**
 * Advises where to declare a fact that only a text mentions. It mentions an overlay, because a collection of requests
 * cannot declare the fact.
 */
const WHERE = 'in an overlay, or here if this is an OpenAPI document';
const IF_WRONG = 'Nothing to do if the text is wrong';

export const REVIEW_CODES = {
  'text/truncated-field': defineCode<{ field: string; length: number; count: number }>(
    'warning',
    ({ field, length, count }) =>
      sentence`${count} values of ${field} end after exactly ${length} characters: a database probably cut them off` +
      (field === 'operationId' ? ', so they are not used as names' : ''),
    'Nothing to do if the texts are complete. Otherwise export the document again from a source that has the complete texts.',
  ),
  'text/characters': defineCode(
    'hint',
    () =>
      'a text contains typographic quotes, unusual spaces or invisible characters: they are kept',
    NOTHING,
  ),
  'text/escaped': defineCode(
    'hint',
    () => 'a text contains characters that end comments or templates: escaped in generated code',
    NOTHING,
  ),
  'text/html': defineCode(
    'hint',
    () => 'this description contains HTML: the docs show the tags as text',
    'Nothing to do if the docs may show the tags. Otherwise write the description in Markdown.',
  ),
  'text/anchor': defineCode(
    'hint',
    () =>
      'a link in this text starts with #, but the target may be on another page: the link is kept',
    'Nothing to do if the docs contain the target. Otherwise write the full URL of the target.',
  ),
  'text/backslash': defineCode(
    'hint',
    () => 'a text contains superfluous backslashes, as in escaped Markdown: they are kept',
    'Nothing to do if the docs show the text correctly. Otherwise remove the backslashes.',
  ),
  'op/paging': defineCode<{ key: string; keyword: string; reason: string }>(
    'warning',
    ({ key, keyword, reason }) =>
      sentence`the value of ${keyword} in the operation ${key} is invalid, so no pagination iterator is generated: ${unquoted(reason)}`,
    'Correct the value, here or in an overlay. docs/client/pages.md in the package explains the keys.',
  ),
  'op/summary-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => sentence`the operation ${key} has no summary`,
    'Add a summary, here or in an overlay.',
  ),
  'op/description-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => sentence`the operation ${key} has no description`,
    'Add a description, here or in an overlay.',
  ),
  'op/summary-repeated': defineCode<{ key: string }>(
    'hint',
    ({ key }) =>
      sentence`the "description" of ${key} only repeats the "summary": the docs show the text once`,
    'Nothing to do: nothing is lost. To avoid this message, remove "description".',
  ),
  'op/summary-shape': defineCode<{ what: string }>(
    'hint',
    ({ what }) => sentence`this summary ${unquoted(what)}`,
    'Nothing to do if the docs show a good summary. Otherwise write a few words, without a full stop.',
  ),
  'op/id-cleaned': defineCode<{ id: string; name: string }>(
    'hint',
    ({ id, name }) =>
      sentence`the operationId ${id} seems to be written by a code generator: the function is named ${name} instead`,
    'Nothing to do. The old name can still be used, as an alias.',
  ),
  'op/id-twin': defineCode<{ id: string; keys: readonly string[] }>(
    'hint',
    ({ id, keys }) =>
      sentence`documents use the operationId ${id} for several endpoints: ${keys}; all of them are kept`,
    'Nothing to do if these are different operations; to avoid this message, give each its own operationId. If they are the same operation, correct the path in one of the documents.',
  ),
  'op/counterpart': defineCode<{ key: string; verb: string }>(
    'hint',
    ({ key, verb }) =>
      sentence`the API has the operation ${key}, but no matching operation ${verb}: no code is generated for ${verb}`,
    'Nothing to do if the API has no such operation. Otherwise add a document that describes the operation.',
    {
      helpFor: ({ verb }) =>
        sentence`Nothing to do if the API has no operation ${verb}. Otherwise add a document that describes this operation to the inputs, or describe it in an overlay.`,
    },
  ),
  'path/plural-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) =>
      sentence`${key} and ${twin} differ only in singular and plural: both are kept`,
    'Nothing to do if both operations exist. Otherwise correct the path in one of the documents.',
  ),
  'path/method-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) =>
      sentence`${key} may be the same operation as ${twin}, with another method: both are kept`,
    'Nothing to do if both operations exist. Otherwise correct the method in one of the documents.',
  ),
  'tags/noise': defineCode<{ fault: 'word' | 'many' | 'repeated'; tag: string; count: number }>(
    'info',
    ({ fault, tag, count }) => {
      if (fault === 'word')
        return sentence`the tag ${tag} of this operation seems to be a word of a sentence: it is not used as a group`;
      return fault === 'many'
        ? sentence`this operation has ${count} tags, which may be search keywords: only the first tag can be its group`
        : sentence`the tag ${tag} of this operation is listed twice: the second one is ignored`;
    },
    'Nothing to do if the operation is in the right group. Otherwise write the name of the group as the first tag, and remove tags that are not groups.',
    {
      helpFor: ({ fault }) =>
        fault === 'repeated'
          ? 'Nothing to do: nothing is lost. To avoid this message, list the tag once.'
          : 'Nothing to do if the operation is in the right group. Otherwise write the name of the group as the first tag, and remove tags that are not groups.',
    },
  ),
  'desc/truncated': defineCode(
    'warning',
    () => 'this text seems to end in the middle of a sentence: kept as it is',
    'Nothing to do if the text is complete. Otherwise complete it, here or in an overlay. A longer text of another document replaces it automatically.',
  ),
  'info/op-title': defineCode<{ field: string; use: string }>(
    'hint',
    ({ field, use }) =>
      sentence`the ${field} of this document repeats the summary of an operation: not used as the ${unquoted(use)} of the API`,
    'Nothing to do. To choose the title of the API, set "title" in the configuration.',
    {
      helpFor: ({ use }) =>
        use === 'description'
          ? 'Nothing to do if the docs need no description of the API. Otherwise write another description, here or in an overlay.'
          : 'Nothing to do. To choose the title of the API, set "title" in the configuration.',
    },
  ),
  'info/slug': defineCode(
    'hint',
    () => 'the "description" of this document is only an identifier, not a text: omitted',
    'Nothing to do if the docs need no description of the API. Otherwise write one, here or in an overlay.',
  ),
  'resp/only-200': defineCode<{ key: string }>(
    'hint',
    ({ key }) =>
      sentence`the operation ${key} declares no error responses: the body of an error has the type "unknown"`,
    'Nothing to do if callers do not read the bodies of errors. Otherwise describe the error responses, here or in an overlay.',
  ),
  'body/upload': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      sentence`the operation ${key} seems to upload a file, but no document describes the request body: its type is unknown`,
    'Nothing to do if the operation uploads no file. Otherwise describe the body in an overlay, as multipart/form-data or with the media type of the file.',
  ),
  'param/two-places': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`two parameters have the name ${name}, in different locations (path, query, header, cookie): both are kept`,
    NOTHING,
  ),
  'param/ident-collision': defineCode<{ name: string; other: string }>(
    'warning',
    ({ name, other }) =>
      sentence`the names of the parameters ${name} and ${other} differ only in case or separators: both are kept`,
    'Nothing to do if these are two parameters. Otherwise correct the spelling of one of them, here or in an overlay.',
  ),
  'prose/limit': defineCode<{ name: string; keyword: string; value: string }>(
    'hint',
    ({ name, keyword, value }) =>
      sentence`only the description text of ${name} declares ${`${keyword}: ${value}`}: the generated code does not ${unquoted(keyword === 'default' ? 'use this default' : 'check this limit')}`,
    `${IF_WRONG}. Otherwise write the keyword into the schema of the parameter, ${WHERE}.`,
    {
      helpFor: ({ keyword, value, name }) =>
        sentence`${unquoted(IF_WRONG)}. Otherwise write ${unquoted(`${keyword}: ${value}`)} into the schema of ${name}, ${unquoted(WHERE)}.`,
    },
  ),
  'prose/enum': defineCode<{ name: string }>(
    'hint',
    ({ name }) =>
      sentence`only the description text of the parameter ${name} lists possible values: any value is allowed`,
    `${IF_WRONG}. Otherwise list the values as "enum" in the schema of the parameter, ${WHERE}.`,
  ),
  'prose/array': defineCode<{ name: string }>(
    'warning',
    ({ name }) =>
      sentence`only the description text says that the parameter ${name} is a comma-separated list: the generated code does not use this type`,
    `${IF_WRONG}. Otherwise declare the parameter with "type: array" and "explode: false", ${WHERE}.`,
  ),
  'prose/type': defineCode<{ name: string; type: string }>(
    'hint',
    ({ name, type }) =>
      sentence`only the description text says that the parameter ${name} has the type ${type}: the generated code does not use this type`,
    `${IF_WRONG}. Otherwise declare the type of the parameter ${WHERE}.`,
  ),
  'prose/required': defineCode<{ name: string }>(
    'warning',
    ({ name }) =>
      sentence`only the description text says that the parameter ${name} is required: it stays optional`,
    `${IF_WRONG}. Otherwise write "required: true" for the parameter, ${WHERE}.`,
  ),
  'example/mismatch': defineCode<{ path: string; expected: string }>(
    'warning',
    ({ path, expected }) =>
      path === ''
        ? sentence`this example does not match its schema, which requires ${unquoted(expectedText(expected))}`
        : sentence`this example does not match its schema, which requires ${unquoted(expectedText(expected))} at ${path}`,
    'Correct the example or the schema. Types and checks follow the schema.',
  ),
  'example/reference': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      sentence`an example cannot be a reference in this place: the target of ${ref} is shown as the example`,
    'Copy the value here, because other tools show the reference instead. In OpenAPI 3, you can also put the $ref directly under a named example: examples: { cats: { $ref: … } }.',
  ),
  'example/text': defineCode(
    'info',
    () =>
      'this value is a string that contains JSON, but the schema does not allow a string: the JSON in it is used',
    'Nothing to do if this is right. For other tools, which show the string, write the JSON itself, without quotes around it.',
  ),
  'default/mismatch': defineCode<{ path: string; expected: string }>(
    'warning',
    ({ path, expected }) =>
      path === ''
        ? sentence`this default does not match its schema, which requires ${unquoted(expectedText(expected))}`
        : sentence`this default does not match its schema, which requires ${unquoted(expectedText(expected))} at ${path}`,
    'Correct the default or the schema. Types and checks follow the schema.',
  ),
  'schema/name-characters': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      name === ''
        ? 'the name of this schema is empty: a generated name is used'
        : sentence`the schema name ${name} contains characters that OpenAPI does not allow: they are removed`,
    'Nothing to do: references to the schema are changed too.',
  ),
  'auth/unknown': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      sentence`no document declares whether ${unquoted(count === 1 ? 'one endpoint requires' : `${count} endpoints require`)} authentication: the client sends the first credential that you pass to it`,
    'Declare "security" in the documents or in an overlay, or set defaultSecurity in the configuration (and securitySchemes too, if no document declares the security scheme).',
  ),
  'auth/missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      sentence`no document declares authentication for ${unquoted(count === 1 ? 'one operation' : `${count} operations`)}: clients send no credentials`,
    'Nothing to do if the API is public. If it requires credentials, set securitySchemes and defaultSecurity in the configuration.',
  ),
  'auth/default-undeclared': defineCode<{ scheme: string }>(
    'error',
    ({ scheme }) =>
      sentence`"defaultSecurity" requires the security scheme ${scheme}, but no document declares it`,
    "Declare the scheme in the configuration, as OpenAPI does: securitySchemes: { NAME: { type: 'http', scheme: 'bearer' } }.",
    {
      helpFor: ({ scheme }) =>
        `Declare the scheme in the configuration, for example securitySchemes: { '${scheme}': { type: 'http', scheme: 'bearer' } }.`,
    },
  ),
  'api/mixed': defineCode<{ names: readonly string[] }>(
    'warning',
    ({ names }) =>
      sentence`the documents seem to describe several APIs (${names}): merged into one anyway`,
    'Nothing to do if this is one API. Otherwise list each API with its own inputs under "apis" in the configuration.',
  ),
} as const;
