/** No test depends on the speed of the machine: a short time in a test has a reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, isTest, root } from './files.js';

/** Times below this are short: a busy machine stops a process for longer. */
const SHORT = 1000;

/** A number of milliseconds: a timer, or an option that limits or delays something. */
const TIME =
  /\bsetTimeout\([\w.$]+, ([\d_]+)\)|\b(?:\w*[tT]imeout|delay|heartbeat|lifetime|patience|grace)\b['"]?: ([\d_]+)\b(?! \*)/g;

/** The reasons why a short time has no influence on the result, and the files. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'the test asks again after it': [
    'src/cli/mock/mock.test.ts',
    'templates/server/runtime/test/node.test.ts',
    'test/docs/try-it-wire.test.ts',
    'test/prism/prism.test.ts',
    'examples/stride/storage/test/pgbouncer.ts',
  ],
  'the test waits for at least as long': [
    'src/output/files/test/stamp.test.ts',
    'src/output/targets/msw/msw.test.ts',
    'templates/client/runtime/test/send.test.ts',
    'test/frameworks/servers/store.ts',
    'test/servers/adapted.ts',
    'test/servers/operated.test.ts',
  ],
  'the time limit of something that never ends': [
    'templates/client/runtime/test/again.test.ts',
    'templates/client/runtime/test/waiting.test.ts',
    'test/msw/node.test.ts',
    'examples/stride/storage/test/open.test.ts',
  ],
  'the time is fake': ['templates/client/runtime/test/timeout.test.ts'],
};

/** All tests and their helpers, except this file. */
const files = ['src', 'templates', 'test', 'examples']
  .flatMap(filesBelow)
  .filter((path) => path.endsWith('.ts') && (path.startsWith('test/') || isTest(path)))
  .filter((path) => !import.meta.filename.endsWith(path));
const allowed = new Set(Object.values(ALLOWED).flat());

test('a short time has a reason', () => {
  const found = files.filter((path) => shortTimes(path).length > 0);
  const faults = found
    .filter((path) => !allowed.has(path))
    .map((path) => `${path}: ${shortTimes(path).join(', ')}`);
  expect(faults, 'let the test decide when time passes, or add the file to ALLOWED').toEqual([]);
  expect([...allowed].filter((path) => !found.includes(path))).toEqual([]);
});

test('waits have the patience of the configuration', () => {
  const own = /\bvi\.waitFor\(|\.poll\([^;]*\}, \{ timeout: |\.poll\([^;{}]*, \{ timeout: /;
  const impatient = files.filter((path) => own.test(textOf(path)));
  expect(impatient, 'use expect.poll without a timeout').toEqual([]);
});

test('a browser test waits for the effect of an action', () => {
  const action = String.raw`\bawait [^;]*\.(?:click|press|type|fill|check|selectOption)\([^;]*\);`;
  const reading = String.raw`expect\(\s*(?:await|page\.url)|const \w+ = await [^;]*\.(?:boundingBox|textContent|count)\(`;
  const racing = new RegExp(String.raw`${action}\s+(?:\/\/.*\s+)*(?:${reading})`, 'g');
  const faults = files.flatMap((path) =>
    [...textOf(path).matchAll(racing)].map(([text]) => `${path}: ${text}`),
  );
  expect(faults, 'use expect.poll, waitFor or waitForURL').toEqual([]);
});

function shortTimes(path: string): string[] {
  return [...textOf(path).matchAll(TIME)]
    .filter(([, timer, option]) => {
      const time = Number((timer ?? option ?? '0').replaceAll('_', ''));
      return time > 0 && time < SHORT;
    })
    .map(([text]) => text);
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
