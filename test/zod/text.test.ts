/** Schemas of zod that read text: they parse the requests of the generated client. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { argumentsSchema, clientCalls } from '../../src/kit.js';
import type { Endpoint } from '../../src/model/api.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { folderOfAllTests } from '../folder.js';
import { runs, sampled } from '../property.js';
import { file, run } from '../stride.js';
import { APIS, bundled } from './outputs.js';
import { targetsOf } from './targets.js';
import { made, type Value } from './values.js';

const folder = folderOfAllTests();
const TARGETS = targetsOf({ client: true, zod: { coerce: true } });

const parameter = (name: string, schema: object, more: object = {}): object => ({
  ...{ name, in: 'query', schema },
  ...more,
});
const list = (items: object): object => ({ type: 'array', items });
const number = { type: 'number' };
const integer = { type: 'integer' };
const text = { type: 'string' };
const range = {
  type: 'object',
  properties: { from: { ...text, format: 'date' }, most: number, on: { type: 'boolean' } },
};

/** Every style of a parameter, and types whose text could be read as another type. */
const STYLES = {
  openapi: '3.1.0',
  info: { title: 'Styles', version: '1' },
  servers: [{ url: 'https://styles.test' }],
  paths: {
    '/things/{thing-id}/{parts}': {
      get: {
        operationId: 'listThings',
        parameters: [
          { name: 'thing-id', in: 'path', required: true, schema: { ...integer, minimum: 1 } },
          { name: 'parts', in: 'path', required: true, schema: { ...list(integer), minItems: 1 } },
          parameter('page_size', { ...integer, maximum: 100 }),
          parameter('ratio', number),
          parameter('archived', { type: 'boolean' }),
          parameter('code', { ...text, pattern: '^[0-9]{3}$' }),
          parameter('status', { enum: ['open', 'true', '1'] }),
          parameter('level', { enum: [1, 2, 3] }),
          parameter('size', { anyOf: [integer, { enum: ['large'] }] }),
          parameter('repeated', list({ type: 'boolean' })),
          parameter('commas', list(integer), { explode: false }),
          parameter('spaces', list(number), { style: 'spaceDelimited', explode: false }),
          parameter('bars', list(text), { style: 'pipeDelimited', explode: false }),
          parameter('created', range, { style: 'deepObject' }),
          parameter('range', range),
          { name: 'json', in: 'query', content: { 'application/json': { schema: list(range) } } },
          { name: 'X-Most', in: 'header', schema: number },
          { name: 'X-Tags', in: 'header', schema: list(integer) },
          { name: 'dark', in: 'cookie', schema: { type: 'boolean' } },
        ],
        responses: { 204: { description: 'Nothing' } },
      },
    },
  },
};

type Schemas = Readonly<Record<string, z.ZodType>>;

/** A request, as a framework returns it. */
interface Sent {
  readonly url: URL;
  readonly headers: Headers;
}

type Client = Readonly<Record<string, (client: unknown, args?: unknown) => unknown>>;

async function loaded(
  name: string,
  generated: Generated,
): Promise<{
  readonly schemas: Schemas;
  readonly send: (call: string, args: unknown) => Promise<Sent>;
}> {
  for (const { path, text } of generated.files) folder.write(`${name}/${path}`, text);
  const schemas = await bundled<Schemas>(folder, `${name}/zod/index.ts`);
  const module = await bundled<Client>(folder, `${name}/client/index.ts`);
  let sent: Sent | undefined;
  const client = module['createClient']?.({
    baseUrl: 'https://sent.test',
    retries: 0,
    fetch: ({ url, headers }: Request) => {
      sent = { url: new URL(url), headers };
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  const send = async (call: string, args: unknown): Promise<Sent> => {
    sent = undefined;
    // Only the request is tested, so an error of the response is ignored.
    await Promise.resolve(module[call]?.(client, args)).catch(() => undefined);
    if (sent === undefined) throw new Error(`${call} sent nothing: ${JSON.stringify(args)}`);
    return sent;
  };
  return { schemas, send };
}

beforeAll(() => {
  const modules = join(import.meta.dirname, '../../node_modules');
  symlinkSync(modules, join(folder.path, 'node_modules'), 'junction');
});

const ALL: typeof APIS = {
  styles: (targets) => run([file('styles.json', STYLES)], { targets }),
  github: (targets) => (APIS['github'] as (typeof APIS)[string])(targets),
};

describe.each(sampled(Object.entries(ALL), 1))('%s', (name, generate) => {
  it('reads what the client sends', async () => {
    const generated = await generate(TARGETS);
    const { schemas, send } = await loaded(name, generated);
    const { api, names } = generated;
    const { numRuns } = runs({ suite: 200, all: 200 });
    let read = 0;
    for (const { name: call, signature } of clientCalls({ api, names })) {
      const { arguments: all } = signature;
      for (let seed = 0; seed < (name === 'styles' ? numRuns : 1); seed++) {
        const schema = argumentsSchema(signature);
        const args = made(schema, api, 'write', seed) as Record<string, Value> | undefined;
        if (schemas[`${call}ParamsSchema`]?.safeParse(args).success !== true) continue;
        if (args === undefined) continue;
        const { url, headers } = await send(call, args);
        const expected = (location: string): object =>
          Object.fromEntries(
            all.flatMap(({ name: own, parameter: { in: place, name: wire } }) => {
              const value = args[own];
              const isSent = place === location && !isEmpty(value);
              return isSent ? [[location === 'header' ? wire.toLowerCase() : wire, value]] : [];
            }),
          );
        const parts: Readonly<Record<string, readonly [schema: string, value: unknown]>> = {
          query: ['Query', url.searchParams],
          header: ['Headers', Object.fromEntries(headers)],
          cookie: ['Cookies', cookiesIn(headers)],
          path: ['Path', pathOf(signature.endpoint.path, url)],
        };
        for (const [location, [suffix, value]] of Object.entries(parts)) {
          const own = schemas[`${call}${suffix}Schema`];
          if (own === undefined || value === undefined) continue;
          read += 1;
          const result = own.safeParse(value);
          const words = `${call} ${location} ${String(url)} ${JSON.stringify([...headers])}`;
          expect(result.error?.issues, words).toBeUndefined();
          expect(result.data, words).toEqual(expected(location));
        }
      }
    }
    expect(read).toBeGreaterThan(50);
  });
});

function cookiesIn(headers: Headers): object {
  const pairs = (headers.get('cookie') ?? '').split('; ').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value]));
}

/** The parameters of a path as a router returns them; `undefined` if a segment contains more than one part. */
function pathOf(template: Endpoint['path'], { pathname }: URL): object | undefined {
  if (template.some((parts) => parts.length > 1)) return undefined;
  const segments = pathname.split('/').slice(1);
  return Object.fromEntries(
    template.flatMap(([part], at) =>
      part?.kind === 'parameter' ? [[part.name, decodeURIComponent(segments[at] ?? '')]] : [],
    ),
  );
}

/** True for an empty list or object, which is sent as an empty text or is omitted. */
function isEmpty(value: Value | undefined): boolean {
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
