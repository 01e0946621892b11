/** The options `--accept` and `--prefer`, which scripts use repeatedly. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOfEachTest } from '../../../../test/folder.js';
import { run } from '../../run.js';

const MESS = join(import.meta.dirname, '../../../../test/settle/mess');
const folder = folderOfEachTest();

async function settle(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(['settle', ...words], {
    cwd: folder.path,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  return { code, out, err };
}

it('a rule without matching questions is not an error', async () => {
  cpSync(MESS, folder.path, { recursive: true });
  const rules = ['--accept', 'wording', '--accept', 'reconcile/keyword', '--prefer', 'public.yaml'];
  expect((await settle(...rules)).out).toMatch(/^5 questions answered\n3 questions left\n/);
  expect((await settle(...rules)).out).toMatch(/^0 questions answered\n3 questions left\n/);
  const unknown = await settle('--accept', 'wordings');
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain('"wordings"');
});

it('--prefer takes the end of a path, if it names one document', async () => {
  cpSync(MESS, join(folder.path, 'apis/v1'), { recursive: true });
  const inputs = ['apis/v1', '--overlay', 'new.overlay.yaml'];
  const { out } = await settle(...inputs, '--prefer', 'public.yaml');
  expect(out).toMatch(/^[1-9]\d* questions answered\n/);
  // The title differs, because an identical copy would count as the same document.
  const other = readFileSync(join(MESS, 'public.yaml'), 'utf8').replace(/title: /, '$&Other ');
  folder.write('apis/v2/public.yaml', other);
  const two = await settle(
    'apis/v1',
    'apis/v2',
    '--overlay',
    'other.overlay.yaml',
    '--prefer',
    'public.yaml',
  );
  expect([two.code, two.err]).toEqual([
    2,
    expect.stringContaining(
      '"public.yaml" matches 2. Write the whole path of one: apis/v1/public.yaml, apis/v2/public.yaml',
    ),
  ]);
});
