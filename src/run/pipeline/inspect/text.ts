/**
 * The output of `inspect` as text: one line for each endpoint, or all facts about the endpoints or the schema that a
 * query names.
 */
import { largest } from '../../../base/foundation/lists.js';
import { counted } from '../../../base/foundation/counted.js';
import { inspectJson } from './index.js';
import { endpointSections, schemaSections } from './about.js';
import { createDocumentLetters, sectionsText } from './columns.js';
import type { InspectJson } from './json.js';
import type { Generated } from '../generate.js';

/**
 * Prints the output of `inspect`.
 * @param generated the result of a run
 * @param query the key, name or group of endpoints, or the name of a schema, as for `inspectJson`; if absent, all
 * endpoints are listed
 * @param whole true to print long texts in full
 * @returns lines of text
 */
export function inspectText(generated: Generated, query?: string, whole = false): string {
  const json = inspectJson(generated, query);
  if (query === undefined) return list(json);
  const places = createDocumentLetters();
  const servers = new Map<number, string>();
  const operations = new Map(generated.api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const things = [
    ...json.endpoints.map((endpoint) =>
      endpointSections(endpoint, { json, generated, operations, servers }),
    ),
    ...json.schemas.map((schema) => schemaSections(schema, { json, generated })),
  ];
  const texts = things.map((sections) => sectionsText(sections, places, whole));
  return [...texts, places.legend()].join('\n\n');
}

function list({ endpoints, conflicts, documents }: InspectJson): string {
  const groups = [...new Set(endpoints.map(({ group }) => group))].sort();
  const width = largest(endpoints.map(({ name }) => name.length));
  const lines = groups.flatMap((group) => [
    group,
    ...endpoints
      .filter((endpoint) => endpoint.group === group)
      .map(({ name, method, path }) => `  ${name.padEnd(width)}  ${method.padEnd(6)} ${path}`),
  ]);
  const paths = new Set(endpoints.map(({ path }) => path)).size;
  const occurrences = documents.reduce((sum, document) => sum + document.endpoints, 0);
  const found = `${counted(endpoints.length, 'endpoint')} on ${counted(paths, 'path')} in ${counted(groups.length, 'group')}`;
  const from = `${counted(occurrences, 'occurrence')} in ${counted(documents.length, 'document')}`;
  const summary = `${found}, from ${from}; ${counted(conflicts.length, 'conflict')}`;
  return [...lines, '', summary].join('\n');
}
