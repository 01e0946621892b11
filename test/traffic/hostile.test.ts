/** Malicious recordings: each ends in a result or a diagnostic. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/run/config/config.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import { runPipeline, type Generated } from '../../src/run/pipeline/generate.js';
import { readRecordings } from '../../src/input/read/index.js';
import { verifyTraffic } from '../../src/service/verify/index.js';

const HOST = 'https://api.b.io';

function entry(url: string, text: string, more: object = {}): object {
  return {
    request: { method: 'GET', url: `${HOST}${url}`, headers: [], ...more },
    response: {
      status: 200,
      headers: [],
      content: { size: text.length, mimeType: 'application/json', text },
    },
  };
}

const har = (...entries: unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });

/** Reads and renders a recording, and verifies it with itself. */
async function all(text: string): Promise<Generated> {
  const files = [{ source: 'traffic.har', bytes: new TextEncoder().encode(text) }];
  const generated = await runPipeline({
    files,
    overlays: [],
    config: resolveConfig({ inputs: [], targets: { client: true, docs: true } }),
  });
  const recordings = readRecordings(generated.documents, createReport());
  await verifyTraffic(generated.api, generated.names, recordings);
  return generated;
}

const deep = (levels: number, open: string, close: string): string =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;
const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 32)).toString('base64');
const LONG = 'k'.repeat(100_000);

describe('malicious traffic', () => {
  it.each<[string, () => string]>([
    ['deep arrays in a body', () => har(entry('/a', deep(5000, '[', ']')))],
    ['deep objects in a body', () => har(entry('/a', deep(5000, '{"a":', '}')))],
    ['a deep archive', () => `{"log":{"entries":${deep(5000, '[', ']')}}}`],
    [
      'huge keys',
      () => har(entry('/a', JSON.stringify({ [LONG]: 1, [`${LONG}2`]: { [LONG]: 2 } }))),
    ],
    [
      'many keys',
      () =>
        har(
          entry(
            '/a',
            JSON.stringify(
              Object.fromEntries(
                Array.from({ length: 20_000 }, (_, index) => [`k${index}x`, index]),
              ),
            ),
          ),
        ),
    ],
    [
      'lone surrogates',
      () =>
        har(
          entry('/a%ED%A0%80/\ud800', '{"\ud800":"\udc00","a\ud800b":1}', {
            headers: [{ name: 'X-\ud800', value: '\ud800' }],
          }),
        ),
    ],
    [
      '__proto__',
      () =>
        har(
          entry('/__proto__/constructor', '{"__proto__":{"a":1},"constructor":2,"toString":3}', {
            headers: [{ name: '__proto__', value: '1' }],
          }),
          entry('/a?__proto__=1&constructor=2', '{}'),
        ),
    ],
    [
      'the archive itself',
      () => '{"log":{"__proto__":{"entries":[]},"entries":{"0":1,"length":3}}}',
    ],
    [
      'a bomb',
      () =>
        har({
          request: { method: 'GET', url: `${HOST}/a`, headers: [] },
          response: {
            status: 200,
            content: { size: 1, mimeType: 'application/json', encoding: 'base64', text: bomb },
          },
        }),
    ],
    [
      'control characters',
      () =>
        har(
          entry('/a%00%1b%5B31m/\u202e', '{"a\\u0000\\u001b[31m":"\\u2028*/"}', {
            headers: [{ name: 'X\u0000', value: '\u001b' }],
          }),
          entry('/b?x%0a=1', '{}'),
        ),
    ],
    [
      'code',
      () =>
        har(entry('/${process.exit()}/*/\'"`', '{"*/ process.exit() /*":"</script>","`${x}`":1}')),
    ],
    [
      'entries of any kind',
      () =>
        har(
          null,
          1,
          'x',
          [],
          {},
          { request: 1, response: [] },
          { request: { url: {}, method: [] } },
          { request: { url: HOST, method: 'G'.repeat(5000) } },
        ),
    ],
    [
      'odd members',
      () =>
        har({
          request: { method: 'GET', url: `${HOST}/a`, headers: {}, postData: [] },
          response: { status: '200', headers: 7, content: 'x' },
        }),
    ],
    [
      'long addresses',
      () => har(entry(`/${'a/'.repeat(20_000)}`, '{}'), entry(`/a?${'b=1&'.repeat(20_000)}`, '{}')),
    ],
    [
      'numbers that no double holds',
      () =>
        har(entry('/a/99999999999999999999', '[1e999,123456789012345678901234567890,-0,1e-999]')),
    ],
  ])('%s', async (_, make) => {
    const { report } = await all(make());
    for (const { message } of report.list()) expect(message.length).toBeLessThan(100_000);
  });

  const paths = process.env['SCALE'] === 'all' ? 100_000 : 5000;
  it(`${paths} different paths do not become ${paths} endpoints`, async () => {
    const words = Array.from({ length: paths }, (_, index) => {
      const name = index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
      return entry(`/things/${name}x`, '{}');
    });
    const { api } = await all(har(...words));
    expect(api.endpoints.length).toBeLessThan(10);
  });
});
