/** `generate --watch`, as a separate process on real files. Tests wait for its output. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtCommand } from '../../../test/built.js';
import { run } from '../run.js';

let folder: string;
let watching: Watching | undefined;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'restitch-watch-')));
  mkdirSync(join(folder, '.git'));
});
afterEach(async () => {
  await watching?.end('SIGKILL');
  watching = undefined;
  rmSync(folder, { recursive: true });
});

/** A process of `generate --watch`, and its output. */
class Watching {
  #text = '';
  #heard: () => void = () => undefined;
  readonly #child: ChildProcess;
  readonly #over: Promise<unknown[]>;

  constructor(...argv: string[]) {
    // One stream, so that the output arrives in order.
    const words = [
      '-c',
      'exec "$0" "$@" 2>&1',
      process.execPath,
      builtCommand(),
      'generate',
      '--watch',
    ];
    this.#child = spawn('sh', [...words, ...argv], { cwd: folder });
    this.#over = once(this.#child, 'exit');
    this.#child.stdout?.on('data', (data) => {
      this.#text += String(data);
      this.#heard();
    });
  }

  /**
   * Waits until the process has printed these words and is watching again. Returns the new output.
   */
  async says(words: string): Promise<string> {
    const pattern = 'watching for changes';
    for (;;) {
      const at = this.#text.indexOf(words);
      const end = at < 0 ? -1 : this.#text.indexOf(pattern, at);
      if (end >= 0) {
        const printed = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + pattern.length);
        return printed;
      }
      await Promise.race([new Promise<void>((heard) => (this.#heard = heard)), this.#ended()]);
    }
  }

  async #ended(): Promise<never> {
    await this.#over;
    throw new Error(`it has ended, and printed:\n${this.#text}`);
  }

  async end(signal: NodeJS.Signals): Promise<unknown> {
    this.#child.kill(signal);
    const [code] = await this.#over;
    return code;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Renames a file into place, so that it is never read half-written. */
function put(path: string, text: string): void {
  const aside = `${folder}.aside`;
  writeFileSync(aside, text);
  renameSync(aside, join(folder, path));
}

const output = (): string => readFileSync(join(folder, 'generated/openapi.json'), 'utf8');

/** A description with one endpoint for each name. */
function describing(...names: string[]): string {
  const paths = names.map((name) => {
    return `  /${name}:\n    get: { security: [], responses: { '200': { description: ok } } }\n`;
  });
  return `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n${paths.join('')}`;
}

it('notices every kind of change to an input', async () => {
  write('restitch.config.json', '{ "inputs": ["main.yaml", "specs/**/*.yaml"] }');
  write('main.yaml', describing('pets', 'shops'));
  write('specs/more.yaml', describing('more'));
  watching = new Watching();
  expect(await watching.says('3 endpoints')).not.toContain('changed:');

  // Only changed files are written.
  const untouched = join(folder, 'generated/client/runtime/client.ts');
  utimesSync(untouched, 1, 1);
  write('main.yaml', describing('pets', 'shops', 'cats'));
  const printed = await watching.says('+ GET /cats: added');
  expect(printed).toContain('changed: main.yaml\n');
  expect(printed).toMatch(/4 endpoints.* \d+ unchanged/);
  expect(statSync(untouched).mtimeMs).toBe(1000);

  // Editors write a new file and rename it over the old one.
  write('main.yaml~', describing('pets', 'shops', 'dogs'));
  renameSync(join(folder, 'main.yaml~'), join(folder, 'main.yaml'));
  expect(await watching.says('+ GET /dogs: added')).toContain('- GET /cats: removed');

  // The file is first saved incompletely, and then completely.
  const before = output();
  write('main.yaml', `${describing('pets', 'shops')}  /cows: { get: [`);
  const half = await watching.says('as soon as you correct this');
  expect(half).toContain('error yaml/');
  expect(half).toContain('main.yaml:');
  expect(output()).toBe(before);
  write('main.yaml', '');
  await watching.says('main.yaml is empty now');
  expect(output()).toBe(before);
  write('main.yaml', describing('pets', 'shops', 'dogs', 'cows'));
  await watching.says('+ GET /cows: added');

  // Gone, and back.
  rmSync(join(folder, 'main.yaml'));
  expect(await watching.says('nothing was written')).toContain('file/not-found');
  expect(output()).toContain('/cows');
  write('main.yaml', describing('pets', 'shops'));
  await watching.says('- GET /cows: removed');

  // A new file that matches a pattern, a new folder, and a deleted folder.
  write('specs/new.yaml', describing('new'));
  expect(await watching.says('+ GET /new: added')).toContain('changed: specs/new.yaml');
  write('specs/deep/deeper/x.yaml', describing('deep'));
  await watching.says('+ GET /deep: added');
  write('specs/deep/deeper/x.yaml', describing('deep', 'deeper'));
  await watching.says('+ GET /deeper: added');
  rmSync(join(folder, 'specs/deep'), { recursive: true });
  await watching.says('- GET /deeper: removed');
  renameSync(join(folder, 'specs'), join(folder, 'elsewhere'));
  await watching.says('nothing was written');
  renameSync(join(folder, 'elsewhere'), join(folder, 'specs'));
  await watching.says('changed: specs/more.yaml');
  write('specs/more.yaml', describing('most'));
  await watching.says('+ GET /most: added');

  expect(await watching.end('SIGINT')).toBe(0);
  expect(output()).toContain('/most');
});

it('notices changes to the configuration, overlays, and referenced files', async () => {
  const config = (more: string): void =>
    put('restitch.config.mjs', `export default { inputs: 'specs/api.yaml', ${more} };\n`);
  const schema = "content: { application/json: { schema: { $ref: 'parts.yaml' } } }";
  const api = describing('pets').replace('description: ok', `description: ok, ${schema}`);
  const parts = (word: string): void =>
    put('specs/parts.yaml', `{ type: string, const: ${word} }\n`);
  const overlay = (title: string): string =>
    `overlay: 1.1.0\ninfo: { title: O, version: '1' }\nactions:\n  - { target: $.info, update: { title: ${title} } }\n`;
  write('specs/api.yaml', api);
  config('targets: { openapi: true }');
  parts('one');
  watching = new Watching();
  await watching.says('1 endpoint');
  expect(output()).toContain('"one"');

  parts('two');
  await watching.says('changed: specs/parts.yaml');
  expect(output()).toContain('"two"');

  config("targets: { openapi: true }, title: 'Named'");
  expect(await watching.says('changed: restitch.config.mjs')).toContain('1 file updated');
  expect(output()).toContain('"title": "Named"');

  put('corrections.yaml', overlay('Corrected'));
  config("targets: { openapi: true }, overlays: 'corrections.yaml'");
  await watching.says('changed: corrections.yaml, restitch.config.mjs');
  expect(output()).toContain('"title": "Corrected"');
  put('corrections.yaml', overlay('Again'));
  await watching.says('changed: corrections.yaml');
  expect(output()).toContain('"title": "Again"');

  config('targest: {}');
  expect(await watching.says('nothing was written')).toContain('did you mean "targets"?');
  put('restitch.config.mjs', 'export default {');
  expect(await watching.says('nothing was written')).toContain('config/syntax');
  rmSync(join(folder, 'restitch.config.mjs'));
  await watching.says('nothing was written');
  expect(output()).toContain('"title": "Again"');
  config("targets: { openapi: true }, title: 'Back'");
  await watching.says('changed: ');
  expect(output()).toContain('"title": "Back"');
  expect(await watching.end('SIGTERM')).toBe(0);
});

it('watches each of several APIs', async () => {
  write('pets.yaml', describing('pets'));
  write('shops.yaml', describing('shops'));
  const api = (name: string): object => ({
    inputs: `${name}.yaml`,
    output: `generated/${name}`,
    targets: { openapi: true },
  });
  const apis = { pets: api('pets'), shops: api('shops') };
  write('restitch.config.json', JSON.stringify({ apis }));
  watching = new Watching();
  await watching.says('watching for changes');
  write('shops.yaml', describing('shops', 'cats'));
  const printed = await watching.says('+ GET /cats: added');
  expect(printed).toContain('shops: changed: shops.yaml');
  expect(printed).not.toContain('pets: changed');
  expect(readFileSync(join(folder, 'generated/shops/openapi.json'), 'utf8')).toContain('/cats');
});

it('continues with old errors, and stops at new ones', async () => {
  write('api.yaml', describing('pets'));
  write('broken.yaml', `${describing('shops')}  /x: 5\n`);
  watching = new Watching('api.yaml', 'broken.yaml', '--out', 'generated', '-t', 'openapi');
  expect(await watching.says('created')).toContain('error shape/type');
  write('api.yaml', describing('pets', 'cats'));
  const printed = await watching.says('+ GET /cats: added');
  expect(printed).not.toContain('error shape/');
  write('api.yaml', `${describing('pets')}  /y: [`);
  expect(await watching.says('nothing was written')).toContain('api.yaml:');
  expect(output()).toContain('/cats');
});

it.each([
  [['--format', 'json'], '--watch cannot be used with --format json'],
  [['--dry-run'], '--watch cannot be used with --dry-run'],
  [['nowhere'], 'there is no file or folder "nowhere"'],
])('rejects %j', async (argv, message) => {
  let err = '';
  const exit = await run(['generate', '--watch', ...argv], {
    cwd: folder,
    out: () => undefined,
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  expect([exit, err]).toEqual([2, expect.stringContaining(message)]);
});
