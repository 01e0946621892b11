/** Handlers of a generated server get declared defaults, and their types contain them. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { runAll, writeAll } from '../subjects.js';

const DOCUMENT = `openapi: 3.1.0
info: {title: Fill, version: '1'}
paths:
  /things:
    post: {operationId: makeThing, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, responses: {204: {description: d}}}
    put:
      operationId: putThing
      requestBody: {required: true, content: {application/merge-patch+json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {204: {description: d}}
    patch: {operationId: patchThing, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, responses: {204: {description: d}}}
    get: {operationId: getThing, responses: {200: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
  /inline:
    post: {operationId: inline, requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {n: {type: integer, default: 5}}}}}}, responses: {204: {description: d}}}
  /form:
    post: {operationId: form, requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {n: {type: integer, default: 5}, a: {type: string}}}}}}, responses: {204: {description: d}}}
  /parts:
    post: {operationId: parts, requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, properties: {n: {type: integer, default: 5}, a: {type: string}}}}}}, responses: {204: {description: d}}}
  /pets:
    post: {operationId: makePet, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {204: {description: d}}}
  /trees:
    post: {operationId: makeTree, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}, responses: {204: {description: d}}}
  /knots:
    post: {operationId: makeKnot, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Knot'}}}}, responses: {204: {description: d}}}
components:
  schemas:
    Tree:
      type: object
      properties:
        label: {type: string, default: t}
        twigs: {type: array, items: {$ref: '#/components/schemas/Tree'}, default: []}
        next: {allOf: [{$ref: '#/components/schemas/Tree'}], default: {}}
        root: {$ref: '#/components/schemas/Root'}
    Root: {type: object, default: {}, properties: {tree: {allOf: [{$ref: '#/components/schemas/Tree'}], default: {next: {}}}, depth: {type: object, default: {}, properties: {size: {type: integer, default: 1}}}}}
    Knot:
      allOf:
        - {type: object, properties: {end: {type: object, default: {}}}}
        - {type: object, properties: {end: {$ref: '#/components/schemas/Knot'}, loops: {type: integer, default: 1}}}
    Level: {type: string, enum: [low, high], default: low}
    Base: {type: object, required: [id], properties: {id: {type: integer}, kind: {type: string, enum: [a, b], default: a}}}
    Part: {type: object, properties: {size: {type: number, default: 1}, made: {type: string, default: now, readOnly: true}}}
    Thing:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - type: object
          properties:
            level: {$ref: '#/components/schemas/Level'}
            tags: {type: array, items: {type: string}, default: []}
            part: {$ref: '#/components/schemas/Part'}
            whole: {allOf: [{$ref: '#/components/schemas/Part'}], default: {}}
            parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
            byName: {type: object, additionalProperties: {$ref: '#/components/schemas/Part'}}
            none: {type: [string, 'null'], default: null}
            unfit: {type: string, default: null}
            maybe: {anyOf: [{$ref: '#/components/schemas/Part'}, {type: 'null'}]}
            either: {anyOf: [{$ref: '#/components/schemas/Part'}, {type: object, required: [x], properties: {x: {type: string}, y: {type: string, default: y}}}]}
            children: {type: array, items: {$ref: '#/components/schemas/Thing'}}
            constructor: {type: string, default: c}
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer, default: 9}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}, loud: {type: boolean, default: true}}}
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}
`;

const USE = `
import type { Handler, Req } from "./server/index.js";
import { checkThing } from "./server/validators.js";

type Body<R> = R extends { readonly body: infer B } ? B : never;
export function made(body: Body<Req<"POST /things">>): void {
  body.kind satisfies "a" | "b";
  body.level satisfies "low" | "high";
  body.tags satisfies readonly string[];
  body.none satisfies string | null;
  body.unfit satisfies string | undefined;
  body.whole.size satisfies number;
  body.part?.size satisfies number | undefined;
  for (const part of body.parts ?? []) part.size satisfies number;
  for (const child of body.children ?? []) child.kind satisfies string;
  body.byName?.["a"]?.size satisfies number | undefined;
  body.maybe?.size satisfies number | undefined;
  // @ts-expect-error the default of a property inside of alternatives is not filled in
  body.either satisfies { size: number } | { x: string; y: string } | undefined;
}
export function patched(body: Body<Req<"PATCH /things">> | Body<Req<"PUT /things">>): void {
  // @ts-expect-error a patch has no defaults
  body.kind satisfies "a" | "b";
}
export function inline(body: Body<Req<"POST /inline">>): number {
  return body.n;
}
export function form(body: Body<Req<"POST /form">>): number {
  return body.n;
}
export async function parts(body: Body<Req<"POST /parts">>): Promise<number> {
  return (await body.read()).n;
}
export function pet(body: Body<Req<"POST /pets">>): number | boolean {
  return body.kind === "cat" ? body.lives : body.loud;
}
export function tree(body: Body<Req<"POST /trees">>): void {
  body.twigs satisfies readonly { label: string }[];
  body.root?.depth.size satisfies number | undefined;
  // @ts-expect-error the default would contain itself, so it is not filled in
  body.next.label satisfies string;
}
export type Get = Handler<"GET /things">;
export const got: Get = () => ({ status: 200, body: { id: 1, constructor: "c" } });
export { checkThing };
`;

interface Api {
  readonly fetch: (request: Request) => Promise<Response>;
}

const folder = folderOfAllTests();
let createApi: (handlers: object, options: object) => Api;

beforeAll(async () => {
  const { files } = await runAll([{ source: 'fill.yaml', bytes: Buffer.from(DOCUMENT) }]);
  writeAll(folder.path, files);
  const server: unknown = await import(
    /* @vite-ignore */ join(folder.path, 'generated/server/index.ts')
  );
  ({ createApi } = server as { createApi: typeof createApi });
});

/** Returns the body that the handler receives, or the status of a rejected request. */
async function given(key: string, body: BodyInit, type?: string): Promise<unknown> {
  let seen: unknown;
  const handler = async ({ body: value }: { body: unknown }): Promise<object> => {
    const isForm = typeof value === 'object' && value !== null && 'read' in value;
    seen = isForm ? await (value as { read: () => Promise<unknown> }).read() : value;
    return { status: 204 };
  };
  const api = createApi({ [key]: handler }, { partial: true });
  const [method = '', path = ''] = key.split(' ');
  const headers = type === undefined ? {} : { 'content-type': type };
  const response = await api.fetch(new Request(`http://x${path}`, { method, body, headers }));
  return response.status === 204 ? seen : response.status;
}

const JSON_TYPE = 'application/json';
const FILLED = {
  ...{ kind: 'a', level: 'low', tags: [], whole: { size: 1 }, none: null, constructor: 'c' },
};

describe('defaults in a request body', () => {
  test.each<[object, object | number]>([
    [{ id: 1 }, { id: 1, ...FILLED }],
    [
      { id: 1, kind: 'b', tags: ['x'] },
      { id: 1, ...FILLED, kind: 'b', tags: ['x'] },
    ],
    [
      { id: 1, part: {} },
      { id: 1, ...FILLED, part: { size: 1 } },
    ],
    [
      { id: 1, maybe: {} },
      { id: 1, ...FILLED, maybe: { size: 1 } },
    ],
    [
      { id: 1, maybe: null },
      { id: 1, ...FILLED, maybe: null },
    ],
    [
      { id: 1, parts: [{}, { size: 2 }] },
      { id: 1, ...FILLED, parts: [{ size: 1 }, { size: 2 }] },
    ],
    [
      { id: 1, byName: { a: {} } },
      { id: 1, ...FILLED, byName: { a: { size: 1 } } },
    ],
    [
      { id: 1, either: { x: '' } },
      { id: 1, ...FILLED, either: { x: '' } },
    ],
    [
      { id: 1, children: [{ id: 2 }] },
      { id: 1, ...FILLED, children: [{ id: 2, ...FILLED }] },
    ],
    [{}, 400],
    [{ id: 1, kind: null }, 400],
  ])('%j', async (body, want) => {
    expect(await given('POST /things', JSON.stringify(body), JSON_TYPE)).toEqual(want);
  });

  it('has separate copies of defaults, which other requests do not change', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map((id) => given('POST /things', JSON.stringify({ id }), JSON_TYPE)),
    );
    expect((one as { tags: unknown }).tags).not.toBe((other as { tags: unknown }).tags);
  });

  it('gets no defaults in a patch: omitted fields remain as they are', async () => {
    expect(await given('PATCH /things', '{"id":1}', JSON_TYPE)).toEqual({ id: 1 });
    const merge = 'application/merge-patch+json';
    expect(await given('PUT /things', '{"id":1}', merge)).toEqual({ id: 1 });
  });

  test.each([
    ['cat', { lives: 9 }],
    ['dog', { loud: true }],
  ])('gets the defaults of the discriminated alternative: %s', async (kind, more) => {
    const body = await given('POST /pets', JSON.stringify({ kind }), JSON_TYPE);
    expect(body).toEqual({ kind, ...more });
  });

  it('omits a default that would contain itself endlessly', async () => {
    const filled = { label: 't', twigs: [] };
    expect(await given('POST /trees', '{"next":{}}', JSON_TYPE)).toEqual({
      ...filled,
      next: filled,
    });
    expect(await given('POST /trees', '{"root":{}}', JSON_TYPE)).toEqual({
      ...filled,
      root: { depth: { size: 1 } },
    });
    expect(await given('POST /knots', '{"end":{}}', JSON_TYPE)).toEqual({
      loops: 1,
      end: { loops: 1 },
    });
  });

  it('may be described inline or by a form', async () => {
    expect(await given('POST /inline', '{}', JSON_TYPE)).toEqual({ n: 5 });
    const form = await given('POST /form', 'a=b', 'application/x-www-form-urlencoded');
    expect({ ...(form as object) }).toEqual({ a: 'b', n: 5 });
    const parts = new FormData();
    parts.set('a', 'b');
    expect({ ...((await given('POST /parts', parts)) as object) }).toEqual({ a: 'b', n: 5 });
  });
});

it('has types that include the defaults', () => {
  folder.write('generated/use.ts', USE);
  folder.write('generated/tsconfig.json', {
    compilerOptions: {
      ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: ['node'] },
      ...{ typeRoots: [join(import.meta.dirname, '../../node_modules/@types')] },
      ...{ noPropertyAccessFromIndexSignature: true, noUncheckedIndexedAccess: true },
      ...{ exactOptionalPropertyTypes: true, noUnusedParameters: true },
    },
    files: ['use.ts', 'server/index.ts'],
  });
  expect(compile(join(folder.path, 'generated'))).toBe('');
});
