/**
 * Samples call a recorder: thirty kinds of requests in each language, and each arrives as
 * described. Go takes a second per program, so it runs with `SCALE=all` (`npm run proof samples`).
 * Languages that are not installed are skipped.
 *
 * @module-tag proof
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillOptions, type OptionsInput } from '../../src/base/shape/rule.js';
import { DOCS_OPTIONS } from '../../src/output/targets/docs/options.js';
import { docsSite } from '../../src/output/targets/docs/view.js';
import { MARKDOWN_TEMPLATES } from '../../templates/docs/markdown/pages.js';
import type { SampleLanguage } from '../../templates/docs/samples/index.js';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { startRecorder, wireFaults, type Recorded, type Recorder } from './recorder.js';
import { WIRE_CASES, wireText } from './wire-cases.js';

const folder = folderOfAllTests();
let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
});
afterAll(() => recorder.close());

interface Runner {
  readonly extension: string;
  readonly isThere: () => boolean;
  /** A command that runs several programs one after another, or one command for each. */
  readonly run: (files: readonly string[]) => readonly (readonly string[])[];
}

const isThere = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { timeout: 60_000 }).status === 0;
const isAll = process.env['SCALE'] === 'all';

/** Runs all programs of one language at once, so that its interpreter starts once. */
const RUNNERS: Readonly<Record<SampleLanguage, Runner>> = {
  curl: {
    extension: 'sh',
    isThere: () => isThere('curl', '--version'),
    run: (files) => [['sh', '-c', 'for one; do sh "$one"; echo; done', 'sh', ...files]],
  },
  fetch: {
    extension: 'mjs',
    isThere: () => true,
    run: (files) => [
      [
        process.execPath,
        '--input-type=module',
        '-e',
        'for (const one of process.argv.slice(1)) await import(one);',
        ...files,
      ],
    ],
  },
  python: {
    extension: 'py',
    isThere: () => isThere('python3', '-c', 'import requests'),
    run: (files) => [
      [
        'python3',
        '-c',
        'import sys\nfor one in sys.argv[1:]: exec(open(one).read(), {})',
        ...files,
      ],
    ],
  },
  go: {
    extension: 'go',
    isThere: () => isAll && isThere('go', 'version'),
    run: (files) => files.map((one) => ['go', 'run', one]),
  },
  php: {
    extension: 'php',
    isThere: () => isThere('php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'),
    run: (files) => [
      ['php', '-r', 'foreach (array_slice($argv, 1) as $one) include $one;', ...files],
    ],
  },
};

async function started([command = '', ...args]: readonly string[]): Promise<string> {
  const child = spawn(command, args, {
    cwd: folder.path,
    env: { ...process.env, GOFLAGS: '-mod=mod' },
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  const status = await new Promise((closed) => child.on('close', closed));
  return status === 0 ? '' : said;
}

/** Replaces the placeholders for values that only the caller knows. */
function filled(text: string): string {
  return text
    .replace(/<(?:token|password|X-Key|api key|sid)>/g, 'secret')
    .replaceAll('<user>', 'user')
    .replaceAll('<file>', 'file.bin');
}

const LANGUAGES = Object.entries(RUNNERS).filter(([name, runner]) => {
  const there = runner.isThere();
  if (!there)
    console.warn(`samples in ${name} are not run: it is not installed, or SCALE is not "all"`);
  return there;
}) as [SampleLanguage, Runner][];

test.each(LANGUAGES)(
  '%s sends the described request',
  async (language, runner) => {
    const made = await run([file('wire.json', wireText(recorder.url))]);
    const place = {
      importExtension: '.js',
      folder: 'generated/docs',
      folderInOutput: 'docs',
    } as const;
    const stated: OptionsInput<typeof DOCS_OPTIONS> = { samples: [language] };
    const options = fillOptions(DOCS_OPTIONS, stated);
    const view = docsSite({ ...made, ...place }, MARKDOWN_TEMPLATES, options).view;
    const names = Object.keys(WIRE_CASES);
    const programs = join(folder.path, language);
    mkdirSync(programs, { recursive: true });
    writeFileSync(join(folder.path, 'file.bin'), 'bytes');
    const files = names.map((name) => {
      const endpoint = made.api.endpoints.find(({ operationId }) => operationId?.value === name);
      if (endpoint === undefined) throw new Error(name);
      const [body] = view.bodiesOf(endpoint);
      const [sample] = view.samplesOf(endpoint, body?.media);
      const path = join(programs, `${name}.${runner.extension}`);
      writeFileSync(path, filled(sample?.text ?? ''));
      return path;
    });
    recorder.taken();
    const failed: string[] = [];
    for (const command of runner.run(files)) failed.push(await started(command));
    expect(failed.filter(Boolean)).toEqual([]);
    const arrived = new Map<string, Recorded>();
    for (const one of recorder.taken()) arrived.set(/^\/([\w-]+)/.exec(one.url)?.[1] ?? '', one);
    const faults: string[] = [];
    for (const [name, expected] of Object.entries(WIRE_CASES)) {
      const one = arrived.get(name);
      const found = one === undefined ? ['nothing arrived'] : await wireFaults(expected, one);
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(names).toHaveLength(30);
  },
  120_000,
);
