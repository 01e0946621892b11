/** Diagnostic codes of loading: bytes, encodings, YAML and JSON syntax, files. */
import { messageOf } from '../../foundation/error-code.js';
import { defineCode } from '../code.js';
import { quotedName } from '../message.js';

/** Adds the article to a JSON type: `an array`, `a string`, but `null`. */
function withArticle(type: string): string {
  if (type === 'null' || type === 'missing') return type;
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

export const SOURCE_CODES = {
  'file/not-an-api': defineCode<{ what: string }>(
    'info',
    ({ what }) => `this file is ${what}, not an API description: skipped`,
    'Remove it from the inputs, or name the file of the API description instead.',
  ),
  'file/no-description': defineCode<{ what: string }>(
    'error',
    ({ what }) => `this input is ${what}, not an API description`,
    'Did a download fail? Put the API description back, or remove the file from the inputs.',
    {
      unread: true,
      helpFor: ({ what }) => {
        if (what === 'an OpenAPI Overlay') {
          return 'Move it from "inputs" to "overlays" in the configuration, or pass it as --overlay FILE.';
        }
        return /\benvironment\b/.test(what)
          ? 'Add the collection to the inputs: an environment only has values for the variables of a collection.'
          : 'Did a download fail? Put the API description back, or remove the file from the inputs.';
      },
    },
  ),
  'file/not-found': defineCode<{
    path: string;
    meant?: string;
    isConfigured?: boolean;
    is?: 'empty folder' | 'no regular file';
  }>(
    'error',
    ({ path, meant, is }) => {
      if (is === 'empty folder') return `the folder ${path} contains no file`;
      if (is === 'no regular file') return `${path} is not a regular file: it is not read`;
      return `no file matches ${path}${meant === undefined ? '' : `: did you mean ${meant}?`}`;
    },
    'Correct the path.',
    {
      unread: true,
      helpFor: ({ isConfigured = false, is }) =>
        is === 'no regular file'
          ? 'To read a pipe, write - as the input: curl URL | restitch generate - --out DIR.'
          : isConfigured
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
  'file/unreadable': defineCode<{ why: string; is?: 'folder' }>(
    'error',
    ({ why, is = 'file' }) => `this ${is} is ${why}: skipped`,
    'Unpack it, save it as UTF-8 text, or remove it from the inputs.',
    {
      unread: true,
      helpFor: ({ why }) =>
        why.startsWith('not readable')
          ? 'Give yourself read permission, or remove it from the inputs.'
          : 'Unpack it, save it as UTF-8 text, or remove it from the inputs.',
    },
  ),
  'file/too-large': defineCode<{ size: number; limit: number }>(
    'error',
    ({ size, limit }) => `this file has ${size} bytes, more than the limit of ${limit}: skipped`,
    'Split it, or raise limits.fileBytes in the configuration.',
    { unread: true },
  ),
  'file/too-many': defineCode<{ what: string; most: number; limit: string }>(
    'error',
    ({ what, most, limit }) =>
      `references lead to more than ${most} ${what}, the limit ${limit}: the other references are not followed`,
    'If these references are right, raise the limit in the configuration.',
    { unread: true },
  ),
  'file/many': defineCode<{ count: number; what: string; most: number; limit: string }>(
    'info',
    ({ count, what, most, limit }) =>
      `references lead to ${count} ${what}, which is near the limit of ${most} (${limit}): all are read`,
    'Nothing to do yet. If the API grows, raise the limit in the configuration.',
  ),
  'file/too-deep': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      `objects and arrays are nested more than ${limit} levels deep: the file is skipped`,
    'If the file is right, raise limits.depth in the configuration.',
    { unread: true },
  ),
  'file/duplicate': defineCode<{ of: string }>(
    'info',
    ({ of }) => `this file has the same bytes as ${of}: only ${of} is read`,
    'Remove one of the two from the inputs.',
  ),
  'file/extension': defineCode<{ syntax: string }>(
    'hint',
    ({ syntax }) =>
      `the content is ${syntax}, although the file name suggests otherwise: read as ${syntax}`,
    'Nothing to do: restitch goes by the content of a file, not by its name.',
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
    'Nothing to do. To use values of it, copy those that are not secret to http-client.env.json.',
  ),
  'text/encoding': defineCode<{ note: string }>(
    'info',
    ({ note }) => `the file ${note}`,
    'Nothing to do. Save it as plain UTF-8 if other tools cannot read it.',
  ),
  'text/mojibake': defineCode(
    'warning',
    () =>
      'characters in this text are damaged, because a tool wrote the file with the wrong encoding (UTF-8 as Latin-1, or U+FFFD): kept as they are',
    'Export the file again with the right encoding, or correct the text.',
  ),
  'text/eol': defineCode(
    'hint',
    () => 'a text contains line breaks other than LF: read as LF',
    'Nothing to do.',
  ),
  'json/syntax': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `this is not valid JSON (${what}): read anyway`,
    'Correct the file: other tools reject it.',
  ),
  'json/broken': defineCode<{ what: string }>(
    'error',
    ({ what }) => `this is not valid JSON (${what}): this part is omitted`,
    "Correct the file. To generate from the readable part, set this in the configuration: severities: { 'json/broken': 'warning' }.",
    { unread: true },
  ),
  'json/truncated': defineCode<{ byte: number; column: string; kept: number; dropped: number }>(
    'error',
    ({ byte, column, kept, dropped }) =>
      `the file is cut off at byte ${byte}${column && ` (${column})`}: ` +
      `${kept} complete operations are kept, ${dropped} unfinished element${dropped === 1 ? ' is' : 's are'} omitted`,
    "Download or export the file again. To generate from the readable part, set this in the configuration: severities: { 'json/truncated': 'warning' }.",
    { unread: true },
  ),
  'json/fragment-dropped': defineCode<{ pointer: string }>(
    'info',
    ({ pointer }) => `the file is cut off inside ${pointer}: this element is omitted`,
    'Download or export the file again, so that it is complete.',
  ),
  'yaml/empty-document': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      count === 1 ? 'an empty YAML document: ignored' : `${count} empty YAML documents: ignored`,
    'Nothing to do. A line --- starts a new YAML document: remove the line if nothing follows it.',
  ),
  'yaml/many-documents': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `${count} YAML documents in one file: each is read as a separate API description`,
    'Write each API description into a separate file.',
  ),
  'yaml/syntax': defineCode<{ what: string }>(
    'error',
    ({ what }) => `invalid YAML: ${what}`,
    "Correct the file. To generate from the readable part, set this in the configuration: severities: { 'yaml/syntax': 'warning' }.",
    { unread: true },
  ),
  'yaml/unusual': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `unusual YAML (${what}): read anyway`,
    'Correct the file: other tools may read it differently.',
  ),
  'yaml/tag': defineCode<{ tag: string }>(
    'warning',
    ({ tag }) => `the YAML tag ${tag} is unknown: ignored`,
    'Remove the tag.',
  ),
  'yaml/duplicate-key': defineCode<{ key: string; isMerged: boolean }>(
    'error',
    ({ key, isMerged }) =>
      `the key ${quotedName(key)} is written twice in one object: ${isMerged ? 'both values are merged' : 'the last one is used'}`,
    'Remove or rename one of them.',
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
    'If it is the bound of a format (int64), remove it: the format implies it. Otherwise write fewer digits, or a string.',
  ),
  'shape/type': defineCode<{ expected: string; found: string }>(
    'error',
    ({ expected, found }) =>
      `this value must be ${withArticle(expected)}, but is ${withArticle(found)}: ignored`,
    'Correct the value. The rest of the document is read.',
  ),
  'shape/empty-array': defineCode<{ expected: string }>(
    'info',
    ({ expected }) =>
      `this value is an empty ${expected === 'object' ? 'array' : 'object'}, but must be an ${expected}: read as an empty ${expected}`,
    'Nothing to do: some exporters write [] for an empty object.',
  ),
  'resp/int-key': defineCode<{ status: string }>(
    'hint',
    ({ status }) => `the status ${status} is written as a number: read as the string "${status}"`,
    'Put the status in quotes, as OpenAPI 3 requires: some tools change the order of numbers, or omit them.',
  ),
} as const;
