/** A third-party service, and calls of its endpoints in a random order. */
import type { Response } from './caller.js';

export interface ServiceCalls {
  /**
   * Sends a request from the browser. `endpoint` is the endpoint that should be found: `GET
   * /users/{}`.
   */
  readonly call: (endpoint: string, path: string, sent?: Sent) => Promise<Response>;
  readonly random: () => number;
  readonly rounds: number;
}

/** The parts of a request besides its URL. */
export interface Sent {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Service {
  readonly name: string;
  /**
   * Returns the arguments and the environment for starting the service.
   * @param folder a new folder for the data of the service
   */
  readonly start: (
    port: number,
    folder: string,
    random: () => number,
  ) => { readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> };
  readonly walk: (calls: ServiceCalls) => Promise<void>;
}

const WORDS =
  'alpha harbor violet stone winter copper forest signal marble canyon lantern meadow saffron orbit ember willow'.split(
    ' ',
  );
const PEOPLE = 'anna ben star admin cleo_d j.smith mia99 grace hugo-x root angel joy otto'.split(
  ' ',
);
/** Endpoints that services lack. */
const NOBODY = ['nobody', 'missing', 'undefined', '999999', 'x'];

export function pick<T>(random: () => number, all: readonly T[]): T {
  return all[Math.floor(random() * all.length)] as T;
}

export function pickWord(random: () => number): string {
  return pick(random, WORDS);
}

export function pickPerson(random: () => number): string {
  return pick(random, PEOPLE);
}

export function pickNobody(random: () => number): string {
  return pick(random, NOBODY);
}

/** The id of a response that is an item. */
export function idOf({ json }: Response): string | undefined {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
