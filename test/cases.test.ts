/**
 * One behaviour = one directory in test/cases:
 *   input/            the descriptions (overlay.yaml is an overlay)
 *   restitch.config.json   optional: keys of the configuration
 *   names.json        optional: endpoint → the name that an earlier run gave it, or the whole
 *   contents of its lock
 *   diagnostics.txt   every diagnostic of the run, hints too
 *   expected/api.txt  the model: the output of `inspect`, then everything else;
 *                     next to it the output files, if the configuration names targets
 * UPDATE=1 npx vitest run test/cases.test.ts writes the current output: read the difference before
 * committing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { UserConfig } from '../src/run/config/config.js';
import { formatDiagnostic } from '../src/base/diagnostics/frame.js';
import { inReadingOrder } from '../src/base/diagnostics/order.js';
import type { Generated } from '../src/run/pipeline/generate.js';
import { factsText } from './case-text/facts.js';
import type { LockedOperation, NameLock } from '../src/api/resolve/index.js';
import { createLocator, type SourceFile } from '../src/input/source/index.js';
import { modelText } from './case-text/model.js';
import { run } from './stride.js';

const CASES = fileURLToPath(new URL('./cases', import.meta.url));
/**
 * Diagnostics that nearly every short case raises. They are printed only if a case asks for them.
 */
const SHORT = {
  'resp/only-200': 'off',
  'resp/int-key': 'off',
  'auth/unknown': 'off',
  'auth/missing': 'off',
} as const;
const UPDATE = process.env['UPDATE'] === '1';

test.each(readdirSync(CASES).sort())('%s', async (name) => {
  const folder = join(CASES, name);
  const all = filesIn(join(folder, 'input'));
  const overlays = all.filter(({ source }) => source.startsWith('overlay'));
  const files = all.filter((item) => !overlays.includes(item));
  const configFile = join(folder, 'restitch.config.json');
  const config = existsSync(configFile)
    ? (JSON.parse(readFileSync(configFile, 'utf8')) as Partial<UserConfig>)
    : {};
  const namesFile = join(folder, 'names.json');
  const lock = existsSync(namesFile) ? lockOf(readFileSync(namesFile, 'utf8')) : undefined;
  const more = { overlays, ...(lock && { lock }) };
  const generated = await run(files, { title: 'Case', severities: SHORT, ...config }, more);
  const locate = createLocator(generated.documents);
  const diagnostics = inReadingOrder(generated.report.list(), locate).map((item) =>
    formatDiagnostic(item, locate),
  );
  const found = new Map([
    ['diagnostics.txt', diagnostics.map((text) => `${text.trimEnd()}\n`).join('\n')],
    ['expected/api.txt', apiText(generated)],
    ...generated.files.map(({ path, text }): [string, string] => [`expected/${path}`, text]),
  ]);
  if (UPDATE) update(folder, found);
  const want = new Map(
    filesIn(folder, ['input', 'restitch.config.json', 'names.json']).map(({ source, bytes }) => [
      source,
      new TextDecoder().decode(bytes),
    ]),
  );
  const todo = `UPDATE=1 npx vitest run test/cases.test.ts -t '${name}' writes what is there now`;
  expect([...found.keys()].sort(), todo).toEqual([...want.keys()].sort());
  for (const [path, text] of found) expect(text, `${path}: ${todo}`).toBe(want.get(path));
});

function lockOf(text: string): NameLock {
  const names = Object.entries(JSON.parse(text) as Record<string, string | LockedOperation>);
  const endpoints = new Map(
    names.map(([key, one]) => [key, typeof one === 'string' ? { name: one, group: 'Pets' } : one]),
  );
  return { endpoints, schemas: new Map() };
}

function apiText(generated: Generated): string {
  return `${factsText(generated)}\n\n${modelText(generated.api)}\n`.trimStart();
}

function update(folder: string, found: ReadonlyMap<string, string>): void {
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
  for (const [path, text] of found) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function filesIn(folder: string, except: readonly string[] = [], prefix = ''): SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !except.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(join(folder, entry.name), [], `${prefix}${entry.name}/`)
        : [{ source: `${prefix}${entry.name}`, bytes: readFileSync(join(folder, entry.name)) }],
    );
}
