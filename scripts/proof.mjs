/**
 * Runs a proof or a benchmark that is too long for the suite, or needs a network: `npm run proof NAME [-- ARGUMENTS]`.
 * Without a name, lists them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The name of each proof, what it checks or measures, and its command. */
export const PROOFS = {
  random: ['property tests with a new seed', 'SEED=random vitest run'],
  fuzz: [
    'randomly mutated documents, for ten minutes',
    'FUZZ=4000 SEED=random vitest run test/fuzz',
  ],
  adoption: [
    'the steps of the docs in a new project, with the packed restitch',
    'node test/adoption/run.mjs',
  ],
  app: [
    'the support desk in examples/app, in a browser',
    'npm test -w examples/app && npm run -s test:browser -w examples/app',
  ],
  corpus: [
    'public descriptions; `-- --stage loop --sample 60` calls servers',
    'node test/corpus/run.mjs',
  ],
  loop: [
    'values sent from client to server and back, for eight large APIs',
    'node test/loop/large/run.mjs',
  ],
  types: [
    'types of calls, compared with openapi-typescript',
    'node test/corpus/peer-types/run.mjs',
  ],
  schema: [
    'checks with the JSON Schema Test Suite; `REPORT=2` lists failures',
    'REPORT=${REPORT:-1} vitest run test/json-schema.test.ts',
  ],
  patterns: ['new regular expressions run in linear time', 'PROVE=new vitest run test/patterns'],
  traffic: [
    '20,000 recorded exchanges with an API that no document describes',
    'SCALE=all vitest run test/traffic',
  ],
  walk: [
    'services from npm, called from Chromium through `restitch record`',
    'node test/traffic/walk/run.mjs',
  ],
  query: ['queries with every TanStack Query adapter', 'node test/query/run.mjs'],
  recipes: [
    'the recipes in the docs, with Angular, Next.js, Nuxt and others',
    'node test/recipes/run.mjs',
  ],
  frameworks: [
    'the server compared with Fastify, Hono, NestJS and ts-rest',
    'node test/frameworks/run.mjs',
  ],
  prism: ['the mock compared with Prism', 'node test/prism/run.mjs'],
  publish: ['packages, with publint and attw', 'node test/publish/run.mjs'],
  sites: ['generated Markdown in VitePress and Docusaurus', 'node test/sites/run.mjs'],
  site: [
    'the documentation site at five widths, and its search',
    'npm run -s docs && SITE=1 vitest run test/docs/site.test.ts',
  ],
  samples: [
    'code samples in every installed language',
    'SCALE=all vitest run test/samples/wire.test.ts',
  ],
  go: ["code samples in Go, with Go's formatter", 'node test/go-samples/run.mjs'],
  support: [
    'restitch on Node 20, 22 and 24, and `npm test` on 20.19 and 24',
    'node test/support/run.mjs',
  ],
  workspace: [
    'forty APIs with Turborepo, with Nx, and in one process',
    'node test/workspace/run.mjs',
  ],
  templates: [
    'generated code with the tsconfig files of popular templates',
    'node test/templates/run.mjs',
  ],
  matrix: [
    'generated code with TypeScript 5.4 to 7, runtimes, bundlers and ESLint',
    'node test/matrix/run.mjs',
  ],
  s3: ['the Stride service with its files in an S3 bucket', 'npm run -s s3 -w examples/stride'],
  'stride:soak': [
    'no message is lost under load, or in a rolling restart',
    'npm run -s soak -w examples/stride',
  ],
  'stride:scale': [
    'the Stride service with several processes',
    'npm run -s scale -w examples/stride',
  ],
  bench: [
    'time of our stages and of other generators',
    'node bench/stages.mjs && node bench/peers.mjs',
  ],
  'bench:stages': ['time of our stages', 'node bench/stages.mjs'],
  'bench:peers': ['time of other generators', 'node bench/peers.mjs'],
  'bench:growth': ['time and memory for inputs of increasing size', 'node bench/growth.mjs'],
  'bench:bundle': ['size of the client in a program', 'node bench/bundle.mjs'],
  'bench:server': ['requests per second of the server', 'node bench/server.mjs'],
  'bench:mock': ['requests per second of the mock', 'node bench/mock.mjs'],
  'bench:docs': ['time until the docs are displayed', 'node bench/docs.mjs'],
};

/**
 * Runs a proof with the arguments of its last command.
 * @returns its exit code, or 2 if there is no such proof
 */
function prove(name, args) {
  if (!Object.hasOwn(PROOFS, name)) {
    if (name !== '') console.error(`There is no proof "${name}". The proofs are:`);
    for (const [one, [what]] of Object.entries(PROOFS)) console.log(`${one.padEnd(13)} ${what}`);
    return name === '' ? 0 : 2;
  }
  const [, command] = PROOFS[name];
  return (
    spawnSync('sh', ['-c', `${command} "$@"`, name, ...args], { stdio: 'inherit' }).status ?? 1
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = '', ...args] = process.argv.slice(2);
  process.exitCode = prove(name, args);
}
