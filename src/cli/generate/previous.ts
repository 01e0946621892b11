/** Finds the API of the last run, to report what changed since then. */
import {
  compareFingerprints,
  compareApis,
  encodeSnapshot,
  decodeSnapshot,
  type Change,
} from '../../api/compare/index.js';
import type { Generated } from '../../run/pipeline/generate.js';
import { readUnedited, type PreviousRun } from '../../output/files/index.js';
import { readSnapshot, withElectedNames } from '../../run/pipeline/snapshot.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { OPENAPI_FILE } from '../../output/targets/openapi/file.js';
import { templates } from '../diff/words.js';
import { sha256 } from '../hash.js';
import type { Job } from '../job/job.js';
import { buildStamp, cacheFile, readCache, writeCache } from './unchanged.js';

type Api = Generated['api'];

/** The changes to the API since the last run. */
export interface ApiChanges {
  readonly changes: readonly Change[];
  /** Returns the display name of an endpoint: `GET /pets/{id}`. */
  readonly shown: (key: string) => string;
  /** The snapshot of this run, if the comparison needed it; `kept` if the cache already contains the same bytes. */
  readonly snapshot?: Uint8Array | 'kept';
}

const ENDING = '.api';

/**
 * Compares the API with the last run. The last API is read from the document of the `openapi` target, or else from the
 * cache. If neither exists, the fingerprints in the lock file are compared.
 * @param now the results of this run
 * @returns `undefined` if there was no earlier run
 */
export async function changesSinceLastRun(
  job: Job,
  earlier: PreviousRun,
  { api, names, files }: Pick<Generated, 'api' | 'names' | 'files'>,
  now: ReadonlyMap<string, string>,
): Promise<ApiChanges | undefined> {
  const facts = earlier.lock?.endpoints;
  if (facts === undefined || facts.size === 0) return undefined;
  const text = readUnedited(job.place, earlier, OPENAPI_FILE);
  // If the document has not changed, neither has the API, so it need not be parsed.
  if (
    text !== undefined &&
    files.some((file) => file.path === OPENAPI_FILE && file.text === text)
  ) {
    return { changes: [], shown: templates(api) };
  }
  const own = withElectedNames(api, names);
  const kept = text === undefined ? readCache(cacheFile(job, ENDING)) : undefined;
  const snapshot = kept && encodeSnapshot(own, hashOf(now));
  if (kept && snapshot && kept.equals(snapshot)) {
    return { changes: [], shown: templates(api), snapshot: 'kept' };
  }
  const before = text === undefined ? decoded(kept, facts) : await readSnapshot(text);
  const more = snapshot && { snapshot };
  if (!before || !isOf(before, facts)) {
    return { changes: compareFingerprints(facts, now), shown: templates(api), ...more };
  }
  return { changes: compareApis(before, own), shown: templates(before, api), ...more };
}

/** The results of a run that are needed to find changes. */
export interface FinishedRun {
  readonly job: Job;
  readonly generated: Generated;
  /** The fingerprints of all endpoints for the lock file. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The changes of the API since the last run; absent if there was no earlier run. */
  readonly changed?: ApiChanges;
}

/**
 * Stores the API in the cache for the next run, if there is a cache folder. If the output contains the OpenAPI
 * document, the next run reads that document instead, so the API is not stored.
 */
export async function keepSnapshot({
  job,
  generated,
  fingerprints: facts,
  changed,
}: FinishedRun): Promise<void> {
  const { api, names, files } = generated;
  const file = cacheFile(job, ENDING);
  if (file === undefined || files.some(({ path }) => path === OPENAPI_FILE)) return;
  if (changed?.snapshot === 'kept') return;
  const encoded = changed?.snapshot ?? encodeSnapshot(withElectedNames(api, names), hashOf(facts));
  await writeCache(file, encoded);
}

/** Returns the API of a snapshot if the same build of restitch wrote it, in the run that also wrote the lock file. */
function decoded(
  snapshot: Uint8Array | undefined,
  facts: ReadonlyMap<string, string>,
): Api | undefined {
  return snapshot && decodeSnapshot(snapshot, hashOf(facts));
}

/**
 * Returns true if an API has exactly the endpoints in the lock file. A document from another run would lead to wrong
 * changes.
 */
function isOf(api: Api, facts: ReadonlyMap<string, string>): boolean {
  return api.endpoints.length === facts.size && api.endpoints.every(({ key }) => facts.has(key));
}

function hashOf(facts: ReadonlyMap<string, string>): string {
  const sorted = [...facts].sort(([a], [b]) => byCodeUnit(a, b));
  return sha256(JSON.stringify([buildStamp(), sorted]));
}
