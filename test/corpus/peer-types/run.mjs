/**
 * Compares the argument and result types of calls with those of another generator for the same
 * document. Successful compilation alone would not find a type that has become `never` or
 * `unknown`, or lost a field. Also compiles the calls in the docs.
 *
 *   npm run build && npm run proof types -- [--sample N] [--seed N] [--only PATTERN] [--details]
 *
 * Exits with 1 if a generated type is less exact. Other differences are only counted.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPinned } from '../../../scripts/pinned.mjs';
import { documents, install, sample } from '../documents.mjs';

const HERE = import.meta.dirname;
const WORK = join(HERE, '../work/peer-types');
const CLI = join(HERE, '../../../dist/src/cli.js');
/** The limit for documents: compiling the output of a larger document takes minutes. */
const MOST_BYTES = 350_000;

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    details: { type: 'boolean', default: false },
  },
});

install();
installPinned(HERE);
const { default: openapiTypescript, astToString } = await import('openapi-typescript');
const { differences } = await import('./compare.mjs');
const { sampleFaults } = await import('./samples.mjs');

/**
 * The names of write-only fields and of credentials in a document, which only one of the two
 * generators includes in types.
 * @param made the exported document, which declares security schemes for parameters that are
 *   credentials
 */
function silent(document, made) {
  const writeOnly = new Set();
  const visit = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, property] of Object.entries(value.properties ?? {})) {
      if (property?.writeOnly === true) writeOnly.add(name);
    }
    Object.values(value).forEach(visit);
  };
  visit(document);
  const schemes = [document, made].flatMap(({ components }) =>
    Object.values(components?.securitySchemes ?? {}),
  );
  const credentials = new Set(schemes.map(({ name }) => String(name).toLowerCase()));
  return { writeOnly, credentials };
}

/** A module with the types of each operation, ours and theirs: `Result0`, `Args0`, `Peer0`. */
function probeOf(operations) {
  const lines = [
    "import type { paths } from './peer.js';",
    "import type * as ours from './client/index.js';",
  ];
  operations.forEach(({ path, method, name }, index) => {
    lines.push(
      `export type Result${index} = Awaited<ReturnType<typeof ours.${name}>>;`,
      `export type Args${index} = NonNullable<Parameters<typeof ours.${name}>[1]>;`,
      `export type Peer${index} = paths[${JSON.stringify(path)}][${JSON.stringify(method)}];`,
    );
  });
  return lines.join('\n');
}

/** The operations that both have, with the functions of our client. */
function operationsOf(made, document) {
  const functions = clientFunctions();
  return Object.entries(made.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId }]) => {
      if (operationId === undefined || !document.paths?.[path]?.[method]) return [];
      // A function that shares its name with one of every client (`createClient`) is renamed.
      const name = functions.get(`${method.toUpperCase()} ${path}`) ?? operationId;
      return [{ path, method, name }];
    }),
  );
}

/** The functions of the generated client, by the endpoints that they call. */
function clientFunctions() {
  const folder = join(WORK, 'client/operations');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const declared = files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').split('\nexport const ').slice(1),
  );
  return new Map(
    declared.flatMap((text) => {
      const key = /\boperation\(\s*"([^"]+)"/.exec(text)?.[1];
      return key === undefined ? [] : [[key, /^\w+/.exec(text)?.[0]]];
    }),
  );
}

async function compareDocument({ name, file }) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  if (!document.openapi?.startsWith('3.')) return [];
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  const args = [CLI, 'generate', file, '--out', WORK, '--target', 'client,openapi,docs'];
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  const exported = join(WORK, 'openapi.json');
  if (!existsSync(exported)) return [];
  try {
    const settings = { silent: true, defaultNonNullable: false };
    writeFileSync(join(WORK, 'peer.ts'), astToString(await openapiTypescript(document, settings)));
  } catch (error) {
    console.log(`${name}: the other generator stops: ${String(error).split('\n')[0]}`);
    return [];
  }
  const made = JSON.parse(readFileSync(exported, 'utf8'));
  const operations = operationsOf(made, document);
  writeFileSync(join(WORK, 'probe.ts'), probeOf(operations));
  const found = [...differences(WORK, operations, silent(document, made)), ...sampleFaults(WORK)];
  return found.map((one) => ({ name, ...one }));
}

const pattern = new RegExp(options.only, 'i');
const all = documents().filter(
  ({ name, bytes }) => name.endsWith('.json') && pattern.test(name) && bytes < MOST_BYTES,
);
const found = [];
for (const document of sample(all, Number(options.sample), Number(options.seed))) {
  found.push(...(await compareDocument(document)));
}
const counts = new Map();
for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
for (const [kind, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(count, kind);
const worse = found.filter(({ isLess }) => isLess);
for (const { name, operation, kind, at, detail } of options.details ? found : worse) {
  console.log(`${name} · ${operation} · ${kind} · ${at} ${detail}`);
}
console.log(worse.length === 0 ? 'ours say as much' : `${worse.length} times ours say less`);
process.exitCode = worse.length === 0 ? 0 : 1;
