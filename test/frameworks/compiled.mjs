/** Mistakes in a server, and whether the compiler finds them. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const TSC = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');

/**
 * By row and server: a text in the server's source, and the mistake that replaces it. A server
 * without an entry has nothing that could be wrong.
 */
export const COMPILED = {
  'a response without a required field does not compile': {
    restitch: ['body: notes.list(query.limit)', 'body: [{ id: 1 }]'],
    fastify: [
      'async ({ query }) => notes.list(query.limit)',
      'async ({ query }) => [{ id: query.limit }]',
    ],
    hono: ["c.json(notes.list(c.req.valid('query').limit), 200)", 'c.json([{ id: 1 }], 200)'],
    nest: ['return this.notes.list(limit);', 'return [{ id: limit }];'],
    'ts-rest': ['body: notes.list(query.limit)', 'body: [{ id: 1 }]'],
  },
  'an undeclared status does not compile': {
    restitch: ['status: 200, body: notes.list(query.limit)', 'status: 418'],
    fastify: [
      'reply.code(404).send(null);\n      },\n    );\n    scope.put',
      'reply.code(418).send(null);\n      },\n    );\n    scope.put',
    ],
    hono: ["c.json(notes.list(c.req.valid('query').limit), 200)", 'c.body(null, 418)'],
    nest: ["@Get('notes')", "@HttpCode(418) @Get('notes')"],
    'ts-rest': ['status: 200, body: notes.list(query.limit)', 'status: 418, body: undefined'],
  },
  'an operation without a handler does not compile': {
    restitch: [/ {2}'DELETE \/notes\/\{id\}': [\s\S]*?\n {2}\},\n/, ''],
    'ts-rest': [/ +deleteNote: async [\s\S]*?\n +\},\n/, ''],
  },
  'the server starts only if every credential has a check': {
    restitch: [
      "security: { bearer: ({ token }) => (token === TOKEN ? { name: 'Ann' } : new Deny(401)) },",
      '',
    ],
  },
};

/** @returns the contents of the table */
export function compiles(work, name, title) {
  const change = COMPILED[title][name];
  if (change === undefined) return 'no';
  const file = join(work, `servers/${name}.ts`);
  const text = readFileSync(file, 'utf8');
  const wrong = text.replace(change[0], change[1]);
  if (wrong === text) throw new Error(`${name} has nothing to change for: ${title}`);
  if (errors(work, name) !== '') throw new Error(errors(work, name));
  writeFileSync(file, wrong);
  const found = errors(work, name);
  writeFileSync(file, text);
  return found === '' ? 'no' : 'yes';
}

function errors(work, name) {
  const project = join(work, 'tsconfig.json');
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', noEmit: true },
    ...{
      moduleResolution: 'bundler',
      strict: true,
      skipLibCheck: true,
      types: name === 'nest' ? ['node', 'multer'] : ['node'],
    },
    ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [`servers/${name}.ts`] }));
  const { stdout } = spawnSync(process.execPath, [TSC, '-p', project], {
    cwd: work,
    encoding: 'utf8',
  });
  return stdout;
}
