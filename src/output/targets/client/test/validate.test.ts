/** Tests clients that validate requests and responses, by calling a service. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../../../test/compiler.js';
import { folderOfAllTests } from '../../../../../test/folder.js';
import { file, run } from '../../../../../test/stride.js';
import type { OutputFile } from '../../../../print/emit/file.js';

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const PETS = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        tags: ['pets'],
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 50 } }],
        responses: { 200: { description: 'All', ...json({ type: 'array', items: ref('Pet') }) } },
      },
      post: {
        operationId: 'createPet',
        tags: ['pets'],
        requestBody: { required: true, ...json(ref('Pet')) },
        responses: {
          201: { description: 'It', ...json(ref('Pet')) },
          422: { description: 'No', ...json(ref('Refusal')) },
        },
      },
    },
    '/cats/{id}': {
      get: {
        operationId: 'getCat',
        tags: ['cats'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'It', ...json(ref('Cat')) } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name', 'secret'],
        properties: {
          id: { type: 'integer', readOnly: true },
          secret: { type: 'string', writeOnly: true },
          name: { type: 'string', minLength: 2 },
          'a/b': { type: 'integer' },
          born: { type: 'string', format: 'date-time' },
        },
      },
      Cat: { type: 'object', properties: { lives: { type: 'integer', pattern: '^rare$' } } },
      Refusal: { type: 'object', required: ['reason'], properties: { reason: { type: 'string' } } },
    },
  },
};

interface Finding {
  readonly pointer: string;
  readonly message: string;
}
type Call = (client: unknown, args?: unknown) => Promise<unknown> & { result(): Promise<unknown> };
interface ClientModule {
  readonly createClient: (options: object) => unknown;
  readonly listPets: Call;
  readonly createPet: Call;
  readonly isErrorOf: (operation: unknown, error: unknown) => boolean;
  readonly ApiError: new () => Error;
  readonly RequestCheckError: new () => Error & { readonly findings: readonly Finding[] };
  readonly ResponseCheckError: new () => Error & { readonly findings: readonly Finding[] };
}

const folder = folderOfAllTests();

async function generated(client: object | true): Promise<readonly OutputFile[]> {
  return (await run([file('pets.json', PETS)], { targets: { client } as never })).files;
}

/** Returns the bundled text of a program that exports some names of a client. */
async function bundled(name: string, client: object | true, names: string): Promise<string> {
  for (const { path, text } of await generated(client)) folder.write(`${name}/${path}`, text);
  folder.write(`${name}/program.ts`, `export { ${names} } from './client/index.js';`);
  const { outputFiles } = await build({
    ...{ bundle: true, format: 'esm', platform: 'neutral', write: false, minifySyntax: true },
    ...{ entryPoints: [join(folder.path, `${name}/program.ts`)] },
  });
  return outputFiles[0]?.text ?? '';
}

async function loaded(name: string, client: object): Promise<ClientModule> {
  const names =
    'createClient, listPets, createPet, isErrorOf, ApiError, RequestCheckError, ResponseCheckError';
  folder.write(`${name}.mjs`, await bundled(name, client, names));
  return (await import(/* @vite-ignore */ join(folder.path, `${name}.mjs`))) as ClientModule;
}

let validating: ClientModule;
let dated: ClientModule;
let server: Server;
let baseUrl = '';
/** The response that the service returns next. */
let answer: readonly [status: number, body: unknown, type?: string] = [200, []];
const sent: { readonly method: string | undefined; readonly body: string }[] = [];

beforeAll(async () => {
  server = createServer(({ method }, response) => {
    const [status, body, type = 'application/json'] = answer;
    sent.push({ method, body: '' });
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  validating = await loaded('both', { validate: 'both' });
  dated = await loaded('dated', { validate: 'both', dates: 'Date' });
});
afterAll(() => server.close());

const client = (of = validating): unknown => of.createClient({ baseUrl, retries: false });

async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('was not rejected');
}

describe('responses', () => {
  it('are returned if they are valid', async () => {
    answer = [200, [{ id: 1, name: 'Rex' }]];
    expect(await validating.listPets(client())).toEqual([{ id: 1, name: 'Rex' }]);
  });

  it('are rejected if they are invalid, with the reason and location', async () => {
    answer = [
      200,
      [
        { id: 1, name: 'Rex' },
        { id: 'x', 'a/b': null },
      ],
    ];
    const error = await failure(validating.listPets(client()));
    expect(error).toBeInstanceOf(validating.ResponseCheckError);
    expect(error).toBeInstanceOf(validating.ApiError);
    expect(error).toMatchObject({
      status: 200,
      operation: 'GET /pets',
      body: [{ id: 1 }, { id: 'x' }],
      findings: [
        { pointer: '/1/id', message: 'must be an integer' },
        { pointer: '/1/name', message: 'is required' },
        { pointer: '/1/a~1b', message: 'must be an integer' },
      ],
      message: 'GET /pets responded with 200: /1/id must be an integer, and 2 more',
    });
    await expect(validating.listPets(client()).result()).rejects.toBeInstanceOf(
      validating.ResponseCheckError,
    );
  });

  it('are validated by the schema of their status', async () => {
    answer = [422, { reason: 'no' }];
    const call = (): ReturnType<Call> =>
      validating.createPet(client(), { body: { name: 'Rex', secret: 's' } });
    const declared = await failure(call());
    expect(validating.isErrorOf(validating.createPet, declared)).toBe(true);
    expect(await call().result()).toMatchObject({ status: 422, body: { reason: 'no' } });
    answer = [422, { reason: 7 }];
    const other = await failure(call());
    expect(other).toMatchObject({ status: 422, findings: [{ pointer: '/reason' }] });
    expect(validating.isErrorOf(validating.createPet, other)).toBe(false);
  });

  it('with an undeclared status are errors as before', async () => {
    answer = [500, { what: 1 }];
    expect(await failure(validating.listPets(client()))).not.toHaveProperty('findings');
    answer = [200, '{', 'application/json'];
    const error = await failure(validating.listPets(client()));
    expect(error).toBeInstanceOf(validating.ApiError);
    expect((error as Error).message).toMatch(/not valid JSON$/);
    answer = [200, 'plain', 'text/plain'];
    expect(await validating.listPets(client())).toBe('plain');
  });

  it('are passed to the hook for errors', async () => {
    answer = [200, {}];
    const seen: unknown[] = [];
    const hooks = { error: (error: unknown) => void seen.push(error) };
    const error = await failure(validating.listPets(validating.createClient({ baseUrl, hooks })));
    expect(seen).toEqual([error]);
  });
});

describe('requests', () => {
  it('are sent if they are valid', async () => {
    answer = [201, { id: 1, name: 'Rex' }];
    const body = { name: 'Rex', secret: 's', born: '2024-01-01T00:00:00Z' };
    expect(await validating.createPet(client(), { body })).toEqual({ id: 1, name: 'Rex' });
  });

  it('are not sent if they are invalid', async () => {
    sent.length = 0;
    const error = await failure(
      validating.createPet(client(), { body: { name: 'R', 'a/b': 'x' } }),
    );
    expect(error).toBeInstanceOf(validating.RequestCheckError);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({
      name: 'RequestCheckError',
      operation: 'POST /pets',
      findings: [
        { pointer: '/body/secret', message: 'is required' },
        { pointer: '/body/name', message: 'must have at least 2 characters' },
        { pointer: '/body/a~1b', message: 'must be an integer' },
      ],
    });
    expect(await failure(validating.listPets(client(), { limit: 51 }))).toMatchObject({
      findings: [{ pointer: '/limit', message: 'must be at most 50' }],
    });
    expect(sent).toEqual([]);
  });
});

it('validates dates as they are in JSON', async () => {
  answer = [201, { id: 1, name: 'Rex', born: '2024-01-01T00:00:00Z' }];
  const body = { name: 'Rex', secret: 's', born: new Date(0) };
  expect(await dated.createPet(client(dated), { body })).toEqual({
    ...{ id: 1, name: 'Rex', born: new Date('2024-01-01T00:00:00Z') },
  });
  answer = [201, { id: 1, name: 'Rex', born: 'soon' }];
  expect(await failure(dated.createPet(client(dated), { body }))).toMatchObject({
    findings: [{ pointer: '/born', message: 'must be a date and time (RFC 3339)' }],
  });
});

describe('bundles', () => {
  it('contain only the checks of their calls', async () => {
    const text = await bundled('few', { validate: 'both' }, 'createClient, getCat');
    expect(text).toContain('checkCat');
    expect(text).not.toMatch(/checkPet|checkRefusal|checkListPets/);
  });

  it('contain one direction if only one is configured', async () => {
    const answers = await bundled('answers', { validate: 'responses' }, 'createPet');
    expect(answers).not.toMatch(/CreatePetArgs|body: \{ "application/);
    const requests = await bundled('requests', { validate: 'requests' }, 'createPet');
    expect(requests).not.toContain('checkRefusal');
  });

  it('contain no checks unless configured', async () => {
    const names = (await generated(true)).map(({ path }) => path);
    expect(names.filter((path) => /check|standard|validate/.test(path))).toEqual([]);
    const text = await bundled('none', true, 'createClient, createPet');
    expect(text).not.toMatch(/findings|checked|~standard/);
  });
});

it('compiles with every strict option', () => {
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, noUnusedLocals: true },
    ...{ noImplicitOverride: true, noPropertyAccessFromIndexSignature: true },
  };
  folder.write('package.json', '{ "type": "module" }');
  folder.write('tsconfig.json', { compilerOptions, include: ['both', 'dated', 'requests'] });
  expect(compile(folder.path)).toBe('');
});
