/**
 * Raises diagnostics that require a project in addition to a description, by running commands in a
 * temporary folder.
 */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../../src/cli/run.js';

export interface Situation {
  readonly files: Readonly<Record<string, string>>;
  /**
   * One command per line. A line that starts with `!` edits files between commands (the comment in
   * `situations.yaml` lists these edits).
   */
  readonly run?: string;
}

const API = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://api.shop.dev }]
paths:
  /products:
    get:
      operationId: listProducts
      summary: All products
      tags: [products]
      responses:
        200:
          description: All of them
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`;

/** The diagnostic that the last command of each situation prints, by its code. */
export async function situations(): Promise<ReadonlyMap<string, string>> {
  const text = readFileSync(new URL('situations.yaml', import.meta.url), 'utf8');
  const found = new Map<string, string>();
  for (const [code, situation] of Object.entries(parse(text) as Record<string, Situation>)) {
    const { err } = await printedIn(situation);
    const block = err.split(/\n(?=\w+ [\w-]+\/[\w-]+:)/).find((one) => one.includes(` ${code}:`));
    if (block === undefined) throw new Error(`${code} is not raised:\n${err}`);
    found.set(code, block);
  }
  return found;
}

/** The output of a command: stdout and stderr. */
interface Printed {
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the commands of a situation, and returns the output of the last one. The name of the
 * temporary folder is replaced, so that the output is the same on every machine.
 */
export async function printedIn({ files, run: script = 'generate' }: Situation): Promise<Printed> {
  const around = realpathSync(mkdtempSync(join(tmpdir(), 'restitch-reference-')));
  const folder = join(around, 'shop');
  try {
    const all = { 'package.json': '{ "type": "module" }\n', 'api.yaml': API, ...files };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), repeated(text));
    }
    let printed: Printed = { out: '', err: '' };
    for (const line of script.split('\n')) {
      if (line.startsWith('!print '))
        printed = { out: readFileSync(join(folder, line.slice(7)), 'utf8'), err: '' };
      else if (line.startsWith('!')) change(folder, line);
      else printed = await printedBy(folder, words(line));
    }
    const shown = (text: string): string => text.replaceAll(folder, '/home/ann/shop');
    return { out: shown(printed.out), err: shown(printed.err) };
  } finally {
    rmSync(around, { recursive: true, force: true });
  }
}

function change(folder: string, line: string): void {
  const [, verb, path = '', rest = ''] = /^!(\w+) (\S+) ?(.*)$/.exec(line) ?? [];
  const file = join(folder, path);
  if (verb === 'rm') return rmSync(file);
  if (verb === 'link') {
    renameSync(file, join(folder, rest));
    return symlinkSync(join(folder, rest), file);
  }
  const [old = '', fresh = ''] = rest.replaceAll('\\n', '\n').split(' => ');
  const text = readFileSync(file, 'utf8');
  if (!text.includes(old)) throw new Error(`${path} has no ${old}`);
  writeFileSync(file, text.replace(old, fresh));
}

/** The arguments of a command; quoted ones may contain spaces. */
function words(line: string): string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** Expands the lines that a text marks as repeated. */
function repeated(text: string): string {
  return text.replaceAll(/^( *)×(\d+) (.*)$/gm, (_, indent: string, times: string, line: string) =>
    Array.from({ length: Number(times) }, (__, index) => {
      const [n, next] = [index + 1, index + 2].map(String);
      return indent + line.replaceAll('{n}', n ?? '').replaceAll('{n+1}', next ?? '');
    }).join('\n'),
  );
}

async function printedBy(folder: string, words: readonly string[]): Promise<Printed> {
  const printed = { out: '', err: '' };
  await run(words, {
    cwd: folder,
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  return printed;
}
