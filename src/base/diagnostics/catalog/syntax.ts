/** Diagnostic codes of texts: encodings, JSON and YAML syntax, and numbers. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';

export const SYNTAX_CODES = {
  'text/encoding': defineCode<{ note: string }>(
    'info',
    ({ note }) => sentence`the file ${unquoted(note)}`,
    'Nothing to do. If other tools cannot read the file, save it as UTF-8 without a byte order mark.',
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
    'Nothing to do: only the line breaks in the docs and comments change.',
  ),
  'json/syntax': defineCode<{ what: string }>(
    'warning',
    ({ what }) => sentence`this is not valid JSON (${unquoted(what)}): restitch reads it anyway`,
    'Nothing to do for restitch. Other tools reject the file until you correct it.',
  ),
  'json/broken': defineCode<{ what: string }>(
    'error',
    ({ what }) =>
      sentence`this is not valid JSON (${unquoted(what)}): the unreadable text is omitted`,
    "Correct the file. To generate from the readable part, set this in the configuration: severities: { 'json/broken': 'warning' }.",
    { unread: true, syntax: true },
  ),
  'json/truncated': defineCode<{ byte: number; column: string; kept: number; dropped: number }>(
    'error',
    ({ byte, column, kept, dropped }) =>
      sentence`the file ends too early, at byte ${byte}${unquoted(column && ` (${column})`)}: ` +
      sentence`${kept} complete operation${unquoted(kept === 1 ? ' is' : 's are')} kept, ${dropped} unfinished element${unquoted(dropped === 1 ? ' is' : 's are')} omitted`,
    "Download or export the file again. To generate from the readable part, set this in the configuration: severities: { 'json/truncated': 'warning' }.",
    { unread: true, syntax: true },
  ),
  'json/fragment-dropped': defineCode<{ pointer: string }>(
    'info',
    ({ pointer }) =>
      sentence`the file ends too early, inside the element ${pointer}: this element is omitted`,
    'Download or export the file again, so that it is complete.',
  ),
  'yaml/empty-document': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      count === 1
        ? 'the file contains an empty YAML document: ignored'
        : sentence`the file contains ${count} empty YAML documents: ignored`,
    'Nothing to do. To avoid this message, remove the line --- if nothing follows it: this line starts a new YAML document.',
  ),
  'yaml/many-documents': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      sentence`the file contains ${count} YAML documents: each is read as a separate API description`,
    'Nothing to do if the documents are separate API descriptions. Otherwise remove the line --- between them.',
  ),
  'yaml/syntax': defineCode<{ what: string }>(
    'error',
    ({ what }) => sentence`the YAML is invalid: ${unquoted(what)}`,
    "Correct the file. To generate from the readable part, set this in the configuration: severities: { 'yaml/syntax': 'warning' }.",
    { unread: true, syntax: true },
  ),
  'yaml/unusual': defineCode<{ what: string }>(
    'warning',
    ({ what }) => sentence`the YAML is unusual (${unquoted(what)}): restitch reads it anyway`,
    'Nothing to do for restitch. Other tools may read the file differently until you correct it.',
  ),
  'yaml/tag': defineCode<{ tag: string }>(
    'warning',
    ({ tag }) => sentence`the YAML tag ${tag} is unknown: ignored`,
    'Remove the tag.',
  ),
  'yaml/duplicate-key': defineCode<{ key: string; isMerged: boolean }>(
    'error',
    ({ key, isMerged }) =>
      sentence`the key ${key} occurs twice in one object: ${unquoted(isMerged ? 'both values are merged' : 'only the last value is used')}`,
    'Remove or rename one of the two keys.',
  ),
  'yaml/alias-cycle': defineCode<{ alias: string }>(
    'error',
    ({ alias }) =>
      sentence`the alias ${`*${alias}`} refers to a value that contains the alias itself: read as null`,
    'Replace the alias with a $ref, which may be recursive.',
  ),
  'yaml/too-many-nodes': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      sentence`the file has more than ${limit} values when its aliases are expanded, the limit "limits.nodes": skipped`,
    'Use $ref instead of aliases, or raise limits.nodes in the configuration.',
    { unread: true },
  ),
  'number/not-finite': defineCode<{ written: string }>(
    'error',
    ({ written }) =>
      sentence`JSON cannot represent the number ${written.length > 40 ? `${written.slice(0, 39)}…` : written}: read as null`,
    'Write a finite number below 1.8e308, or a string.',
  ),
  'number/precision': defineCode<{ written: string; read: string }>(
    'warning',
    ({ written, read }) =>
      sentence`JavaScript cannot store all digits of the number ${written}: read as ${read}`,
    'If this number is the minimum or maximum of an int64, remove it: "format: int64" implies it. Otherwise write fewer digits, or write the number as a string.',
  ),
} as const;
