/** Prints a request as a curl command for a POSIX shell. */
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { encode } from '../../client/runtime/encode.js';
import type { ResponseKind } from './response.js';
import type { SentField } from './form.js';
import type { SampleBody, SampleRequest } from './request.js';

/** An option of `curl`, and its value if it has one. */
type CurlOption = readonly [flag: string, value?: string];

/**
 * The options of curl for each kind of response. A stream is printed as it arrives, and a binary
 * body is written to a file.
 */
const ANSWERS: Readonly<Record<ResponseKind, readonly CurlOption[]>> = {
  text: [],
  stream: [['--no-buffer']],
  file: [['--output', '<file>']],
};

/**
 * The maximum length of a command on a single line: longer lines do not fit into the column of the
 * samples on a page of 1,440 pixels.
 */
const WIDTH = 58;

/**
 * Prints a curl command. Values that only the caller knows are placeholders (`<cloudId>`). Cached,
 * because HTML and Markdown contain the same command.
 * @returns a single line, or a line for each option if the command is long
 */
export const curlSample = memoizeByObject((request: SampleRequest): string => {
  const words = [...optionsOf(request), ...ANSWERS[request.answer]].map(([flag, value]) => {
    if (value === undefined) return flag;
    return `${flag} ${flag.startsWith('--data') || flag.startsWith('--form') ? shellLines(value) : shellWord(value)}`;
  });
  const line = `curl ${words.join(' ')}`;
  const isShort = line.length <= WIDTH && !line.includes('\n');
  return isShort ? line : `curl ${words.join(' \\\n  ')}`;
});

function optionsOf(request: SampleRequest): CurlOption[] {
  const { method, url, headers, cookies, user, certificate, body } = request;
  return [
    method === 'HEAD' ? ['--head'] : ['--request', method],
    ['--url', url],
    ...(user?.isDigest === true ? [['--digest'] as const] : []),
    ...(user ? [['--user', user.pair.join(':')] as const] : []),
    ...(certificate === undefined ? [] : [['--cert', certificate] as const]),
    ...headers.map(([name, value]) => ['--header', `${name}: ${value}`] as const),
    ...(cookies === '' ? [] : [['--cookie', cookies] as const]),
    ...(body ? bodyOptions(body) : []),
  ];
}

function bodyOptions(body: SampleBody): CurlOption[] {
  switch (body.kind) {
    case 'json':
      return [['--data', body.text]];
    case 'text':
      return [['--data-raw', body.text]];
    case 'file':
      return [['--data-binary', `@${body.name}`]];
    case 'form':
      return body.fields.map(({ name, value }) => ['--data-urlencode', `${encode(name)}=${value}`]);
    case 'multipart':
      return body.fields.map(partOption);
    default:
      return body satisfies never;
  }
}

/**
 * Returns the option for a part of a form. At the beginning of a value, curl interprets `@` and `<`
 * as the start of a file name, and `;` as the end of the value.
 */
function partOption({ name, value, file, type }: SentField): CurlOption {
  const said = type === undefined ? '' : `;type=${type}`;
  const isTrap = /^[@<"]|;/.test(value);
  if (file) return ['--form', `${name}=@${value}${said}`];
  if (type === undefined) {
    return [isTrap ? '--form-string' : '--form', `${name}=${value}`];
  }
  const quoted = `"${value.replace(/[\\"]/g, '\\$&')}"`;
  return ['--form', `${name}=${isTrap ? quoted : value}${said}`];
}

/**
 * Quotes a value for a POSIX shell. Line breaks are kept. Other control characters become spaces,
 * because a command with invisible characters would be misleading to copy.
 */
function shellLines(text: string): string {
  if (!text.includes('\n')) return shellWord(text);
  const shown = text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
  return `'${shown.replaceAll("'", "'\\''")}'`;
}

/**
 * Quotes a word for a POSIX shell. A word without special characters is not quoted. Control
 * characters, including line breaks, become spaces, because a command with invisible characters
 * would be misleading to copy.
 */
export function shellWord(text: string): string {
  const line = text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ');
  return /^[A-Za-z0-9_./:=-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
