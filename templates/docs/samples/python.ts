/** A request as Python, with the package that most programs have: `requests`. */
import { quoteJson } from '../../../src/emit/typescript/literal.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../../src/sample/index.js';
import type { SampleRequest } from './request.js';

/** A program that sends the request and prints the answer. */
export function pythonSample(request: SampleRequest): string {
  const { method, url, headers, user, json, form, isMultipart, isFile } = request;
  const args = [quoteJson(method), quoteJson(url)];
  if (headers.length > 0) args.push(`headers=${dictionary(headers)}`);
  if (user) args.push(`auth=(${user.map(quoteJson).join(', ')})`);
  if (json !== undefined) {
    const isKnown = json.value !== undefined;
    args.push(isKnown ? `json=${literal(json.value, 1)}` : `data=${quoteJson(json.text)}`);
  }
  if (form !== undefined && !isMultipart) {
    args.push(`data=${dictionary(form.map(({ name, value }) => [name, value]))}`);
  }
  if (form !== undefined && isMultipart) {
    const parts = form.map(({ name, value, file }) => {
      const given = file ? `open(${quoteJson(value)}, "rb")` : `(None, ${quoteJson(value)})`;
      return `        ${quoteJson(name)}: ${given},`;
    });
    args.push(`files={\n${parts.join('\n')}\n    }`);
  }
  if (isFile) args.push('data=open("<file>", "rb")');
  return [
    'import requests',
    '',
    'response = requests.request(',
    ...args.map((one) => `    ${one},`),
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
}

function dictionary(entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([name, value]) => `        ${quoteJson(name)}: ${quoteJson(value)},`);
  return `{\n${lines.join('\n')}\n    }`;
}

/** Escapes of JSON are those of Python too; only three words differ. */
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
