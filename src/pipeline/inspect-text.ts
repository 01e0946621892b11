/** `inspect` for people: one line an endpoint, or everything about one, or about a schema. */
import { counted } from '../foundation/counted.js';
import { inspectJson } from './inspect.js';
import type { EndpointJson, InspectJson } from './inspect-json.js';
import type { PlaceJson, SchemaJson } from './inspect-schema.js';
import { seenText, type ObservedCount } from '../model/origin.js';
import type { Generated } from './generate.js';

/**
 * @param generated what a run made
 * @param query as `inspectJson` takes it; a list of all endpoints when absent
 * @returns lines of text
 */
export function inspectText(generated: Generated, query?: string): string {
  const json = inspectJson(generated, query);
  if (query === undefined) return list(json);
  const shown = new Map<number, string>();
  const endpoints = json.endpoints.map((endpoint) => describe(endpoint, json, shown));
  return [...endpoints, ...json.schemas.map(describeSchema)].join('\n\n');
}

function list({ endpoints, conflicts, documents }: InspectJson): string {
  const groups = [...new Set(endpoints.map(({ group }) => group))].sort();
  const width = Math.max(...endpoints.map(({ name }) => name.length));
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
  const summary = `${found}, from ${from}; ${counted(conflicts.length, 'disagreement')}`;
  return [...lines, '', summary].join('\n');
}

/** Longer lists of servers are shown once. */
const SHORT_LIST = 3;

/** The facts that come last: those of what is sent and answered. */
const OF_CALLS = /^(?:parameters\/|responses\/|(?:body|tag)$)/;

/** @param shown the names of those who showed each long list of servers first */
function describe(
  endpoint: EndpointJson,
  { conflicts, servers }: InspectJson,
  shown: Map<number, string>,
): string {
  const { name, group, method, path, aliases, parameters, facts, origins, paging } = endpoint;
  const list = servers[endpoint.servers] ?? [];
  const first = list.length > SHORT_LIST ? shown.get(endpoint.servers) : undefined;
  shown.set(endpoint.servers, first ?? name);
  const told = facts.map(
    (fact) =>
      `  ${fact.field} = ${JSON.stringify(fact.value)}  [${fact.trust}${often(fact)}] ${fact.origins.map(at).join(', ')}`,
  );
  const own = list.map(
    (one) =>
      `  server = ${JSON.stringify(one.url)}  [${one.trust}] ${one.origins.map(at).join(', ')}`,
  );
  const about = facts.filter(({ field }) => OF_CALLS.test(field)).length;
  const lines = [
    `${name}  ${method} ${path}`,
    `  group       ${group}`,
    ...(aliases.length > 0 ? [`  aliases     ${aliases.join(', ')}`] : []),
    ...origins.map((place) => `  stated by   ${at(place)}`),
    ...(paging ? [`  pages       ${paging.text}: ${paging.why}`] : []),
    ...parameters.map(
      (item) =>
        `  parameter   ${item.name} (${item.in}${item.required ? ', required' : ''}): ${item.type}, type ${item.trust}${often(item)}; ${item.origins.map(at).join(', ')}`,
    ),
    ...told.slice(0, told.length - about),
    ...(first === undefined ? own : [`  servers as of ${first}`]),
    ...told.slice(told.length - about),
    ...conflicts
      .filter(({ key }) => key === endpoint.key)
      .flatMap((conflict) => [
        `  disagreement on ${conflict.field}: kept ${JSON.stringify(conflict.kept)} (${conflict.rule})`,
        ...conflict.rejected.map(
          (item) =>
            `    not ${JSON.stringify(item.value)} of ${item.source}:${item.line}: ${item.why}`,
        ),
      ]),
  ];
  return lines.join('\n');
}

function describeSchema({ name, type, description, origins, properties }: SchemaJson): string {
  return [
    `${name}  schema`,
    `  type        ${type}`,
    ...(description === null ? [] : [`  description ${JSON.stringify(description)}`]),
    ...origins.map((place) => `  stated by   ${at(place)}`),
    ...properties.map(
      (item) =>
        `  property    ${item.name}${item.required ? ' (required)' : ''}: ${item.type}  [${item.trust}${often(item)}] ${item.origins.map(at).join(', ')}`,
    ),
  ].join('\n');
}

function at({ source, line, column }: PlaceJson): string {
  return `${source}:${line}:${column}`;
}

function often({ seen }: { readonly seen?: ObservedCount }): string {
  return seen === undefined ? '' : `, ${seenText(seen)}`;
}
