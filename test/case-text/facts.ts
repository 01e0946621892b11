/**
 * All facts that `inspect` has about every endpoint and schema, one per line, for the case
 * directories.
 */
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import type { EndpointJson, InspectJson } from '../../src/run/pipeline/inspect/json.js';
import type { SchemaJson } from '../../src/run/pipeline/inspect/schema.js';
import type { PlaceJson } from '../../src/run/pipeline/inspect/places.js';
import { seenText, type ObservedCount } from '../../src/model/origin.js';
import type { Generated } from '../../src/run/pipeline/generate.js';

/** Every fact of every endpoint. */
export function factsText(generated: Generated): string {
  const json = inspectJson(generated, '*');
  const shown = new Map<number, string>();
  const endpoints = json.endpoints.map((endpoint) =>
    [describe(endpoint, json, shown), ...notes(endpoint, generated)].join('\n'),
  );
  return [...endpoints, ...json.schemas.map(describeSchema)].join('\n\n');
}

/** Differences that were resolved without a cost to callers, and that have an id. */
function notes({ key }: EndpointJson, { ledger, locate }: Generated): string[] {
  return ledger.elections
    .filter(({ entity, note }) => entity === key && note !== undefined)
    .flatMap(({ field, kept, rule, rejected }) => [
      `  note on ${field}: kept ${JSON.stringify(kept.value)} (${rule})`,
      ...rejected.map(({ value, origins: [origin], why }) => {
        const place = origin ? `${origin.source}:${locate(origin).line}` : '';
        return `    not ${JSON.stringify(value)} of ${place}: ${why}`;
      }),
    ]);
}

/** A list with more servers than this is printed only once. */
const SHORT_LIST = 3;

/** The facts that are printed last: those of request and response bodies. */
const OF_CALLS = /^(?:parameters\/|responses\/|(?:body|tag)$)/;

/** @param shown for each long list of servers, the name of the endpoint that printed it */
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
    ...origins.map((place) => `  found in    ${at(place)}`),
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
        `  conflict on ${conflict.field}: kept ${JSON.stringify(conflict.kept)} (${conflict.rule})`,
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
    ...origins.map((place) => `  found in    ${at(place)}`),
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
