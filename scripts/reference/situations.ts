/** Diagnostics that need a project, and not only a description: each is raised in a folder of its own. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../../src/cli/run.js';

interface Situation {
  readonly files: Readonly<Record<string, string>>;
  /** A command a line; `!rm FILE` and `!edit FILE OLD => NEW` stand for what people do between them. */
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

/** What is printed by the last command of each situation, by the code that it is about. */
export async function situations(): Promise<ReadonlyMap<string, string>> {
  const text = readFileSync(new URL('situations.yaml', import.meta.url), 'utf8');
  const found = new Map<string, string>();
  for (const [code, situation] of Object.entries(parse(text) as Record<string, Situation>)) {
    const printed = await printedIn(situation);
    const block = printed
      .split(/\n(?=\w+ [\w-]+\/[\w-]+:)/)
      .find((one) => one.includes(` ${code}:`));
    if (block === undefined) throw new Error(`${code} is not raised:\n${printed}`);
    found.set(code, `${block.replace(/^  help: [^]*$/m, '').trimEnd()}\n`);
  }
  return found;
}

async function printedIn({ files, run: script = 'generate' }: Situation): Promise<string> {
  const around = realpathSync(mkdtempSync(join(tmpdir(), 'restitch-reference-')));
  const folder = join(around, 'shop');
  try {
    const all = { 'package.json': '{ "type": "module" }\n', 'api.yaml': API, ...files };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    let printed = '';
    for (const line of script.split('\n')) {
      if (line.startsWith('!')) change(folder, line);
      else printed = await printedBy(folder, line.split(' '));
    }
    return printed.replaceAll(folder, '/home/ann/shop');
  } finally {
    rmSync(around, { recursive: true, force: true });
  }
}

function change(folder: string, line: string): void {
  const [, verb, path = '', rest = ''] = /^!(\w+) (\S+) ?(.*)$/.exec(line) ?? [];
  const file = join(folder, path);
  if (verb === 'rm') return rmSync(file);
  const [old = '', fresh = ''] = rest.split(' => ');
  writeFileSync(file, readFileSync(file, 'utf8').replace(old, fresh));
}

async function printedBy(folder: string, words: readonly string[]): Promise<string> {
  let printed = '';
  await run(words, {
    cwd: folder,
    out: () => undefined,
    err: (text) => void (printed += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  return printed;
}
