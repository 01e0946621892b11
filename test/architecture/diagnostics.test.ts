/** Every diagnostic is used, and raised by a case. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOG } from '../../src/diagnostics/catalog.js';
import { all, filesBelow, isTest, root } from './files.js';

/** Codes that no description can raise, or only a monstrous one: tests beside the code that raise them. */
const PROOFS: Readonly<Record<string, readonly string[]>> = {
  config: [
    'src/cli/generate/several.test.ts',
    'src/config/check.test.ts',
    'src/config/needs.test.ts',
    'src/config/load.test.ts',
    'src/cli/run.test.ts',
    'src/config/user-code.test.ts',
    'src/config/named-targets.test.ts',
  ],
  op: ['test/pages/pages.test.ts', 'test/hostile/shared.test.ts'],
  output: [
    'src/pipeline/render/size.test.ts',
    'src/targets/postman/postman.test.ts',
    'src/output/test/write.test.ts',
    'src/output/test/formatter.test.ts',
    'src/cli/generate/test/generate.test.ts',
    'src/cli/generate/test/broken-inputs.test.ts',
    'src/cli/generate/handlers.test.ts',
    'src/cli/generate/merge.test.ts',
  ],
  handlers: ['src/cli/generate/handlers.test.ts'],
  docs: ['src/cli/job/earlier.test.ts'],
  file: [
    'src/cli/job/inputs.test.ts',
    'src/source/load.test.ts',
    'src/source/files/files.test.ts',
    'src/source/yaml/yaml.test.ts',
  ],
  json: ['src/source/json/json.test.ts'],
  number: ['src/source/json/json.test.ts'],
  schema: ['test/hostile/time.test.ts'],
  shape: ['src/source/cursor.test.ts'],
  traffic: ['src/source/files/archive.test.ts'],
  text: ['src/source/load.test.ts', 'src/source/json/json.test.ts'],
  yaml: ['src/source/yaml/yaml.test.ts'],
  overlay: ['src/overlay/apply.test.ts'],
};

const codes = Object.keys(CATALOG);

test('every code is used', () => {
  const text = all
    .filter((path) => !isTest(path) && !path.startsWith('src/diagnostics/catalog'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
});

test('every code is raised by a case, or by a test beside the code that raises it', () => {
  const raised = new Set(
    filesBelow('test/cases')
      .filter((path) => path.endsWith('/diagnostics.txt'))
      .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
      .flatMap((line) => /^(?:error|warning|info|hint) ([\w-]+\/[\w-]+)/.exec(line)?.[1] ?? []),
  );
  const proven = (code: string): boolean =>
    (PROOFS[code.split('/')[0] ?? ''] ?? []).some(
      (path) =>
        existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(code),
    );
  expect(codes.filter((code) => !raised.has(code) && !proven(code))).toEqual([]);
});
