/** A request as JavaScript: `fetch`, which browsers, Node, Deno and Bun have. */
import { quoteJson } from '../../../src/emit/typescript/literal.js';
import type { SampleRequest } from './request.js';

/** A module that sends the request and prints the answer. */
export function fetchSample(request: SampleRequest): string {
  const { method, url, headers, user, json, form, isMultipart, isFile } = request;
  const before: string[] = [];
  const all = headers.map(([name, value]) => `    ${quoteJson(name)}: ${quoteJson(value)},`);
  if (user) {
    all.push(`    Authorization: "Basic " + btoa(${quoteJson(user.join(':'))}),`);
  }
  const lines = [`  method: ${quoteJson(method)},`];
  if (all.length > 0) lines.push('  headers: {', ...all, '  },');
  if (form !== undefined) {
    before.push(`const body = new ${isMultipart ? 'FormData' : 'URLSearchParams'}();`);
    for (const { name, value, file } of form) {
      const given = file ? 'new Blob()' : quoteJson(value);
      before.push(`body.append(${quoteJson(name)}, ${given});`);
    }
    lines.push('  body,');
  } else if (json !== undefined) {
    const isKnown = json.value !== undefined;
    const body = isKnown ? json.text.replaceAll('\n', '\n  ') : quoteJson(json.text);
    lines.push(isKnown ? `  body: JSON.stringify(${body}),` : `  body: ${body},`);
  } else if (isFile) lines.push('  body: new Blob(),');
  const isPlain = method === 'GET' && lines.length === 1;
  const options = isPlain ? '' : `, {\n${lines.join('\n')}\n}`;
  return [
    ...before,
    `const response = await fetch(${quoteJson(url)}${options});`,
    'console.log(response.status, await response.text());',
  ].join('\n');
}
