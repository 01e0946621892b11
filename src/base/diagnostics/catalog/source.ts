/** Codes of loading: bytes, encodings, YAML and JSON syntax, files. */
import { messageOf } from '../../foundation/error-code.js';
import { defineCode } from '../code.js';

export const SOURCE_CODES = {
  'file/not-an-api': defineCode<{ what: string }>(
    'info',
    ({ what }) => `this file is ${what}, not an API description: skipped`,
    'Remove it from the inputs, or point to the description itself.',
  ),
  'file/no-description': defineCode<{ what: string }>(
    'error',
    ({ what }) => `this input is ${what}, not an API description`,
    'Did a download fail? Put the description back, or remove the file from the inputs.',
    {
      unread: true,
      helpFor: ({ what }) => {
        if (what === 'an OpenAPI Overlay') {
          return 'Move it to overlays in the configuration, or pass it as --overlay FILE.';
        }
        return /\benvironment\b/.test(what)
          ? 'Add the collection to the inputs: an environment only has values for the variables of a collection.'
          : 'Did a download fail? Put the description back, or remove the file from the inputs.';
      },
    },
  ),
  'file/not-found': defineCode<{ path: string; meant?: string; isConfigured?: boolean }>(
    'error',
    ({ path, meant }) =>
      `no file matches ${path}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
    'Correct the path.',
    {
      unread: true,
      helpFor: ({ isConfigured = false }) =>
        isConfigured
          ? 'Correct the path; it is relative to the folder of the configuration.'
          : 'Correct the path.',
    },
  ),
  'file/unreachable': defineCode<{ why: string }>(
    'error',
    ({ why }) => `this address cannot be read: ${why}`,
    'Check the address. If it is private, pass a header: --header, or read.headers in the configuration.',
    { unread: true },
  ),
  'file/unreadable': defineCode<{ why: string }>(
    'error',
    ({ why }) => `this file is ${why}: skipped`,
    'Unpack it, save it as UTF-8 text, or remove it from the inputs.',
    { unread: true },
  ),
  'file/too-large': defineCode<{ size: number; limit: number }>(
    'error',
    ({ size, limit }) => `this file has ${size} bytes, more than the limit of ${limit}: skipped`,
    'Split it, or raise limits.fileBytes.',
    { unread: true },
  ),
  'file/too-many': defineCode<{ what: string; most: number; limit: string }>(
    'error',
    ({ what, most, limit }) =>
      `descriptions refer to more than ${most} ${what}: the rest is not read (${limit})`,
    'If these references are right, raise the limit under "limits" in the configuration.',
    { unread: true },
  ),
  'file/many': defineCode<{ count: number; what: string; most: number; limit: string }>(
    'info',
    ({ count, what, most, limit }) =>
      `descriptions refer to ${count} ${what}; the limit is ${most} (${limit})`,
    'Raise the limit under "limits" in the configuration before you reach it.',
  ),
  'file/too-deep': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `objects and arrays are nested more than ${limit} deep: skipped`,
    'If the description is right, raise limits.depth in the configuration.',
    { unread: true },
  ),
  'file/duplicate': defineCode<{ of: string }>(
    'info',
    ({ of }) => `this file has the same bytes as ${of}: read once`,
    'Remove one of the two from the inputs.',
  ),
  'file/extension': defineCode<{ syntax: string }>(
    'hint',
    ({ syntax }) => `the content is ${syntax}, although the file name suggests otherwise`,
    'Nothing to do: files are read by their content.',
  ),
  'file/internal-error': defineCode<{ error: unknown }>(
    'error',
    ({ error }) => `an internal error prevented restitch from using this file: ${messageOf(error)}`,
    "Report it, with the smallest part of the file that shows it; --debug prints where it happened. To generate from the other files, set this in the configuration: severities: { 'file/internal-error': 'warning' }.",
    { unread: true, thrown: ({ error }) => error },
  ),
  'file/private': defineCode(
    'info',
    () => 'this file contains private values: not read',
    'Nothing to do. Put values that you can share into http-client.env.json.',
  ),
  'text/encoding': defineCode<{ note: string }>(
    'info',
    ({ note }) => `the file ${note}`,
    'Nothing to do. More tools support plain UTF-8.',
  ),
  'text/mojibake': defineCode(
    'warning',
    () =>
      'characters here were damaged before the file was written (UTF-8 read as Latin-1, or U+FFFD)',
    'Export the description again with the right encoding, or correct the text.',
  ),
  'text/eol': defineCode(
    'hint',
    () => 'a text contains line breaks other than LF: read as LF',
    'Nothing to do.',
  ),
  'json/syntax': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `invalid JSON: ${what}; read anyway`,
    'Correct the file: other tools reject it.',
  ),
  'json/broken': defineCode<{ what: string }>(
    'error',
    ({ what }) => `invalid JSON: ${what}; omitted`,
    'Correct the file. To generate from the readable part, set the severity of this code to warning (severities in the configuration).',
    { unread: true },
  ),
  'json/truncated': defineCode<{ byte: number; column: string; kept: number; dropped: number }>(
    'error',
    ({ byte, column, kept, dropped }) =>
      `the file ends in the middle, at byte ${byte}${column && ` (${column})`}: ` +
      `${kept} complete operations kept, ${dropped} unfinished element${dropped === 1 ? '' : 's'} dropped`,
    'Export the description again. To generate from the readable part, set the severity of this code to warning (severities in the configuration).',
    { unread: true },
  ),
  'json/fragment-dropped': defineCode<{ pointer: string }>(
    'info',
    ({ pointer }) => `the file ends inside ${pointer}: this element was omitted`,
    'Export the description again.',
  ),
  'yaml/empty-document': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      count === 1 ? 'an empty YAML document: ignored' : `${count} empty YAML documents: ignored`,
    'Nothing to do. A line --- at the end of a file starts one.',
  ),
  'yaml/many-documents': defineCode<{ count: number }>(
    'warning',
    ({ count }) => `${count} YAML documents in one file: each is read as a separate description`,
    'Give each description its own file.',
  ),
  'yaml/syntax': defineCode<{ what: string }>(
    'error',
    ({ what }) => `invalid YAML: ${what}`,
    'Correct the file. To generate from the readable part, set the severity of this code to warning (severities in the configuration).',
    { unread: true },
  ),
  'yaml/unusual': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `unusual YAML: ${what}`,
    'Correct the file: other tools may read it differently.',
  ),
  'yaml/tag': defineCode<{ tag: string }>(
    'warning',
    ({ tag }) => `the YAML tag ${tag} is unknown: ignored`,
    'Remove the tag.',
  ),
  'yaml/duplicate-key': defineCode<{ key: string }>(
    'error',
    ({ key }) => `the key ${key} is written twice in one object`,
    'Remove or rename one of them. Until then the last one is used; paths and methods are merged.',
  ),
  'yaml/alias-cycle': defineCode<{ alias: string }>(
    'error',
    ({ alias }) => `the alias *${alias} refers to a value that contains it: read as null`,
    'Use $ref for recursive structures.',
  ),
  'yaml/too-many-nodes': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `the file has more than ${limit} values once its aliases are expanded: skipped`,
    'Use $ref instead of aliases, or raise limits.nodes in the configuration.',
    { unread: true },
  ),
  'number/not-finite': defineCode<{ written: string }>(
    'error',
    ({ written }) =>
      `${written.length > 40 ? `${written.slice(0, 39)}…` : written} is not a number that JSON can represent: read as null`,
    'Write a finite number below 1.8e308, or a string.',
  ),
  'number/precision': defineCode<{ written: string; read: string }>(
    'warning',
    ({ written, read }) => `${written} has more digits than a number can hold: read as ${read}`,
    'Remove the bound: the format (int64) implies it.',
  ),
  'shape/type': defineCode<{ expected: string; found: string }>(
    'error',
    ({ expected, found }) => `expected ${expected}, found ${found}: ignored`,
    'Correct the value. The rest of the document was read.',
  ),
  'shape/empty-array': defineCode<{ expected: string }>(
    'info',
    ({ expected }) => `an empty value of the wrong type: read as an empty ${expected}`,
    'Nothing to do: some exporters write [] for an empty object.',
  ),
  'resp/int-key': defineCode<{ status: string }>(
    'hint',
    ({ status }) => `the status ${status} is a number: read as a string`,
    'Put it in quotes, as OpenAPI 3 requires: some tools reorder or lose numbers.',
  ),
} as const;
