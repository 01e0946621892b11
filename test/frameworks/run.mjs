/**
 * The same API, with authentication, an upload, a stream and a document, in five ways: each is
 * compiled, started and called. Fails if docs/server/compared.md has other results; UPDATE=1 writes
 * its table.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { ts } from 'ts-morph';
import { installPinned } from '../../scripts/pinned.mjs';
import { ROWS } from './rows.mjs';
import { COMPILED, compiles } from './compiled.mjs';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');
const PAGE = join(ROOT, 'docs/server/compared.md');
const SERVERS = ['restitch', 'fastify', 'hono', 'nest', 'ts-rest'];
const TS_REST = join(HERE, 'ts-rest');
/**
 * The folder of a server. It is inside `node_modules`, so that the server's imports are resolved
 * there.
 */
const workOf = (name) =>
  join(name === 'ts-rest' ? TS_REST : HERE, 'node_modules/.cache/frameworks');
const WORK = workOf('restitch');

for (const folder of [HERE, TS_REST]) installPinned(folder);
for (const name of ['restitch', 'ts-rest']) {
  const work = workOf(name);
  rmSync(work, { recursive: true, force: true });
  cpSync(join(HERE, 'servers'), join(work, 'servers'), { recursive: true });
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
  if (name === 'restitch') generate(work);
  transpile(work);
}

const table = [
  ['case', 'restitch', 'Fastify + TypeBox', 'Hono + zod-openapi', 'NestJS', 'ts-rest'],
  ['---', ...SERVERS.map(() => '---')],
];
const columns = [];
for (const name of SERVERS) columns.push(await answersOf(name));
for (const { title } of ROWS) table.push([title, ...columns.map((column) => column.get(title))]);
for (const title of Object.keys(COMPILED)) {
  const cells = SERVERS.map((name) => compiles(workOf(name), name, title));
  table.push([title, ...cells]);
}
table.push(['lines of code', ...SERVERS.map(linesOf)]);
await comparePage(table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));

/** Generates the server of restitch as a user does. */
function generate(work) {
  cpSync(join(HERE, 'notes.yaml'), join(work, 'notes.yaml'));
  const targets = { server: true, openapi: true };
  const config = { inputs: ['notes.yaml'], output: 'generated', targets };
  writeFileSync(join(work, 'restitch.config.json'), JSON.stringify(config));
  const cli = join(ROOT, 'dist/src/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate'], {
    ...{ cwd: work, encoding: 'utf8' },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}

/**
 * Compiles each source to JavaScript next to it, because Nest reads the types of its decorators.
 */
function transpile(folder) {
  for (const path of readdirSync(folder, { recursive: true })) {
    if (!path.endsWith('.ts')) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(folder, path), 'utf8'), {
      compilerOptions: {
        ...{ module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
        ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
        useDefineForClassFields: false,
      },
    });
    writeFileSync(join(folder, path.replace(/\.ts$/, '.js')), outputText);
  }
}

async function answersOf(name) {
  const answers = new Map();
  const from = (file) => import(pathToFileURL(join(workOf(name), `servers/${file}.js`)).href);
  const { start } = await from(name);
  const { Notes } = await from('store');
  const notes = new Notes();
  const server = await start(notes);
  const log = console.error;
  // The requests provoke errors, and frameworks print them.
  console.error = () => undefined;
  try {
    for (const { title, ask } of ROWS) {
      answers.set(
        title,
        await ask({ ...server, notes }).catch((error) =>
          `failed: ${error.message} ${error.cause ?? ''}`.replaceAll('\n', ' '),
        ),
      );
    }
  } finally {
    console.error = log;
    await server.close();
  }
  return answers;
}

function linesOf(name) {
  const text = readFileSync(join(HERE, `servers/${name}.ts`), 'utf8');
  return String(
    text.split('\n').filter((line) => /\S/.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line)).length,
  );
}

async function comparePage(written) {
  const page = readFileSync(PAGE, 'utf8');
  const options = { parser: 'markdown', printWidth: 140 };
  const wanted = (await format(written, options)).trim();
  const found = /\| case +\| restitch[\s\S]*?\n(?=\n)/.exec(page)?.[0].trim();
  console.log(wanted);
  if (found === wanted) return;
  if (process.env.UPDATE !== '1')
    throw new Error('docs/server/compared.md says something else; run with UPDATE=1');
  writeFileSync(PAGE, page.replace(found, wanted));
}
