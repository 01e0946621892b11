/** Setting up projects of every kind without questions. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
});

const restitch = commandIn(() => folder.path);

const SWAGGER = `swagger: '2.0'
info: { title: Pets, version: 1.2.3 }
host: api.pets.dev
schemes: [https]
securityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }
security: [{ key: [] }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, type: string }]
      responses: { '200': { description: A pet, schema: { type: string } } }
  /pets:
    post:
      operationId: addPet
      responses: { '201': { description: Made } }
    get:
      operationId: listPets
      responses: { '200': { description: All pets, schema: { type: string } } }
`;

describe('without a terminal', () => {
  it('writes no configuration for an input that does not exist', async () => {
    write('pets.yaml', SWAGGER);
    const { exit, err } = await restitch('init', 'pet.yaml', '*.har');
    expect([exit, existsSync(join(folder.path, 'restitch.config.json'))]).toEqual([1, false]);
    expect(err).toContain('no file matches "pet.yaml": did you mean "pets.yaml"?');
    expect(err).toContain('no file matches "*.har"');
  });

  it('finds descriptions by their content, and adds a script', async () => {
    write('specs/pets.yml', SWAGGER);
    write('specs/requests.json', '{"info": {"_postman_id": "1", "name": "x"}, "item": []}');
    write('specs/other.json', '{"a": 1}');
    write('dist/copy.yaml', SWAGGER);
    write('specs/traffic.har', '{"log":{"entries":[{}]}}');
    write('package.json', '{\n    "name": "x"\n}\n');
    const { exit, out } = await restitch('init');
    expect(exit).toBe(0);
    expect(out).toContain(
      '3 API descriptions:\n  specs/pets.yml\n  specs/requests.json\n  specs/traffic.har\n',
    );
    expect(JSON.parse(read('restitch.config.json'))).toEqual({
      $schema: './node_modules/restitch/schemas/config.json',
      inputs: ['specs/pets.yml', 'specs/requests.json', 'specs/traffic.har'],
      output: 'generated',
      targets: { client: true },
    });
    expect(read('package.json')).toBe(
      '{\n    "name": "x",\n    "scripts": {\n        "generate": "restitch generate"\n    }\n}\n',
    );
  });

  it('ends with an example of the simplest call', async () => {
    write('specs/pets.yml', SWAGGER);
    write('package.json', {});
    write('tsconfig.json', { compilerOptions: { moduleResolution: 'bundler' } });
    mkdirSync(join(folder.path, 'src'));
    const { out } = await restitch('init');
    expect(out).toContain('next, run: npm run generate\n');
    expect(out).toContain(`then call the API, in a file next to the folder src/generated:

  import { createClient, listPets } from "./generated/client/index";

  const client = createClient({ auth: { key: "key" } });

  const result = await listPets(client);
`);
  });

  it.each([
    ['commonjs', { module: 'nodenext', verbatimModuleSyntax: true }, true],
    ['module', { module: 'nodenext', verbatimModuleSyntax: true }, false],
    ['commonjs', { module: 'nodenext' }, false],
    ['commonjs', { module: 'esnext', verbatimModuleSyntax: true }, false],
  ])('warns if the compiler rejects all modules: %s, %j', async (type, options, refused) => {
    write('specs/pets.yml', SWAGGER);
    write('package.json', { type });
    write('tsconfig.json', { compilerOptions: options });
    const { out } = await restitch('init', '--yes');
    expect(out.includes('set "type": "module" in package.json')).toBe(refused);
  });

  it('writes JSON if the compiler does not resolve ES modules', async () => {
    write('specs/pets.yml', SWAGGER);
    write('tsconfig.json', { compilerOptions: { module: 'commonjs' } });
    expect((await restitch('init', '--yes')).out).toContain('wrote restitch.config.json: ');
  });

  it('writes TypeScript in a TypeScript project, and never twice', async () => {
    write('tsconfig.json', '{}');
    write('pets.yaml', SWAGGER);
    expect((await restitch('init', '--yes')).exit).toBe(0);
    const config = read('restitch.config.ts');
    expect(config).toBe(
      [
        "import { defineConfig } from 'restitch';\n",
        'export default defineConfig({',
        '  inputs: ["pets.yaml"],',
        '  output: "generated",',
        '  targets: { client: true },',
        '});\n',
      ].join('\n'),
    );
    expect((await restitch('init')).exit).toBe(1);
    expect(read('restitch.config.ts')).toBe(config);
    expect(existsSync(join(folder.path, 'restitch.config.json'))).toBe(false);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.restitch'))).toEqual([]);
  });

  it.each([
    [{ dependencies: { react: '19' } }, ['client']],
    [{ dependencies: { express: '5' } }, ['client', 'server']],
    [{ devDependencies: { fastify: '5' } }, ['client', 'server']],
    [{}, ['client']],
  ])('detects a dependency on %j', async (manifest, targets) => {
    write('package.json', manifest);
    write('api.yaml', SWAGGER);
    write('src/main.ts', '');
    const { out } = await restitch('init');
    const config = JSON.parse(read('restitch.config.json'));
    expect(Object.keys(config.targets)).toEqual(targets);
    expect(config.output).toBe('src/generated');
    if (targets.includes('server'))
      expect(config.targets.server).toEqual({ handlers: 'src/handlers' });
    expect(out).toContain(
      `to generate more, add one of these to \"targets\": ${targets.includes('server') ? '' : 'server, '}docs, openapi`,
    );
    expect((await restitch('generate')).exit).toBe(0);
  });

  it.each([
    [
      { express: '5' },
      'import express from "express";',
      'express().use(toExpress(api, express.Router())).listen(3000);',
    ],
    [{ fastify: '5' }, 'import fastify from "fastify";', 'await app.register(toFastify(api));'],
    [{ hono: '4' }, 'import { Hono } from "hono";', 'export default toHono(api, new Hono());'],
    [
      { hono: '4', '@hono/node-server': '1' },
      'import { serve }',
      'serve({ fetch: api.fetch, port: 3000 });',
    ],
    [
      {},
      'import { createServer } from "node:http";',
      'createServer(toNodeHandler(api)).listen(3000);',
    ],
  ])('explains how %j serves it, with authentication', async (dependencies, head, end) => {
    write('api.yaml', SWAGGER);
    write('package.json', { dependencies });
    const { out } = await restitch('init', '--target', 'server');
    const [before, program = ''] = out.split(
      '\nto serve the API, in a file next to the folder generated ',
    );
    expect(before).not.toContain('createClient');
    expect(program).toContain(head);
    expect(program).toContain(
      'const api = createApi(handlers, { security: { key: () => false } });',
    );
    expect(program).toContain(end);
  });

  it.each([
    ['restitch generate', 'already has the script "generate"', 'npm run generate'],
    [
      'make all',
      'already has another script "generate", which was not changed',
      'npx restitch generate',
    ],
  ])('an existing script: %s', async (generate, message, next) => {
    write('api.yaml', SWAGGER);
    write('package.json', { scripts: { generate } });
    const { out } = await restitch('init');
    expect(out).toContain(`package.json ${message}\n`);
    expect(out).toContain(`next, run: ${next}\n`);
    expect(out).toContain('the output is TypeScript: Node 22.18');
    expect(out).toContain('for an older Node, compile it or run your program with npx tsx\n');
    expect(out).toContain('from "./generated/client/index.ts"');
  });

  it('uses the settings of the command line, and generates with them', async () => {
    write('api.yaml', SWAGGER);
    write('other.yaml', SWAGGER.replaceAll('pets', 'dogs'));
    write('tsconfig.json', '{}');
    const flags = ['-t', 'server,docs', '--out', 'out', '--handlers', 'mine'];
    const { exit, out } = await restitch('init', 'api.yaml', ...flags);
    expect([exit, out]).toEqual([
      0,
      expect.stringContaining(
        'wrote restitch.config.ts: generates server, docs into the folder out',
      ),
    ]);
    expect(out).toContain('npm install --save-dev @types/node');
    expect(read('restitch.config.ts')).toContain(
      'targets: { server: { handlers: "mine" }, docs: true }',
    );
    expect((await restitch('generate')).exit).toBe(0);
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['docs', 'restitch.lock.json', 'server']);
  });

  const described = (host: string, path: string): string =>
    SWAGGER.replace('api.pets.dev', host).replaceAll('/pets', path);
  it.each<[string, [string, string][], string | undefined]>([
    ['other hosts and paths', [['api.shop.com', '/orders']], 'these seem to be 2 APIs'],
    ['the same owner', [['auth.pets.dev', '/orders']], undefined],
    ['the same path', [['api.shop.com', '/pets']], undefined],
    [
      'a third that has something in common with both',
      [
        ['api.shop.com', '/orders'],
        ['api.shop.com', '/pets'],
      ],
      undefined,
    ],
  ])('proposes an output folder for each of several APIs: %s', async (_, others, proposal) => {
    write('specs/pets.yml', SWAGGER);
    for (const [at, [host, path]] of others.entries()) {
      write(`specs/other${at}.yml`, described(host, path));
    }
    const { out } = await restitch('init');
    if (proposal === undefined) expect(out).not.toContain('"apis": {');
    else {
      expect(out).toContain(`${proposal}, because they share no host and no path
  they are merged into one; to generate each separately, replace inputs and output with:
  "apis": {
    "other0": { "inputs": ["specs/other0.yml"], "output": "generated/other0" },
    "pets": { "inputs": ["specs/pets.yml"], "output": "generated/pets" }
  }
`);
    }
  });

  it('explains what is missing without a description', async () => {
    expect((await restitch('init')).out).toContain(
      'found no API description in this folder: add its path to "inputs" in restitch.config.json',
    );
  });
});
