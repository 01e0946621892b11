/** Diagnostic codes of loading files. */
import { messageOf } from '../../foundation/error-code.js';
import { defineCode } from '../code.js';
import { suggestionText, unquoted, sentence } from '../message.js';

/** Adds the article to a JSON type: `an array`, `a string`, but `null`. */
function withArticle(type: string): string {
  if (type === 'null' || type === 'missing') return type;
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** Returns `this Postman collection` for `a Postman collection`. */
function thisOne(title: string): string {
  return title.replace(/^an? /, 'this ');
}

const UNKNOWN_FORMAT = 'in an unknown format';

/** Matches a description or collection in a format that restitch does not support. */
const FOREIGN =
  /(?:RAML|Blueprint|AsyncAPI|Swagger 1\.2) description$|(?:Hoppscotch|Thunder Client) collection$/;

/** The content of a file that is not read. */
export interface SkippedContent {
  /** The format of the file, or the format that it resembles if `key` is present. */
  readonly what: string;
  /** The key that the file lacks to have this format. */
  readonly key?: string;
  /** The key that was probably meant to be `key`. */
  readonly misspelt?: string;
  /** The line that adds `key` to a file in YAML, if its value is the version of the format. */
  readonly line?: string;
}

/** Completes `this file` with the content of a file that is not read. */
function contentText({ what, key, misspelt }: SkippedContent): string {
  if (key !== undefined) {
    return misspelt === undefined
      ? sentence`looks like ${unquoted(what)}, but has no key ${key}`
      : sentence`looks like ${unquoted(what)}, but has the key ${misspelt} instead of ${key}`;
  }
  if (what === 'empty') return 'is empty';
  if (what === UNKNOWN_FORMAT) return 'has a format that restitch does not know';
  return FOREIGN.test(what)
    ? `is ${what}, which restitch cannot read`
    : `is ${what}, not an API description`;
}

/** Returns the advice for a file that lacks a key. */
function keyAdvice(key: string, { misspelt, line }: Omit<SkippedContent, 'what' | 'key'>): string {
  if (misspelt !== undefined) return sentence`Rename the key ${misspelt} to ${key}.`;
  return line === undefined
    ? sentence`Add the key ${key}.`
    : `Add the version of the format to the file, for example ${line}.`;
}

/** The reason why a file or folder cannot be used. It determines the advice. */
export type ReadFault = 'permission' | 'compressed' | 'encoding' | 'content';

const READ_ADVICE: Readonly<Record<ReadFault, string>> = {
  permission: 'Give yourself read permission, or remove this path from the inputs.',
  compressed: 'Unpack the file, or remove it from the inputs.',
  encoding: 'Save the file as UTF-8 text.',
  content: 'Replace the file with an API description, or remove it from the inputs.',
};

export const SOURCE_CODES = {
  'file/not-an-api': defineCode<SkippedContent>(
    'info',
    (content) => sentence`this file ${unquoted(contentText(content))}: skipped`,
    'Nothing to do if the file describes no API; to avoid this message, remove it from the inputs. Otherwise replace it with the API description.',
    {
      helpFor: ({ what, key, ...rest }) =>
        key !== undefined
          ? `Nothing to do if the file is not part of the API. Otherwise correct it. ${keyAdvice(key, rest)}`
          : FOREIGN.test(what)
            ? 'Convert the file to OpenAPI. To avoid this message, remove it from the inputs.'
            : 'Nothing to do if the file describes no API; to avoid this message, remove it from the inputs. Otherwise replace it with the API description.',
    },
  ),
  'file/no-description': defineCode<SkippedContent>(
    'error',
    (content) => sentence`this input ${unquoted(contentText(content))}: skipped`,
    'If it is an overlay, move it to "overlays" in the configuration. If it is an environment, add its collection. If a download failed, repeat it. Otherwise replace the file with the API description.',
    {
      unread: true,
      helpFor: ({ what, key, ...rest }) => {
        if (key !== undefined) return keyAdvice(key, rest);
        if (what === 'a package.json') {
          return 'Name the API description instead. To find the descriptions of a project, run restitch init in its folder.';
        }
        if (what === 'an OpenAPI Overlay') {
          return 'Move it from "inputs" to "overlays" in the configuration, or pass it as --overlay FILE.';
        }
        if (FOREIGN.test(what)) return 'Convert the file to OpenAPI, or remove it from the inputs.';
        return /\benvironment\b/.test(what)
          ? 'Add the collection to the inputs: an environment only has values for the variables of a collection.'
          : 'If a download failed, repeat it. Otherwise replace the file with the API description, or remove it from the inputs.';
      },
    },
  ),
  'file/misspelt-key': defineCode<{ what: string; key: string; misspelt: string }>(
    'error',
    ({ what, key, misspelt }) =>
      sentence`${unquoted(thisOne(what))} has the key ${misspelt} instead of ${key}: nothing is read from it`,
    'Correct the spelling of the key.',
    { unread: true, helpFor: ({ key, misspelt }) => keyAdvice(key, { misspelt }) },
  ),
  'file/no-content': defineCode<{ what: string; isDescription: boolean; key?: string }>(
    'warning',
    ({ what, isDescription, key }) =>
      key === undefined
        ? sentence`${unquoted(thisOne(what))} contains no ${unquoted(isDescription ? 'operation and no schema' : 'request')}`
        : sentence`the key ${key} is missing, so ${unquoted(thisOne(what))} contains no ${unquoted(isDescription ? 'operation' : 'request')}`,
    'Nothing to do if the file is not finished yet. Otherwise correct the file, or remove it from the inputs.',
  ),
  'file/not-found': defineCode<{
    path: string;
    meant?: string;
    isConfigured?: boolean;
    is?: 'empty folder' | 'no regular file' | 'not in revision';
    revision?: string;
  }>(
    'error',
    ({ path, meant, is, revision }) => {
      if (is === 'not in revision' && revision !== undefined)
        return sentence`there is no file ${path} in the git revision ${revision}`;
      if (is === 'empty folder') return sentence`the folder ${path} contains no file`;
      if (is === 'no regular file') return sentence`${path} is not a regular file: it is not read`;
      const [, name] = /^([^:/\\*]{2,}):[^/\\]/.exec(path) ?? [];
      return name === undefined
        ? sentence`no file matches ${path}${suggestionText(meant)}`
        : sentence`no file matches ${path}, and there is no git revision ${name}`;
    },
    'Correct the path of this input.',
    {
      unread: true,
      helpFor: ({ isConfigured = false, is }) =>
        is === 'not in revision'
          ? 'Correct the path: it starts at the top of the repository, or with ./ in the current folder.'
          : is === 'no regular file'
            ? 'To read a pipe, write - as the input: curl URL | restitch generate - --out DIR.'
            : isConfigured
              ? 'Correct the path under "inputs"; it is relative to the folder of the configuration.'
              : 'Correct the path of this input.',
    },
  ),
  'file/unreachable': defineCode<{ why: string }>(
    'error',
    ({ why }) => sentence`this address cannot be read: ${unquoted(why)}`,
    'If the address begins with http://, write https:// instead. Otherwise check the address. If the server requires credentials, pass them in a header: --header, or read.headers in the configuration.',
    {
      unread: true,
      helpFor: ({ why }) => {
        if (/^only https/.test(why))
          return 'Use an https:// address. If the server has none, download the file, and add it to the inputs.';
        return /too long$|bytes$|another server$|too often$/.test(why)
          ? 'Download the file, and add it to the inputs.'
          : 'Check the address. If the server requires credentials, pass them in a header: --header, or read.headers in the configuration.';
      },
    },
  ),
  'file/unreadable': defineCode<{ why: string; fault: ReadFault; is?: 'folder' }>(
    'error',
    ({ why, is = 'file' }) => sentence`this ${unquoted(is)} is ${unquoted(why)}: skipped`,
    'If the file is compressed, unpack it. If it is text, save it as UTF-8. Otherwise remove it from the inputs.',
    {
      unread: true,
      helpFor: ({ fault }) => READ_ADVICE[fault],
    },
  ),
  'file/too-large': defineCode<{ size: number; limit: number }>(
    'error',
    ({ size, limit }) =>
      sentence`this file has ${size} bytes, more than the limit "limits.fileBytes" (${limit}): skipped`,
    'Split the file into several, or raise limits.fileBytes in the configuration.',
    { unread: true },
  ),
  'file/too-many': defineCode<{ what: string; most: number; limit: string }>(
    'error',
    ({ what, most, limit }) =>
      sentence`references lead to more ${unquoted(what)} than the limit ${limit} allows (${most}): the other references are not followed`,
    'If these references are right, raise this limit in the configuration.',
    {
      unread: true,
      helpFor: ({ limit }) => `If these references are right, raise ${limit} in the configuration.`,
    },
  ),
  'file/many': defineCode<{ count: number; what: string; most: number; limit: string }>(
    'info',
    ({ count, what, most, limit }) =>
      sentence`references lead to ${count} ${unquoted(what)}, and the limit ${limit} is ${most}: all of them are read`,
    'Nothing to do yet. If the API grows, raise this limit in the configuration.',
    {
      helpFor: ({ limit }) =>
        `Nothing to do yet. If the API grows, raise ${limit} in the configuration.`,
    },
  ),
  'file/too-deep': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      sentence`objects and arrays are nested more than ${limit} levels deep, the limit "limits.depth": the file is skipped`,
    'If the file is right, raise limits.depth in the configuration.',
    { unread: true },
  ),
  'file/duplicate': defineCode<{ of: string }>(
    'info',
    ({ of }) => sentence`this file has the same bytes as ${of}: only ${of} is read`,
    'Nothing to do. To avoid this message, remove one of the two files from the inputs.',
  ),
  'file/extension': defineCode<{ syntax: string }>(
    'hint',
    ({ syntax }) =>
      sentence`the content is ${unquoted(syntax)}, although the file name suggests another format: read as ${unquoted(syntax)}`,
    'Nothing to do. To avoid this message, rename the file.',
  ),
  'file/internal-error': defineCode<{ error: unknown }>(
    'error',
    ({ error }) =>
      sentence`an internal error of restitch occurred in this file, so the file is skipped: ${unquoted(messageOf(error))}`,
    "Report this bug, with the smallest file that causes it and the output of --debug. To generate from the other files, set this in the configuration: severities: { 'file/internal-error': 'warning' }.",
    { unread: true, thrown: ({ error }) => error },
  ),
  'file/private': defineCode(
    'info',
    () => 'this file is for secret values, so restitch does not read it',
    'Nothing to do if the other inputs need no value of this file. Otherwise copy the values that are not secret to http-client.env.json.',
  ),
  'shape/type': defineCode<{ expected: string; found: string }>(
    'error',
    ({ expected, found }) =>
      sentence`this value must be ${unquoted(withArticle(expected))}, but is ${unquoted(withArticle(found))}: ignored`,
    'Correct the value. Everything else in the document is read.',
  ),
  'shape/empty-array': defineCode<{ expected: string }>(
    'info',
    ({ expected }) =>
      sentence`this value is an empty ${unquoted(expected === 'object' ? 'array' : 'object')}, but must be an ${unquoted(expected)}: read as an empty ${unquoted(expected)}`,
    'Nothing to do: some exporters write [] for an empty object, or {} for an empty array.',
  ),
  'resp/int-key': defineCode<{ status: string }>(
    'hint',
    ({ status }) =>
      sentence`the status ${unquoted(status)} is written as a number: read as the string ${status}`,
    'Nothing to do for restitch. For other tools, write the status in quotes: OpenAPI 3 requires a string, and some tools reorder or drop numbers.',
  ),
} as const;
