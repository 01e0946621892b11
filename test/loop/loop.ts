/**
 * Calls every operation of an API through its generated client and server, and lists the values
 * that arrive changed.
 */
import {
  operationSignatures,
  type OperationSignature,
} from '../../src/print/typescript/signature.js';
import type { ReadChoice } from '../../src/print/typescript/signature-body.js';
import { hostOf } from './hosts.js';
import { joinSubject, type Joined, type Subject } from './joined.js';
import { randomFrom, seedOf } from './random.js';
import {
  answerOne,
  callAsStranger,
  formsOf,
  reasonOf,
  sendOne,
  showCredentials,
  Wrong,
  type Trip,
} from './trip.js';
import { diagnosticsOf, type Listening } from './reported.js';
import { NoValue } from './value.js';

/** The results for one operation. */
export interface Found {
  readonly operation: string;
  /**
   * A description of the failure without names and values, so that equal failures of several
   * operations can be counted.
   */
  readonly class: string;
  readonly details: string;
  /** The codes of the report that explain a failure. */
  readonly said: readonly string[];
}

export interface Looped {
  readonly operations: number;
  /** The number of operations whose values all arrived unchanged. */
  readonly equal: number;
  /** The number of operations with failures that a diagnostic explains. */
  readonly said: number;
  readonly calls: number;
  readonly found: readonly Found[];
}

/**
 * @param subject generated with client and server
 * @param folder a temporary folder for the generated code
 * @param seed determines the random values
 */
export async function loop(
  subject: Subject,
  folder: string,
  listening: Listening,
  seed = 1,
): Promise<Looped> {
  const joined = await joinSubject(subject, folder);
  const found: Found[] = [];
  let [calls, equal, operations, said] = [0, 0, 0, 0];
  for (const signature of operationSignatures(subject.api, subject.names)) {
    operations += 1;
    const wrong = new Map<string, Wrongdoing>();
    for (const step of stepsOf(joined, signature, seed)) {
      calls += 1;
      const told = await attempt(step);
      if (told !== undefined && !wrong.has(told.class)) wrong.set(told.class, told);
    }
    if (wrong.size === 0) equal += 1;
    else {
      const { endpoint } = signature;
      const all = [...wrong.values()].map((one) => ({
        operation: endpoint.key,
        said: diagnosticsOf(one.class, endpoint, subject.api, listening),
        ...one,
      }));
      if (all.every((one) => one.said.length > 0)) said += 1;
      found.push(...all);
    }
  }
  return { operations, equal, said, calls, found };
}

type Wrongdoing = Pick<Found, 'class' | 'details'>;

async function attempt(step: () => Promise<void>): Promise<Wrongdoing | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    const told = error instanceof Wrong || error instanceof NoValue;
    const text = told ? error.message : reasonOf(error);
    const [head = '', ...details] = text.split('\u0000');
    return { class: head.trim(), details: details.join('').slice(0, 400) };
  }
}

/** All attempts for one operation. */
function stepsOf(
  joined: Joined,
  signature: OperationSignature,
  seed: number,
): (() => Promise<void>)[] {
  const random = randomFrom(seedOf(signature.endpoint.key, seed));
  const name = joined.names.operations.get(signature.endpoint.key) ?? '';
  const trip: Trip = {
    joined,
    signature,
    random,
    baseUrl: `http://loop.test${joined.basePathOf(name)}`,
  };
  const redirects = signature.endpoint.responses.some(({ status }) => /^3/.test(String(status)));
  const answers = signature.replies.flatMap((reply) => {
    const { body } = reply;
    // The response after a redirect belongs to another operation.
    if (reply.response === undefined && redirects) return [];
    const choices: readonly (ReadChoice | undefined)[] =
      typeof body === 'string' || body.length === 0 ? [undefined] : body;
    return choices.map((choice) => () => answerOne(trip, reply, choice));
  });
  return [
    ...formsOf(signature).flatMap((form) => [
      () => sendOne(trip, form, true),
      () => sendOne(trip, form, false),
      () => sendOne(trip, form, false),
    ]),
    () => checkHost(trip),
    () => showCredentials(trip),
    () => callAsStranger(trip),
    ...answers,
  ];
}

/** Checks that a call without a base URL goes to the declared host. */
async function checkHost({ baseUrl: _, ...trip }: Trip): Promise<void> {
  const { joined, signature } = trip;
  const host = hostOf(signature.endpoint, joined.api);
  if (host === undefined) return;
  try {
    await sendOne(trip, formsOf(signature)[0] ?? {}, true);
  } catch (error) {
    if (error instanceof Wrong) throw new Wrong(`host: ${error.message}\u0000 ${host}`);
    throw error;
  }
  const [url = ''] = joined.seen.urls;
  if (!url.startsWith(`${host}/`)) {
    throw new Wrong(`host: another one is called\u0000 ${host} became ${url}`);
  }
}
