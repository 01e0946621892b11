/**
 * Nesting and chains in every other format, tens of thousands deep. Reading them ends with a result
 * or with a message.
 */
import { expect, test } from 'vitest';
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { isWhole } from '../property.js';
import { run } from '../stride.js';

/**
 * The depth. The suite exceeds the supported depth only a little; `npm run proof random` exceeds it
 * by far.
 */
const COUNT = isWhole ? 50_000 : 3000;

const nest = (before: string, after: string): string =>
  before.repeat(COUNT) + '1' + after.repeat(COUNT);
const rows = <T>(row: (index: number) => T): T[] =>
  Array.from({ length: COUNT }, (_, at) => row(at));

const collection = (request: object, variable: unknown[] = []): string =>
  JSON.stringify({
    info: {
      name: 'c',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ name: 'r', request: { method: 'POST', url: 'https://x.test/a', ...request } }],
    variable,
  });
const recording = (request: object, text = '{}'): string => {
  const response = { status: 200, content: { mimeType: 'application/json', text } };
  const entry = { request: { method: 'POST', url: 'https://x.test/a', ...request }, response };
  return JSON.stringify({ log: { entries: [entry] } });
};
const insomnia = (parentOf: (index: number) => string): string =>
  JSON.stringify({
    _type: 'export',
    __export_format: 4,
    resources: [
      { _id: 'w', _type: 'workspace', name: 'w' },
      ...rows((at) => ({
        _id: `f${at}`,
        _type: 'request_group',
        name: `f${at}`,
        parentId: parentOf(at),
      })),
      {
        _id: 'r',
        _type: 'request',
        parentId: 'f0',
        name: 'r',
        method: 'GET',
        url: 'https://x.test/a',
      },
    ],
  });
const overlay = (target: string): string =>
  JSON.stringify({
    overlay: '1.1.0',
    info: { title: 'o', version: '1' },
    actions: [{ target, update: { x: 1 } }],
  });
const json = { mode: 'raw', raw: nest('{"a":', '}') };

/** The file, its text, and the code that reports an omission, if any. */
const NESTS: Readonly<Record<string, readonly [source: string, text: string, code?: string]>> = {
  'a response in a recording': ['a.har', recording({}, nest('[', ']'))],
  'a form in a recording': [
    'a.har',
    recording({
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        text: `a${'[b]'.repeat(COUNT)}=1`,
      },
    }),
  ],
  'a path in a recording': ['a.har', recording({ url: `https://x.test${'/a1'.repeat(COUNT)}` })],
  'folders of a collection': [
    'c.json',
    collection({}).replace(/"item":\[(.*)\],"variable"/, (_, item: string) => {
      const open = '{"name":"f","item":['.repeat(COUNT);
      return `"item":[${open}${item}${']}'.repeat(COUNT)}],"variable"`;
    }),
    'file/too-deep',
  ],
  'a body in a collection': ['c.json', collection({ body: json })],
  'variables of variables': [
    'c.json',
    collection(
      { url: 'https://x.test/{{v0}}' },
      rows((at) => ({ key: `v${at}`, value: `{{v${at + 1}}}` })),
    ),
  ],
  'a GraphQL query': [
    'c.json',
    collection({ body: { mode: 'graphql', graphql: { query: nest('{a', '}') } } }),
  ],
  'Insomnia folders': [
    'i.json',
    insomnia((at) => (at === COUNT - 1 ? 'w' : `f${at + 1}`)),
    'collection/deep',
  ],
  'a cycle of Insomnia folders': ['i.json', insomnia((at) => `f${(at + 1) % COUNT}`)],
  'a body in a file of requests': [
    'a.http',
    `POST https://x.test/a\nContent-Type: application/json\n\n${nest('[', ']')}\n`,
  ],
  'braces in a URL': ['a.http', `GET https://x.test/${nest('{{', '}}')}\n`],
  'Bruno blocks': [
    'c/a.bru',
    `get {\n  url: https://x.test/a\n}\n\n${'example {\n'.repeat(COUNT)}${'}\n'.repeat(COUNT)}`,
  ],
  'Bruno folders': [
    'c/' + 'f/'.repeat(COUNT) + 'a.bru',
    'get {\n  url: https://x.test/a\n}\n',
    'collection/deep',
  ],
  'the target of an overlay action': [
    'overlay.json',
    overlay(`$${'.a'.repeat(COUNT)}`),
    'overlay/target',
  ],
  'a filter in the target of an overlay action': [
    'overlay.json',
    overlay(`$..[?${'!('.repeat(COUNT)}@.a${')'.repeat(COUNT)}]`),
    'overlay/target',
  ],
  'YAML aliases': [
    'a.yaml',
    `openapi: 3.1.0\nx:\n  k0: &a0 1\n${rows((at) => `  k${at + 1}: &a${at + 1} {b: *a${at}}\n`).join('')}`,
    'file/too-deep',
  ],
};

const API = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: { '/a': { get: { responses: { 204: { description: 'Done' } } } } },
});

test.each(Object.keys(NESTS))('%s', async (name) => {
  const [source, text, code] = NESTS[name] ?? ['', ''];
  const input = { source, bytes: Buffer.from(text) };
  const mark = {
    source: 'c/bruno.json',
    bytes: Buffer.from('{"version":"1","name":"c","type":"collection"}'),
  };
  const isOverlay = source === 'overlay.json';
  const files = isOverlay
    ? [{ source: 'api.json', bytes: Buffer.from(API) }]
    : source.endsWith('.bru')
      ? [mark, input]
      : [input];
  const targets = Object.fromEntries(TARGETS.map((target) => [target.name, true]));
  const generated = await run(files, { targets }, { overlays: isOverlay ? [input] : [] });
  expect(inspectJson(generated).documents).toBeDefined();
  const codes = generated.report.list().map((one) => one.code);
  if (code !== undefined) expect(codes).toContain(code);
});
