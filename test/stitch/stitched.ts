/** Merges descriptions in memory, and compares the results. */
import type { UserConfig } from '../../src/run/config/config.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { file, run } from '../stride.js';
import type { JsonObject } from './careful.js';

/** Removes the title that other tests configure, so that the title of the documents is used. */
const CONFIG = {
  targets: { openapi: {} },
  severities: { 'resp/only-200': 'off' },
  title: undefined,
} as unknown as Partial<UserConfig>;

/** A description with the name of its file. */
export type NamedDocument = readonly [name: string, document: JsonObject];

/** Merges descriptions and exports the result as OpenAPI. */
export function stitched(
  documents: readonly NamedDocument[],
  precedence: readonly string[] = [],
): Promise<Generated> {
  const files = documents.map(([source, document]) => file(source, document));
  return run(files, { ...CONFIG, ...(precedence.length > 0 && { precedence: [...precedence] }) });
}

/**
 * The exported document as text, without provenance. Lists and keys whose order has no meaning are
 * sorted.
 */
export function exported(generated: Generated): string {
  const found = generated.files.find(({ path }) => path.endsWith('openapi.json'));
  return JSON.stringify(plain(JSON.parse(found?.text ?? 'null')));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !key.startsWith('x-restitch'))
    .map(([key, item]): [string, unknown] => [
      key,
      ['required', 'enum'].includes(key) && Array.isArray(item) ? [...item].sort() : plain(item),
    ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All files as one text. */
export function output({ files }: Generated): string {
  return JSON.stringify(files);
}

/** The open conflicts, each as `entity field`. */
export function conflicts({ ledger }: Generated): string[] {
  return ledger.elections.flatMap(({ entity, field, conflict }) =>
    conflict === undefined ? [] : [`${entity} ${field}`],
  );
}
