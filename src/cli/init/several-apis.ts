/** Detects that the descriptions belong to several APIs: they share neither a host nor a path. */
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import type { Api, Endpoint } from '../../model/api.js';
import { endpointKey } from '../../model/path.js';
import { addressOf } from '../../model/server.js';
import type { InitPlan } from './project.js';
import { freeName } from '../../base/foundation/free-name.js';
import { groupBy } from '../../base/foundation/group.js';

/** The maximum number of entries in `apis` that `init` proposes. Further APIs are only counted. */
const MOST = 10;

/**
 * Proposes the `apis` of a configuration if the inputs describe several APIs.
 * @param api the merged API
 * @returns the lines of the proposal; an empty list if the inputs belong together, or if one of them declares no server
 */
export function severalApisHint(api: Api, { inputs, output }: InitPlan): string[] {
  const groups = unrelated(api, inputs);
  if (groups.length < 2) return [];
  const names = new Set<string>();
  const lines = groups.slice(0, MOST).map((group) => {
    const name = nameFor(group[0] ?? '', names);
    names.add(name);
    const listed = group.map(spelled).join(', ');
    const folder = spelled(`${output}/${name}`);
    return `    ${spelled(name)}: { "inputs": [${listed}], "output": ${folder} }`;
  });
  const left = groups.length - lines.length;
  return [
    `these seem to be ${groups.length} APIs, because they share no host and no path`,
    '  they are merged into one; to generate each separately, replace inputs and output with:',
    '  "apis": {',
    lines.join(',\n'),
    '  }',
    ...(left > 0 ? [`  and ${left} more`] : []),
  ];
}

/** Writes a text as a string literal of JSON and TypeScript, with invisible characters escaped. */
function spelled(text: string): string {
  return escapeInvisible(JSON.stringify(text));
}

/** Groups the inputs that share a host or a path. Returns an empty list if an input has operations without a host. */
function unrelated(api: Api, inputs: readonly string[]): string[][] {
  // Union-find: each input points to another input of its group, or to itself.
  const leader = new Map<string, string>();
  const lead = (name: string): string => {
    const next = leader.get(name);
    if (next === undefined) leader.set(name, name);
    return next === undefined || next === name ? name : lead(next);
  };
  const withOperations = new Set<string>();
  for (const endpoint of api.endpoints) {
    const own = inputsOf(endpoint, inputs);
    const domains = domainsOf(endpoint);
    if (domains.length === 0) return [];
    const path = `path ${endpointKey('', endpoint.path)}`;
    const shared = [path, ...domains.map((one) => `host ${one}`)];
    for (const name of [...own, ...shared]) leader.set(lead(name), lead(own[0] ?? name));
    for (const input of own) withOperations.add(input);
  }
  const groups = groupBy(
    inputs.filter((input) => withOperations.has(input)),
    lead,
  );
  return [...groups.values()];
}

function inputsOf({ origins }: Endpoint, inputs: readonly string[]): string[] {
  const found = origins.flatMap(
    ({ source }) =>
      inputs.find((input) => source === input || source.startsWith(`${input}/`)) ?? [],
  );
  return [...new Set(found)];
}

/** Returns the registrable domains of an endpoint's servers: `shop.dev` for `api.shop.dev` and for `auth.shop.dev`. */
function domainsOf({ servers }: Endpoint): string[] {
  return servers.flatMap(({ url }) => {
    const host = addressOf(url)?.split(/[/:]/)[0] ?? '';
    return host === '' ? [] : [host.split('.').slice(-2).join('.')];
  });
}

/** Derives the name of an API from the file name, and adds a number if another API has that name. */
function nameFor(input: string, taken: ReadonlySet<string>): string {
  const file = input.slice(input.lastIndexOf('/') + 1).split('.')[0] ?? '';
  return freeName(file.replace(/[^A-Za-z0-9_-]+/g, '-') || 'api', taken, '-');
}
