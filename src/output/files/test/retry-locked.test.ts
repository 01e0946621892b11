import { expect, test } from 'vitest';
import { retryWhileLocked } from '../steps.js';

/** Returns a file operation that fails once with each of the codes, and then succeeds. */
function system(...codes: string[]) {
  let calls = 0;
  const act = (): void => {
    const code = codes[calls++];
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  return { act, calls: () => calls };
}

test('retries while another process has the file open', async () => {
  const { act, calls } = system('EPERM', 'EBUSY');
  await retryWhileLocked(act, [0, 0, 0]);
  expect(calls()).toBe(3);
});

test('gives up after a while, and immediately for other errors', async () => {
  await expect(retryWhileLocked(system('EPERM', 'EACCES').act, [0])).rejects.toThrow('EACCES');
  const full = system('ENOSPC');
  await expect(retryWhileLocked(full.act, [0, 0])).rejects.toThrow('ENOSPC');
  expect(full.calls()).toBe(1);
});
