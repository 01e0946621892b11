/** Prints a request in Python with the library `requests`, because most Python programs use it. */
import { quoteJson } from '../../../src/print/emit/typescript/literal.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../../src/values/sample/index.js';
import type { ResponseKind } from './response.js';
import type { SentField } from './form.js';
import type { SampleBody, SampleRequest } from './request.js';

/** The lines that print or save the response. */
const ANSWERS: Readonly<Record<ResponseKind, readonly string[]>> = {
  text: ['print(response.status_code, response.text)'],
  stream: [
    'print(response.status_code)',
    'for line in response.iter_lines(decode_unicode=True):',
    '    print(line)',
  ],
  file: ['print(response.status_code)', 'open("<file>", "wb").write(response.content)'],
};

/** Prints a program that sends the request and prints the response. */
export function pythonSample(request: SampleRequest): string {
  const { method, url, headers, cookies, user, certificate, body, answer } = request;
  const fields = cookies === '' ? headers : [...headers, ['Cookie', cookies] as const];
  const args = [quoteJson(method), quoteJson(url)];
  if (fields.length > 0) args.push(`headers=${dictionary(fields)}`);
  if (user) {
    const pair = user.pair.map(quoteJson).join(', ');
    args.push(user.isDigest ? `auth=requests.auth.HTTPDigestAuth(${pair})` : `auth=(${pair})`);
  }
  if (certificate !== undefined) args.push(`cert=${quoteJson(certificate)}`);
  if (body) args.push(bodyArgument(body));
  if (answer === 'stream') args.push('stream=True');
  return [
    'import requests',
    '',
    'response = requests.request(',
    ...args.map((one) => `    ${one},`),
    ')',
    ...ANSWERS[answer],
  ].join('\n');
}

function bodyArgument(body: SampleBody): string {
  switch (body.kind) {
    case 'json':
      return body.value === undefined
        ? `data=${bytesOf(body.text)}`
        : `json=${literal(body.value, 1)}`;
    case 'text':
      return `data=${bytesOf(body.text)}`;
    case 'file':
      return `data=open(${quoteJson(body.name)}, "rb")`;
    case 'form':
      return `data=${pairs(body.fields.map(({ name, value }) => [name, quoteJson(value)]))}`;
    case 'multipart':
      return `files=${pairs(body.fields.map(partOf))}`;
    default:
      return body satisfies never;
  }
}

/**
 * Returns a part of a multipart form as `requests` expects it: a tuple of the file name (or
 * `None`), the content, and the media type.
 */
function partOf({ name, value, file, type }: SentField): [name: string, value: string] {
  const content = file ? `open(${quoteJson(value)}, "rb")` : quoteJson(value);
  if (file && type === undefined) return [name, content];
  const kind = type === undefined ? '' : `, ${quoteJson(type)}`;
  return [name, `(${file ? quoteJson(value) : 'None'}, ${content}${kind})`];
}

/**
 * Prints a text as UTF-8 bytes if it is not ASCII, because `requests` would encode it as Latin-1.
 */
function bytesOf(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? quoteJson(text) : `${quoteJson(text)}.encode()`;
}

/**
 * Prints names and Python expressions: as a dictionary if each name occurs once, otherwise as a
 * list of tuples.
 */
function pairs(entries: readonly (readonly [name: string, value: string])[]): string {
  const isSet = new Set(entries.map(([name]) => name)).size === entries.length;
  const lines = entries.map(([name, value]) =>
    isSet ? `        ${quoteJson(name)}: ${value},` : `        (${quoteJson(name)}, ${value}),`,
  );
  return isSet ? `{\n${lines.join('\n')}\n    }` : `[\n${lines.join('\n')}\n    ]`;
}

function dictionary(entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([name, value]) => `        ${quoteJson(name)}: ${quoteJson(value)},`);
  return `{\n${lines.join('\n')}\n    }`;
}

/** Prints a value as a Python literal. Only `None`, `True` and `False` differ from JSON. */
function literal(value: Instance | undefined, depth: number): string {
  const pad = '    '.repeat(depth);
  if (value === undefined || value === null) return 'None';
  if (value === BYTES) return '"<file>"';
  if (typeof value === 'string') return quoteJson(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isArrayInstance(value)) {
    const items = value.map((item) => `${pad}    ${literal(item, depth + 1)},`);
    return items.length === 0 ? '[]' : `[\n${items.join('\n')}\n${pad}]`;
  }
  if (isObjectInstance(value)) {
    const items = [...value].map(
      ([name, held]) => `${pad}    ${quoteJson(name)}: ${literal(held, depth + 1)},`,
    );
    return items.length === 0 ? '{}' : `{\n${items.join('\n')}\n${pad}}`;
  }
  return String(value);
}
