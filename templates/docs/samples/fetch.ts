/** A request as JavaScript: `fetch`, which browsers, Node, Deno and Bun have. */
import { append } from '../../../src/base/foundation/lists.js';
import { quoteJson } from '../../../src/print/emit/typescript/literal.js';
import type { AnswerKind } from './answer.js';
import type { SampleRequest } from './request.js';

/** What is done with the answer. */
const ANSWERS: Readonly<Record<AnswerKind, readonly string[]>> = {
  text: ['console.log(response.status, await response.text());'],
  stream: [
    'console.log(response.status);',
    'for await (const text of response.body.pipeThrough(new TextDecoderStream())) {',
    '  console.log(text);',
    '}',
  ],
  file: ['console.log(response.status, await response.blob());'],
};

/** A module that sends the request and prints the answer. */
export function fetchSample(request: SampleRequest): string {
  const { method, url, headers, user, json, form, isMultipart, isFile } = request;
  const before: string[] = [];
  const all = headers.map(([name, value]) => `    ${quoteJson(name)}: ${quoteJson(value)},`);
  if (user) {
    all.push(`    Authorization: "Basic " + btoa(${quoteJson(user.join(':'))}),`);
  }
  const lines = [`  method: ${quoteJson(method)},`];
  if (all.length > 0) {
    lines.push('  headers: {');
    append(lines, all);
    lines.push('  },');
  }
  if (form !== undefined) {
    before.push(`const body = new ${isMultipart ? 'FormData' : 'URLSearchParams'}();`);
    for (const { name, value, file, type } of form) {
      const kind = type === undefined ? '' : `{ type: ${quoteJson(type)} }`;
      const text = quoteJson(value);
      const blob = kind === '' ? 'new Blob()' : `new Blob([${file ? '' : text}], ${kind})`;
      const given = file || kind !== '' ? blob : text;
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
    ...ANSWERS[request.answer],
  ].join('\n');
}
