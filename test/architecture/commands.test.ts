/** The commands of `npm run` that our texts name exist. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error Scripts have no declarations.
import * as proofs from '../../scripts/proof.mjs';
import { root } from './files.js';

const { PROOFS } = proofs as { PROOFS: Readonly<Record<string, readonly [string, string]>> };

const scriptsOf = (folder: string): string[] => {
  const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as { readonly scripts: object }).scripts);
};

/** Texts about this repository. Other pages of the docs are about the projects of users. */
const FILES = ['CONTRIBUTING.md', 'README.md', 'docs/project', 'docs/decisions', 'docs/speed.md'];
const CODE = ['.ci', 'test', 'bench', 'scripts', 'vitest.config.ts'];
const EXAMPLES = ['app', 'stride', 'workspace'].map((name) => `examples/${name}`);

test('our texts name scripts and proofs that exist', () => {
  const known = new Set(['.', ...EXAMPLES].flatMap(scriptsOf));
  const words = [
    'grep',
    '-hoE',
    'npm run (-s )?(proof )?[a-z0-9:]+',
    '--',
    ...FILES,
    ...CODE,
    ...EXAMPLES,
  ];
  const named = execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  expect(named.length).toBeGreaterThan(50);
  const wrong = named.filter((one) => {
    const [, proof, name = ''] = /npm run (?:-s )?(proof )?(.*)/.exec(one) ?? [];
    return proof === undefined ? !known.has(name) : !Object.hasOwn(PROOFS, name);
  });
  expect([...new Set(wrong)]).toEqual([]);
});

test('each proof starts files that exist', () => {
  const started = Object.values(PROOFS).flatMap(
    ([, command]) => command.match(/\b[\w-]+\/[\w/.-]+/g) ?? [],
  );
  expect(started.length).toBeGreaterThan(20);
  expect(started.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
