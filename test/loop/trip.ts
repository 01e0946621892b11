/** One round trip: a call with its arguments, credentials and host, and its response. */
import type { Api } from '../../src/model/api.js';
import type { BodyChoice, ReadChoice } from '../../src/print/typescript/signature-body.js';
import type { ReplyCase } from '../../src/print/typescript/signature-replies.js';
import type { CallArgument, OperationSignature } from '../../src/print/typescript/signature.js';
import { defaultsOf } from './defaults.js';
import { difference, unblobbed, withoutDefaults } from './equal.js';
import { credentialOf, nameOfScheme, secretsOf } from './credentials.js';
import { classOf, type Answer, type Joined, type Received } from './joined.js';
import { JSON_PLACE } from './place.js';
import type { Random } from './random.js';
import { argumentsOf, bodyOf, expectedArguments } from './sent-values.js';
import { NoValue, valueOf } from './value.js';

/** The failure of a call: a class before the first NUL, the details after it. */
export class Wrong extends Error {}

export interface Trip {
  readonly joined: Joined;
  readonly signature: OperationSignature;
  readonly random: Random;
  readonly baseUrl?: string;
}

interface Form {
  readonly choice?: BodyChoice;
  /** The media type if the caller may choose it. */
  readonly type?: string;
}

/** Every form in which an operation can be called. */
export function formsOf({ body }: OperationSignature): readonly Form[] {
  const choices = body?.choices ?? [];
  if (body?.selectable !== true) return [choices[0] === undefined ? {} : { choice: choices[0] }];
  return choices.flatMap((choice) => choice.types.map((type) => ({ choice, type })));
}

interface Given {
  readonly args: ReadonlyMap<CallArgument, unknown>;
  readonly body: unknown;
  /** The arguments of the operation. */
  readonly all: object;
}

function giveAll(
  { joined, signature, random }: Trip,
  { choice, type }: Form,
  least: boolean,
): Given {
  const sending = { api: joined.api, direction: 'request', random, least } as const;
  const args = argumentsOf(signature, sending);
  const wanted = signature.body !== undefined && (signature.body.required || !least);
  const body = wanted ? bodyOf(choice, sending) : undefined;
  const all = {
    ...Object.fromEntries([...args].map(([{ name }, value]) => [name, value])),
    ...(body !== undefined && { body }),
    ...(body !== undefined && type !== undefined && { contentType: type }),
  };
  return { args, body, all };
}

/**
 * Sends a call, and checks the arguments that the handler receives.
 * @throws Wrong, NoValue
 */
export async function sendOne(trip: Trip, form: Form, least: boolean): Promise<void> {
  const { joined, signature } = trip;
  const given = giveAll(trip, form, least);
  let arrived: unknown;
  joined.expectCall(async (received) => {
    try {
      arrived = await readBody(received.body);
    } catch (error) {
      joined.seen.errors.push(reasonOf(error));
    }
    return nothing();
  });
  const schemes = [...joined.api.securitySchemes.keys()];
  const client = joined.client(schemes, trip.baseUrl);
  const label = form.choice === undefined ? '' : ` (${form.choice.kind})`;
  let thrown: unknown;
  try {
    await joined.call(client, signature.name, given.all).result();
  } catch (error) {
    thrown = error;
  }
  const [received] = joined.seen.received;
  const [refusal] = joined.seen.errors;
  if (refusal !== undefined) throw new Wrong(`request${label}: ${refusal} ${show(given.all)}`);
  if (received === undefined) {
    throw new Wrong(`request${label}: client throws: ${reasonOf(thrown)} ${show(given.all)}`);
  }
  if (received.key !== joined.keys.get(joined.names.operations.get(signature.endpoint.key) ?? '')) {
    throw new Wrong(`request: another operation is called\u0000 ${received.key}`);
  }
  await compareReceived(given, received, arrived, trip, label);
}

async function compareReceived(
  given: Given,
  received: Received,
  arrived: unknown,
  { joined, signature }: Trip,
  label: string,
): Promise<void> {
  const { params, query, headers, cookies } = received;
  const is = { params, query, headers, cookies };
  const was = expectedArguments(signature, given.args, is);
  for (const slot of ['params', 'query', 'headers', 'cookies'] as const) {
    const found = difference(was[slot], is[slot]);
    if (found !== undefined) throw new Wrong(`request: ${slot} differ\u0000 ${found}`);
  }
  const [sent, seen] = [await unblobbed(given.body), await unblobbed(arrived)];
  const isPatch = signature.endpoint.method === 'PATCH';
  const found = difference(
    sent,
    isPatch ? seen : withoutDefaults(sent, seen, defaultsOf(joined.api)),
  );
  if (found !== undefined) throw new Wrong(`request${label}: body differs\u0000 ${found}`);
}

/** Streams and multipart bodies can be read only while they arrive. */
async function readBody(body: unknown): Promise<unknown> {
  if (body instanceof ReadableStream) {
    return new Uint8Array(await new Response(body).arrayBuffer());
  }
  const multipart = typeof body === 'object' && body !== null && 'formData' in body;
  return multipart ? (body as unknown as { read: () => Promise<unknown> }).read() : body;
}

/**
 * Calls with the credentials of each security alternative, and checks the credentials that the
 * security handlers receive.
 * @throws Wrong, NoValue
 */
export async function showCredentials(trip: Trip): Promise<void> {
  const { joined, signature } = trip;
  const alternatives = signature.endpoint.security?.value ?? [];
  const given = giveAll(trip, formsOf(signature)[0] ?? {}, true);
  for (const alternative of alternatives) {
    const ids = alternative.map(({ scheme }) => scheme);
    const secrets = secretsOf(ids, joined.api);
    const want = ids.map((id) => ({
      scheme: nameOfScheme(id, joined),
      credential: credentialOf(joined.api.securitySchemes.get(id), secrets.get(id)),
    }));
    const admitted = new Map(want.map(({ scheme, credential }) => [scheme, credential]));
    joined.expectCall(() => Promise.resolve(nothing()), admitted);
    const client = joined.client(ids, trip.baseUrl);
    const kinds = kindsOf(ids, joined.api);
    const reply = await joined
      .call(client, signature.name, given.all)
      .result()
      .catch((error: unknown) => {
        const [refusal = `client throws: ${reasonOf(error)}`] = joined.seen.errors;
        throw new Wrong(`security (${kinds}): ${refusal} ${show(ids)}`);
      });
    if (joined.seen.received.length === 0) {
      const [refusal = String(reply.status)] = joined.seen.errors;
      throw new Wrong(`security (${kinds}): ${refusal} ${show(ids)}`);
    }
    const sorted = (all: readonly { readonly scheme: string }[]): unknown =>
      [...all].sort((a, b) => (a.scheme < b.scheme ? -1 : 1));
    const found = difference(sorted(want), sorted(joined.seen.checked));
    if (found !== undefined) throw new Wrong(`security (${kinds}): credentials\u0000 ${found}`);
  }
}

/**
 * Calls without credentials, and checks that only an operation that requires none is reached.
 * @throws Wrong, NoValue
 */
export async function callAsStranger(trip: Trip): Promise<void> {
  const { joined, signature } = trip;
  const alternatives = signature.endpoint.security?.value ?? [];
  const isOpen = alternatives.length === 0 || alternatives.some((one) => one.length === 0);
  const given = giveAll(trip, formsOf(signature)[0] ?? {}, true);
  joined.expectCall(() => Promise.resolve(nothing()));
  const { status, headers } = await joined
    .call(joined.client([], trip.baseUrl), signature.name, given.all)
    .response();
  const isReached = joined.seen.received.length > 0;
  if (isReached !== isOpen) throw new Wrong(`stranger: is ${isOpen ? 'refused' : 'admitted'}`);
  const isChallenged = status === 401 && headers.has('www-authenticate');
  if (!isOpen && !isChallenged) throw new Wrong(`stranger: no challenge\u0000 ${status}`);
}

function kindsOf(ids: readonly string[], api: Api): string {
  const kinds = ids.map((id) => {
    const scheme = api.securitySchemes.get(id);
    if (scheme?.kind === 'http') return scheme.scheme;
    return scheme?.kind === 'apiKey' ? `${scheme.in} key` : (scheme?.kind ?? 'undeclared');
  });
  return kinds.sort().join(' and ') || 'none';
}

/**
 * Sets the handler's response to that of a case, and checks the result of the call.
 * @throws Wrong, NoValue
 */
export async function answerOne(
  trip: Trip,
  reply: ReplyCase,
  choice: ReadChoice | undefined,
): Promise<void> {
  const { joined, signature } = trip;
  const given = giveAll(trip, formsOf(signature)[0] ?? {}, true);
  const status = statusOf(reply);
  const headers = headersOf(trip, reply);
  const body = choice === undefined ? undefined : answerBody(trip, choice);
  const type = choice?.media.type.replace('text/*', 'text/plain').replace('image/*', 'image/png');
  const asked = type === undefined || type.includes('*') ? {} : { accept: type };
  const answer: Answer = {
    status,
    ...(body !== undefined && { body }),
    ...(type !== undefined && !type.includes('*') && { contentType: type }),
    headers,
  };
  joined.expectCall(() => Promise.resolve(answer));
  const client = joined.client([...joined.api.securitySchemes.keys()], trip.baseUrl);
  const label = `answer (${choice?.kind ?? 'no body'})`;
  const got = await joined
    .call(client, signature.name, given.all, asked)
    .result()
    .catch((error: unknown) => {
      const [refusal = `client throws: ${reasonOf(error)}`] = joined.seen.errors;
      throw new Wrong(`${label}: ${refusal} ${show(answer)}`);
    });
  const [refusal] = joined.seen.errors;
  if (refusal !== undefined) throw new Wrong(`${label}: ${refusal} ${show(answer)}`);
  if (got.status !== status) {
    throw new Wrong(`${label}: another status\u0000 ${status} became ${got.status}`);
  }
  const found = difference(await unblobbed(body), await unblobbed(got.body));
  if (found !== undefined) throw new Wrong(`${label}: body differs\u0000 ${found}`);
  for (const [name, value] of Object.entries(headers)) {
    const is = got.headers.get(name);
    const differs = difference(value, is);
    if (differs !== undefined) throw new Wrong(`${label}: headers differ\u0000 ${name}${differs}`);
  }
}

function answerBody({ joined, random }: Trip, { kind, media }: ReadChoice): unknown {
  const making = { api: joined.api, direction: 'response', random, place: JSON_PLACE } as const;
  if (kind === 'binary') return Uint8Array.of(0, 255, 10, 13, 128);
  if (kind === 'text') {
    const place = { kind: 'form', without: '' } as const;
    const isText = media.schema.kind === 'string' || media.schema.kind === 'enum';
    return isText ? valueOf(media.schema, { ...making, place }) : `text & "more" <ü>\n日本`;
  }
  return valueOf(media.schema, making);
}

/** The status of a case; for a range, a status that no other response declares. */
function statusOf({ statuses }: ReplyCase): number {
  if (statuses.kind === 'code') return statuses.code;
  const { except } = statuses;
  const bases =
    statuses.kind === 'class'
      ? [Number(statuses.class[0]) * 100]
      : [500, 400].filter((base) => !statuses.exceptClasses.some((one) => one[0] === `${base}`[0]));
  const all = bases.flatMap((base) => Array.from({ length: 18 }, (_, at) => base + 1 + at));
  const free = all.find((status) => !except.includes(status) && status !== 204 && status !== 205);
  if (free === undefined) throw new NoValue('no status is left');
  return free;
}

function headersOf({ joined, random }: Trip, { response }: ReplyCase): Record<string, string> {
  const made: [string, string][] = [];
  for (const { name, schema, mediaType } of response?.headers ?? []) {
    if (mediaType !== undefined || /^(content-|transfer-|set-cookie|location)/i.test(name))
      continue;
    const place = { kind: 'header', without: ',' } as const;
    const making = { api: joined.api, direction: 'response', random, place } as const;
    const value = valueOf(schema, making);
    if (typeof value !== 'object') made.push([name, String(value)]);
  }
  return Object.fromEntries(made);
}

/** A response that is not checked. */
function nothing(): Response {
  return new Response(null, { status: 299 });
}

/** The message of an error, its details after a NUL. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, cause } = error;
  const [line = ''] = message.split('\n');
  const why = cause === undefined ? '' : ` because ${String(cause)}`;
  return `${name} ${classOf(line.replace(/^\S+: /, ''))}\u0000 ${line}${why}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return `\u0000 ${text.slice(0, 300)}`;
}
