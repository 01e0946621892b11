/**
 * Prints a request in JavaScript with `fetch`, which is available in browsers, Node, Deno and Bun.
 */
import { quoteJson } from '../../../src/print/emit/typescript/literal.js';
import {
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../../src/values/sample/index.js';
import type { ResponseKind } from './response.js';
import type { SentField } from './form.js';
import type { SampleBody, SampleRequest } from './request.js';
import { compactJson } from './values.js';

/** The lines that print or save the response. */
const ANSWERS: Readonly<Record<ResponseKind, readonly string[]>> = {
  text: ['console.log(response.status, await response.text());'],
  stream: [
    'console.log(response.status);',
    'for await (const text of response.body.pipeThrough(new TextDecoderStream())) {',
    '  console.log(text);',
    '}',
  ],
  file: ['console.log(response.status, await response.blob());'],
};

const READ_FILE = 'import { readFile } from "node:fs/promises";';

/** Prints a module that sends the request and prints the response. */
export function fetchSample(request: SampleRequest): string {
  const { method, url, headers, cookies, user, body } = request;
  const { before, value } = body ? bodyCode(body) : NO_BODY;
  const fields = headers.map(([name, text]) => `    ${quoteJson(name)}: ${quoteJson(text)},`);
  if (user) fields.push(`    Authorization: "Basic " + btoa(${quoteJson(user.pair.join(':'))}),`);
  if (cookies !== '') fields.push(`    Cookie: ${quoteJson(cookies)},`);
  const lines = [
    `  method: ${quoteJson(method)},`,
    ...(fields.length === 0 ? [] : ['  headers: {', ...fields, '  },']),
    ...(value === undefined ? [] : [value]),
  ];
  const isPlain = method === 'GET' && lines.length === 1;
  const options = isPlain ? '' : `, {\n${lines.join('\n')}\n}`;
  return [
    ...before,
    `const response = await fetch(${quoteJson(url)}${options});`,
    ...ANSWERS[request.answer],
  ].join('\n');
}

interface BodyCode {
  /** The statements that precede the call. */
  readonly before: readonly string[];
  /** The value of the option `body` of `fetch`. */
  readonly value: string | undefined;
}

const NO_BODY: BodyCode = { before: [], value: undefined };

function bodyCode(body: SampleBody): BodyCode {
  switch (body.kind) {
    case 'json':
      return { before: [], value: `  body: ${jsonCode(body)},` };
    case 'text':
      return { before: [], value: `  body: ${quoteJson(body.text)},` };
    case 'file': {
      const value = `  body: await readFile(${quoteJson(body.name)}),`;
      return { before: [READ_FILE, ''], value };
    }
    case 'form':
    case 'multipart': {
      const kind = body.kind === 'form' ? 'URLSearchParams' : 'FormData';
      const isRead = body.fields.some(({ file }) => file);
      const before = [
        ...(isRead ? [READ_FILE, ''] : []),
        `const body = new ${kind}();`,
        ...body.fields.map(fieldCode),
      ];
      return { before, value: '  body,' };
    }
    default:
      return body satisfies never;
  }
}

function fieldCode({ name, value, file, type }: SentField): string {
  const text = quoteJson(value);
  if (!file && type === undefined) return `body.append(${quoteJson(name)}, ${text});`;
  const part = file ? `await readFile(${text})` : text;
  const kind = type === undefined ? '' : `, { type: ${quoteJson(type)} }`;
  const named = file ? `, ${text}` : '';
  return `body.append(${quoteJson(name)}, new Blob([${part}]${kind})${named});`;
}

/**
 * Prints a value as a JavaScript literal. If JavaScript would change the value, prints it as a
 * string of JSON.
 */
function jsonCode({ text, value }: Extract<SampleBody, { kind: 'json' }>): string {
  if (value === undefined) return quoteJson(text);
  if (isLost(value)) return quoteJson(compactJson(value));
  return `JSON.stringify(${text.replaceAll('\n', '\n  ')})`;
}

/**
 * Returns true if a JavaScript literal would change the value. Integers beyond 2^53 lose digits,
 * and `__proto__` in an object literal sets the prototype.
 */
function isLost(value: Instance): boolean {
  if (typeof value === 'bigint') return true;
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (isArrayInstance(value)) return value.some(isLost);
  if (!isObjectInstance(value)) return false;
  return value.has('__proto__') || [...value.values()].some(isLost);
}
