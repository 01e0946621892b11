/** `inspect` for people: one line an endpoint, or everything about one. */
import { inspectJson, type EndpointJson, type InspectJson, type PlaceJson } from './inspect.js';
import type { Generated } from './generate.js';

/**
 * @param generated what a run made
 * @param query an endpoint's key, its name, one of its aliases or its group, `*` for each; a list of all when absent
 * @returns lines of text, and whether the query matched anything
 */
export function inspectText(
  generated: Generated,
  query?: string,
): { text: string; found: boolean } {
  const json = inspectJson(
    generated,
    query === undefined ? undefined : (endpoint) => matches(endpoint, query),
  );
  const { endpoints } = json;
  if (query === undefined) return { text: list(json), found: endpoints.length > 0 };
  const described = endpoints.map((endpoint) => describe(endpoint, json));
  return { text: described.join('\n\n'), found: endpoints.length > 0 };
}

/** True when a query means an endpoint: its key in any spelling of the parameters, its name, an alias, its group. */
export function matches(endpoint: EndpointJson, query: string): boolean {
  const erased = query.replace(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/$/, '');
  return (
    query === '*' ||
    endpoint.key === erased ||
    endpoint.key.slice(endpoint.key.indexOf(' ') + 1) === erased ||
    endpoint.name === query ||
    endpoint.group === query ||
    endpoint.aliases.includes(query)
  );
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
  const summary = `${endpoints.length} endpoints on ${paths} paths in ${groups.length} groups, from ${occurrences} occurrences in ${documents.length} documents; ${conflicts.length} disagreements`;
  return [...lines, '', summary].join('\n');
}

function describe(endpoint: EndpointJson, { conflicts }: InspectJson): string {
  const { name, group, method, path, aliases, parameters, facts, origins } = endpoint;
  const lines = [
    `${name}  ${method} ${path}`,
    `  group       ${group}`,
    ...(aliases.length > 0 ? [`  aliases     ${aliases.join(', ')}`] : []),
    ...origins.map((place) => `  stated by   ${at(place)}`),
    ...parameters.map(
      (item) =>
        `  parameter   ${item.name} (${item.in}${item.required ? ', required' : ''}): ${item.type}, type ${item.trust}; ${item.origins.map(at).join(', ')}`,
    ),
    ...facts.map(
      (fact) =>
        `  ${fact.field} = ${JSON.stringify(fact.value)}  [${fact.trust}] ${fact.origins.map(at).join(', ')}`,
    ),
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

function at({ source, line, column }: PlaceJson): string {
  return `${source}:${line}:${column}`;
}
