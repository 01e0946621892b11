/** Sends samples through a generated client and server, and lists the errors of the checks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from '../../src/run/config/config.js';
import type { Api } from '../../src/model/api.js';
import { runPipeline } from '../../src/run/pipeline/generate.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  mediaSample,
  parameterSample,
  sampleValue,
  type Instance,
} from '../../src/values/sample/index.js';
import type { SourceFile } from '../../src/input/source/index.js';
import {
  operationSignatures,
  type OperationSignature,
} from '../../src/print/typescript/signature.js';
import type { BodyChoice, ReadChoice } from '../../src/print/typescript/signature-body.js';
import { joinSubject, type Joined, type Subject } from '../loop/joined.js';

/** The results for the samples of an API. */
export interface Sampled {
  /** The number of samples that were sent or returned. */
  readonly made: number;
  /** The errors of the checks: the operation, the sample, the reason. */
  readonly refused: readonly string[];
  /** The parts without a sample. */
  readonly none: readonly string[];
}

interface Tally {
  made: number;
  readonly refused: string[];
  readonly none: string[];
}

/**
 * Samples every argument, body and response.
 * @param formats the formats of texts to check
 */
export async function sampleAll(
  files: readonly SourceFile[],
  { seed = 0, formats = 'all' }: { readonly seed?: number; readonly formats?: 'all' | 'none' } = {},
): Promise<Sampled> {
  const targets = { client: true, server: { handlers: 'h', formats }, docs: false, openapi: false };
  const config = resolveConfig({ inputs: [], title: 'Samples', targets });
  const subject = await runPipeline({ files, overlays: [], config });
  return sampleSubject(subject, seed);
}

async function sampleSubject(subject: Subject, seed: number): Promise<Sampled> {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-samples-'));
  try {
    const joined = await joinSubject(subject, join(folder, 'made'));
    const tally: Tally = { made: 0, refused: [], none: [] };
    for (const signature of operationSignatures(subject.api, subject.names)) {
      const args = argumentsOf(signature, subject.api, seed, tally);
      if (args === undefined) continue;
      await send(signature, joined, args, tally);
      for (const { status, choice } of answersOf(signature)) {
        const body = mediaSample(choice.media, { api: subject.api, direction: 'read', seed });
        const what = `${signature.name} answers ${status}`;
        if (body === undefined) tally.none.push(what);
        else await answer(what, signature, joined, args, { status, choice, body }, tally);
      }
    }
    return tally;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function argumentsOf(
  { name, arguments: all, body }: OperationSignature,
  api: Api,
  seed: number,
  tally: Tally,
): Record<string, unknown> | undefined {
  const args: Record<string, unknown> = {};
  for (const { name: argument, parameter, required } of all) {
    if (!required) continue;
    const value = parameterSample(parameter, { api, seed });
    if (value === undefined) {
      tally.none.push(`${name}: ${argument}`);
      return undefined;
    }
    args[argument] = plain(value);
  }
  const choice = body?.choices.find(({ kind }) => kind === 'json');
  if (choice === undefined && body !== undefined) {
    return body.required ? withBody(args, body.choices[0], body.selectable) : args;
  }
  if (choice === undefined) return args;
  const value = mediaSample(choice.media, { api, direction: 'write', seed, label: 'body' });
  if (value === undefined) {
    tally.none.push(`${name}: body`);
    return undefined;
  }
  const type = body?.selectable === true && { contentType: choice.types[0] };
  return { ...args, body: plain(value), ...type };

  function withBody(
    given: Record<string, unknown>,
    other: BodyChoice | undefined,
    selectable: boolean,
  ): Record<string, unknown> | undefined {
    if (other === undefined || other.kind === 'binary') return { ...given, body: new Blob(['x']) };
    const made = sampleValue(other.media.schema, { api, direction: 'write', seed, label: 'body' });
    if (made === undefined) return undefined;
    return { ...given, body: plain(made), ...(selectable && { contentType: other.types[0] }) };
  }
}

async function send(
  signature: OperationSignature,
  joined: Joined,
  args: Record<string, unknown>,
  tally: Tally,
): Promise<void> {
  tally.made += 1;
  joined.expectCall(() => Promise.resolve(new Response('', { status: 200 })));
  const schemes = [...joined.api.securitySchemes.keys()];
  const baseUrl = `http://samples.test${joined.basePathOf(signature.name)}`;
  const client = joined.client(schemes, baseUrl);
  let thrown: unknown;
  await joined
    .call(client, signature.name, args)
    .result()
    .catch((error: unknown) => (thrown = error));
  if (joined.seen.received.length > 0) return;
  const [reason = String(thrown)] = joined.seen.errors;
  tally.refused.push(`${signature.name} ${reason.replace('\0', ' ')} ${JSON.stringify(args)}`);
}

interface AnswerCase {
  readonly status: number;
  readonly choice: ReadChoice;
}

function answersOf({ replies }: OperationSignature): AnswerCase[] {
  return replies.flatMap(({ response, body }) => {
    const status = response?.status;
    if (typeof status !== 'number' || typeof body === 'string' || status < 200) return [];
    return body.flatMap((choice) => (choice.kind === 'json' ? [{ status, choice }] : []));
  });
}

async function answer(
  what: string,
  signature: OperationSignature,
  joined: Joined,
  args: Record<string, unknown>,
  { status, choice, body }: AnswerCase & { readonly body: Instance },
  tally: Tally,
): Promise<void> {
  tally.made += 1;
  const value = plain(body);
  const contentType = choice.media.type.includes('*') ? 'application/json' : choice.media.type;
  joined.expectCall(() => Promise.resolve({ status, contentType, body: value }));
  const baseUrl = `http://samples.test${joined.basePathOf(signature.name)}`;
  const client = joined.client([...joined.api.securitySchemes.keys()], baseUrl);
  await joined
    .call(client, signature.name, args)
    .result()
    .catch(() => undefined);
  // Headers are another matter.
  const wrong = joined.seen.errors.filter((text) => !/header/.test(text));
  const [reason] = wrong;
  if (reason !== undefined) {
    tally.refused.push(
      `${what} ${reason.replace('\0', ' ')} ${JSON.stringify(value)}`.slice(0, 900),
    );
  }
}

/** As programs have it. */
export function plain(value: Instance): unknown {
  if (value === BYTES) return new Blob(['x']);
  if (typeof value === 'bigint') return Number(value);
  if (isArrayInstance(value)) return value.map(plain);
  if (!isObjectInstance(value)) return value;
  return Object.fromEntries([...value].map(([name, held]) => [name, plain(held)]));
}
