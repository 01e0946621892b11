import { expect, test } from 'vitest';
import type { Io } from './io.js';
import { createProgress } from './progress.js';

function watch(interactive: boolean) {
  const printed: string[] = [];
  let now = 0;
  const io: Io = {
    cwd: '/',
    out: () => undefined,
    err: (text) => void printed.push(text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive,
  };
  const progress = createProgress(io, () => now);
  return { printed, progress, wait: (time: number) => void (now += time) };
}

const CLEAR = '\r\u001b[2K';

test('a long run shows stage, count and current file', () => {
  const { printed, progress, wait } = watch(true);
  progress.stage('load');
  wait(200);
  progress.stage('read');
  wait(100);
  progress.stage('read', { at: 1, of: 12, name: 'specs/a.yaml' });
  wait(10);
  progress.stage('read', { at: 2, of: 12, name: 'specs/b.yaml' });
  wait(100);
  progress.stage('read', { at: 3, of: 12, name: 'specs/c\u001b[31m.yaml' });
  progress.done();
  expect(printed).toEqual([
    '… reading the descriptions',
    CLEAR,
    '… reading the descriptions 1/12 specs/a.yaml',
    CLEAR,
    expect.stringMatching(/^… reading the descriptions 3\/12 specs\/c[^\u001b]*yaml$/),
    CLEAR,
  ]);
  expect(progress.timings()).toBe('load 200 ms · read 210 ms');
});

test('a line never wraps', () => {
  const { printed, progress, wait } = watch(true);
  wait(200);
  progress.stage('load', { at: 1, of: 1, name: 'x'.repeat(500) });
  expect(printed[0]).toHaveLength(79);
});

test.each([
  ['nobody watches', false, 1000],
  ['it is over in a blink', true, 10],
])('nothing is drawn when %s', (_, interactive, time) => {
  const { printed, progress, wait } = watch(interactive);
  wait(time);
  progress.stage('load', { at: 1, of: 2, name: 'a.json' });
  progress.done();
  expect(printed).toEqual([]);
});
