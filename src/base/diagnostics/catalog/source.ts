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
    ({ what }) => `this file is named as an input, and is ${what}, not an API description`,
    'Did a download fail? Put the description back, or remove the file from the inputs.',
    {
      unread: true,
      helpFor: ({ what }) => {
        if (what === 'an OpenAPI Overlay') {
          return 'Name it under "overlays" in the configuration, or pass it as --overlay FILE.';
        }
        return /\benvironment\b/.test(what)
          ? 'An environment gives values to the variables of a collection: add the collection to the inputs.'
          : 'Did a download fail? Put the description back, or remove the file from the inputs.';
      },
    },
  ),
  'file/not-found': defineCode<{ path: string; meant?: string; isConfigured?: boolean }>(
    'error',
    ({ path, meant }) =>
      `there is no file ${path}, and nothing that matches it${meant === undefined ? '' : `: is ${meant} meant?`}`,
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
    'Check the address; a private one needs a header: --header, or headers under "read" in the configuration.',
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
    'Raise the limit under "limits" in the configuration, if these files are really meant.',
    { unread: true },
  ),
  'file/many': defineCode<{ count: number; what: string; most: number; limit: string }>(
    'info',
    ({ count, what, most, limit }) =>
      `descriptions refer to ${count} ${what}; the limit is ${most} (${limit})`,
    'Raise the limit under "limits" in the configuration before it is reached.',
  ),
  'file/too-deep': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `more than ${limit} containers are nested in one another: skipped`,
    'No API description nests as deep; raise limits.depth if this one really does.',
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
    () => 'this file contains private values: it is not read',
    'Nothing to do. Put values that may be shared into http-client.env.json.',
  ),
  'text/encoding': defineCode<{ note: string }>(
    'info',
    ({ note }) => `the file ${note}`,
    'Nothing to do; plain UTF-8 is understood by more tools.',
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
    ({ what }) => `not JSON: ${what}; accepted`,
    'Correct it: other tools will refuse the file.',
  ),
  'json/broken': defineCode<{ what: string }>(
    'error',
    ({ what }) => `not JSON: ${what}; omitted`,
    'Correct the file. To generate from the readable part, make this code a warning in severities.',
    { unread: true },
  ),
  'json/truncated': defineCode<{ byte: number; column: string; kept: number; dropped: number }>(
    'error',
    ({ byte, column, kept, dropped }) =>
      `the file ends in the middle, at byte ${byte}${column && ` (${column})`}: ` +
      `${kept} complete operations kept, ${dropped} unfinished element${dropped === 1 ? '' : 's'} dropped`,
    'Export the description again; a database column may have cut it off. To generate from the readable part, make this code a warning in severities.',
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
    'Nothing to do; a trailing --- makes one.',
  ),
  'yaml/many-documents': defineCode<{ count: number }>(
    'warning',
    ({ count }) => `${count} YAML documents in one file: each is read as a separate description`,
    'Give each description its own file.',
  ),
  'yaml/syntax': defineCode<{ what: string }>(
    'error',
    ({ what }) => `not YAML: ${what}`,
    'Correct the file. To generate from the readable part, make this code a warning in severities.',
    { unread: true },
  ),
  'yaml/unusual': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `unusual YAML: ${what}`,
    'Correct it: other tools may read it differently.',
  ),
  'yaml/tag': defineCode<{ tag: string }>(
    'warning',
    ({ tag }) => `the YAML tag ${tag} is not known: its value is read as if it had none`,
    'Remove the tag.',
  ),
  'yaml/duplicate-key': defineCode<{ key: string }>(
    'error',
    ({ key }) => `the key ${key} is written twice in one object`,
    'Remove or rename one. The last one counts; paths and methods are merged.',
  ),
  'yaml/alias-cycle': defineCode<{ alias: string }>(
    'error',
    ({ alias }) => `the alias *${alias} refers to a value that contains it: read as null`,
    'Use $ref for recursive structures.',
  ),
  'yaml/too-many-nodes': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `the file has more than ${limit} values once its aliases are expanded: skipped`,
    'Use $ref in place of aliases, or raise limits.nodes.',
    { unread: true },
  ),
  'number/not-finite': defineCode<{ written: string }>(
    'error',
    ({ written }) =>
      `${written.length > 40 ? `${written.slice(0, 39)}…` : written} is not a number that JSON can represent: read as null`,
    'Write a finite number below 1.8e308, or a text.',
  ),
  'number/precision': defineCode<{ written: string; read: string }>(
    'warning',
    ({ written, read }) => `${written} has more digits than a number can hold: read as ${read}`,
    'Remove the bound: the format (int64) implies it.',
  ),
  'shape/type': defineCode<{ expected: string; found: string }>(
    'error',
    ({ expected, found }) => `expected ${expected}, found ${found}: ignored`,
    'Correct the value; everything else in the document was read.',
  ),
  'shape/empty-array': defineCode<{ expected: string }>(
    'info',
    ({ expected }) => `an empty container of the wrong kind: read as an empty ${expected}`,
    'Nothing to do: some exporters write [] for an empty object.',
  ),
  'resp/int-key': defineCode<{ status: string }>(
    'hint',
    ({ status }) => `the status ${status} is written as a number: read as text`,
    'Put it in quotes, as OpenAPI 3 demands: some tools sort numbers first, or lose them.',
  ),
} as const;
