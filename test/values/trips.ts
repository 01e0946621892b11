/** Valid arguments and responses, and checks that they arrive unchanged. */
import { expect } from 'vitest';
import type { Api } from '../../src/model/api.js';
import type { BodyChoice, ReadChoice } from '../../src/print/typescript/signature-body.js';
import type { OperationSignature } from '../../src/print/typescript/signature.js';
import type { Loop, Received, Result } from '../loop.js';
import { fit, HARD, valueOf } from './values.js';

/** The arguments of a call, without its body. */
export function argumentsOf(
  { arguments: all, endpoint }: OperationSignature,
  api: Api,
): Record<string, unknown> {
  const mixed = endpoint.path.filter((segment) => segment.length > 1).flat();
  const literals = mixed.flatMap((part) => (part.kind === 'literal' ? [part.text] : []));
  const within = new Set(mixed.flatMap((part) => (part.kind === 'parameter' ? [part.name] : [])));
  return Object.fromEntries(
    all.map(({ name, parameter }) => {
      const value = valueOf(parameter, api);
      if (parameter.in !== 'path' || !within.has(parameter.name)) return [name, value];
      // In `{name}.{ext}`, a name with a dot would be ambiguous.
      return [name, literals.reduce((text, one) => text.replaceAll(one, ''), String(value))];
    }),
  );
}

const PLACES = {
  path: 'params',
  query: 'query',
  querystring: 'query',
  header: 'headers',
  cookie: 'cookies',
} as const;

/** Checks that the handler receives exactly the arguments of the call, each in its location. */
function expectArguments(
  one: Received,
  { arguments: all }: OperationSignature,
  args: object,
  label: string,
): void {
  const want: Record<(typeof PLACES)[keyof typeof PLACES], Record<string, unknown>> = {
    params: {},
    query: {},
    headers: {},
    cookies: {},
  };
  for (const { name, parameter } of all) {
    Object.defineProperty(want[PLACES[parameter.in]], parameter.name, {
      value: (args as Record<string, unknown>)[name],
      enumerable: true,
    });
  }
  const { params, query, headers, cookies } = one;
  expect({ params, query, headers, cookies }, label).toEqual(want);
}

interface Sent {
  readonly given: unknown;
  readonly arrives: (body: unknown) => Promise<void> | void;
}

const BYTES = Uint8Array.of(0, 255, 10, 13, 128);

/** A body of each kind, and the check that it has arrived. */
export function bodyOf(choice: BodyChoice | undefined, api: Api): Sent {
  const anything = {
    text: HARD,
    list: [1, null, true, 'x'],
    constructor: 'a',
    prototype: { a: 1 },
  };
  const whole = (given: unknown): Sent => ({
    given,
    arrives: (body) => expect(body).toEqual(given),
  });
  if (choice === undefined) return whole(anything);
  const { kind, media } = choice;
  switch (kind) {
    case 'any':
      return whole(anything);
    case 'json':
      return whole(withoutUnsafeName(fit(media.schema, api, { text: HARD })));
    case 'form':
      return whole(fieldsOf(choice, api));
    case 'text':
      return whole(HARD);
    case 'multipart': {
      const given = fit(media.schema, api, { text: HARD, bytes: () => new Blob([BYTES]) });
      return { given, arrives: (body) => expectParts(body as FormData, given as object, choice) };
    }
    case 'binary':
      return {
        given: new Blob([BYTES], { type: 'image/png' }),
        arrives: async (body) => {
          const seen = await new Response(body as ReadableStream).arrayBuffer();
          expect(new Uint8Array(seen)).toEqual(BYTES);
        },
      };
    default:
      return kind satisfies never;
  }
}

/** Omits the property that every server rejects, even if the description declares it. */
function withoutUnsafeName(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__proto__'));
}

/** The fields of a form. Text in lists and objects does not contain the delimiters of styles. */
function fieldsOf({ media }: BodyChoice, api: Api): Record<string, unknown> {
  const all = media.schema.kind === 'object' ? [...media.schema.properties] : [];
  return Object.fromEntries(
    all.map(([name, { schema }]) => {
      const text = HARD.replace(/[ \t|]/g, '');
      return [name, fit(schema, api, { text: schema.kind === 'string' ? HARD : text })];
    }),
  );
}

/**
 * Checks the parts that the handler receives. The server does not split an array that is sent as
 * one part.
 */
async function expectParts(form: FormData, given: object, { media }: BodyChoice): Promise<void> {
  const seen = new Map<string, unknown[]>();
  for (const [name, part] of form) {
    const value =
      typeof part === 'string' ? part : new Uint8Array(await (part as Blob).arrayBuffer());
    seen.set(name, [...(seen.get(name) ?? []), value]);
  }
  const want = new Map<string, unknown[]>();
  for (const [name, value] of Object.entries(given)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    const parts = items.map((item) => {
      if (item instanceof Blob) return BYTES;
      return typeof item === 'object' ? JSON.stringify(item) : String(item);
    });
    const { style, explode = true } = media.encoding.get(name) ?? {};
    want.set(name, style === 'form' && !explode ? [parts.join(',')] : parts);
  }
  expect(seen).toEqual(want);
}

interface Form {
  readonly choice?: BodyChoice;
  /** The media type if the caller may choose it. */
  readonly type?: string;
}

/** Every form of body with which an operation can be called. */
export function formsOf({ body }: OperationSignature): readonly Form[] {
  const choices = body?.choices ?? [];
  if (body?.selectable !== true) return [choices[0] === undefined ? {} : { choice: choices[0] }];
  return choices.flatMap((choice) => choice.types.map((type) => ({ choice, type })));
}

/** Sends a call with a form of body, and checks the arguments that the handler receives. */
export async function expectTrip(
  loop: Loop,
  signature: OperationSignature,
  { choice, type }: Form,
  client = loop.standard,
): Promise<void> {
  const { model, call, answer, received, keyOf } = loop;
  const key = keyOf(signature);
  const label = `${key} ${type ?? ''}`;
  const args = argumentsOf(signature, model);
  const body = signature.body && bodyOf(choice, model);
  const given = {
    ...args,
    ...(body && { body: body.given }),
    ...(type !== undefined && { contentType: type }),
  };
  let arrived: Promise<void> = Promise.reject(new Error(`${label} was not called`));
  arrived.catch(() => undefined);
  answer(async (one) => {
    // A stream can be read only while the request is served.
    arrived = Promise.resolve(one.body).then(body?.arrives);
    await arrived.catch(() => undefined);
    return { status: 299 };
  });
  await call(client, signature.name, given);
  await arrived;
  expect(received.map((one) => one.key)).toEqual([key]);
  for (const one of received) expectArguments(one, signature, args, label);
}

/** All operations that can be called: `fetch` rejects TRACE. */
export function sendable({ signatures }: Loop): OperationSignature[] {
  return signatures.filter(({ endpoint }) => endpoint.method !== 'TRACE');
}

interface Answer {
  readonly result: Result;
  readonly comes: (body: unknown) => Promise<void>;
}

/** A response for every declared status and media type. */
export function answersOf({ replies }: OperationSignature, model: Api): Answer[] {
  return replies.flatMap(({ statuses, body }): Answer[] => {
    if (statuses.kind !== 'code') return [];
    const status = statuses.code;
    if (body === 'none') {
      return [{ result: { status }, comes: async (seen) => expect(seen).toBeUndefined() }];
    }
    const choices: readonly ReadChoice[] = body === 'unknown' ? [] : body;
    return choices.map(({ kind, media: { type, schema } }) => {
      if (kind === 'text' || kind === 'binary') {
        const sent = kind === 'text' ? HARD : BYTES;
        const comes = async (seen: unknown): Promise<void> =>
          kind === 'text' ? expect(seen).toBe(HARD) : expectBytes(seen as Blob);
        return { result: { status, contentType: type, body: sent }, comes };
      }
      const sent = fit(schema, model, { text: HARD, isResponse: true }) ?? null;
      const comes = async (seen: unknown): Promise<void> => expect(seen).toEqual(sent);
      return { result: { status, contentType: type, body: sent }, comes };
    });
  });
}

async function expectBytes(seen: Blob): Promise<void> {
  expect(new Uint8Array(await seen.arrayBuffer())).toEqual(BYTES);
}
