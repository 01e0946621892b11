/**
 * Reads the responses that a collection saves, or that its scripts expect. Scripts are searched as text and never
 * run.
 */
import type { Status } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { BodyEvidence } from './body.js';

/** The facts about a response that are inferred from one saved response or one script. */
export interface ResponseEvidence {
  readonly status: Status;
  readonly name: string;
  readonly body?: BodyEvidence;
  readonly headers: readonly { readonly name: string; readonly origin: Origin }[];
  readonly origin: Origin;
}

const PHRASES: readonly (readonly [string, number])[] = [
  ['ok', 200],
  ['created', 201],
  ['accepted', 202],
  ['no content', 204],
  ['moved permanently', 301],
  ['found', 302],
  ['not modified', 304],
  ['bad request', 400],
  ['unauthorized', 401],
  ['forbidden', 403],
  ['not found', 404],
  ['method not allowed', 405],
  ['conflict', 409],
  ['gone', 410],
  ['unprocessable entity', 422],
  ['unprocessable content', 422],
  ['too many requests', 429],
  ['internal server error', 500],
  ['not implemented', 501],
  ['bad gateway', 502],
  ['service unavailable', 503],
];
const EXPECTED =
  /to\.have\.status\(\s{0,9}(\d{3})\s{0,9}\)|\.code\)\.to\.(?:be\.)?(?:eql|eq|equals?)\(\s{0,9}(\d{3})\s{0,9}\)|expect\(res\.(?:status|getStatus\(\))\)\.to\.(?:be\.)?(?:eql|eq|equals?)\(\s{0,9}(\d{3})\s{0,9}\)|\bresponse\.status\s{0,9}={2,3}\s{0,9}(\d{3})|responseCode\.code\s{0,9}={2,3}\s{0,9}(\d{3})/g;
const COMPUTED =
  /(?:environment|variables|globals?|collectionVariables|baseEnvironment)\.set\(\s{0,9}["']([^"'\n]{1,200})["']|set(?:EnvironmentVariable|GlobalVariable|Var|EnvVar|GlobalEnvVar|CollectionVar)\(\s{0,9}["']([^"'\n]{1,200})["']/g;

/** The facts that the text of a script implies. */
export interface Searched {
  /** Variables that the script sets, so that their values are not constant. */
  readonly computed: readonly string[];
  /** Statuses that a test in the script expects. They are weak evidence for a response. */
  readonly expected: readonly number[];
}

/** Searches a script for expected statuses, and for the names of variables that it sets. */
export function searchScript(text: string): Searched {
  const computed = [...text.matchAll(COMPUTED)].map((match) => match[1] ?? match[2] ?? '');
  const expected = [...text.matchAll(EXPECTED)]
    .map((match) => Number(match.slice(1).find((one) => one !== undefined)))
    .filter(isStatus);
  return { computed, expected };
}

/** Returns the status that a text mentions, by its number or by its reason phrase. */
export function statusInText(text: string): number | undefined {
  const found = /(?<!\d)([1-5]\d\d)(?!\d)/.exec(text)?.[1];
  if (found !== undefined) return Number(found);
  return PHRASES.find(([words]) => words === text.trim().toLowerCase())?.[1];
}

/** Returns true for a valid status code (RFC 9110 §15). */
export function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 100 && status <= 599;
}
