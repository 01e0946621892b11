/** A request as a curl command that a POSIX shell reads as it is meant. */
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { encode } from '../../client/runtime/encode.js';
import type { ResponseKind } from './response.js';
import type { SentField } from './form.js';
import type { SampleBody, SampleRequest } from './request.js';

/** An argument of `curl`: an option, and its value if it takes one. */
type CurlOption = readonly [flag: string, value?: string];

/** Options for the response: a stream is printed as it arrives, and bytes are written to a file. */
const ANSWERS: Readonly<Record<ResponseKind, readonly CurlOption[]>> = {
  text: [],
  stream: [['--no-buffer']],
  file: [['--output', '<file>']],
};

/** Longer lines are hard to read. */
const WIDTH = 80;

/**
 * A command with a placeholder (`<cloudId>`) for every value that only the caller knows.
 * Cached, because both formats of the docs print it.
 * @returns one line, or one line per option
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

/** A part of a form: for curl, `@` and `<` at the beginning of a value mean files, and `;` the end of it. */
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
 * A value as one word of a POSIX shell. Line breaks are kept; other control characters become spaces, because they are
 * misleading in a command to copy.
 */
function shellLines(text: string): string {
  if (!text.includes('\n')) return shellWord(text);
  const shown = text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
  return `'${shown.replaceAll("'", "'\\''")}'`;
}

/**
 * One word of a POSIX shell: unquoted if it has no special characters, else in single quotes. Line breaks and other
 * controls become spaces, because they are misleading in a command to copy.
 */
export function shellWord(text: string): string {
  const line = text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ');
  return /^[A-Za-z0-9_./:=-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
