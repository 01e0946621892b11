/** Writes `collection.json`, with a folder for each group and a variable for each server. It contains no secrets. */
import {
  baseUrl,
  clientCalls,
  groupBy,
  jsonText,
  textFile,
  type Api,
  type ClientCall,
  type JsonData,
  type OutputFile,
  type RenderInput,
} from '../../../kit.js';
import { authOf } from './auth.js';
import { collectionItem } from './request.js';
import { inert } from './text.js';
import { lostFacts } from './lost-facts.js';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Writes the collection. Its requests have the names of the client's functions. */
export function renderPostman({
  api,
  names,
}: Pick<RenderInput, 'api' | 'names'>): readonly OutputFile[] {
  const calls = clientCalls({ api, names });
  const servers = serverVariables(calls, api);
  const folders = groupBy(calls, ({ group }) => group);
  const credentials = new Set(
    calls.flatMap(({ endpoint }) => authOf(endpoint, api)?.variables ?? []),
  );
  const about = new Map(names.groups.map(({ label, description }) => [label, description]));
  const collection: JsonData = {
    info: {
      name: inert(api.title?.value ?? 'API'),
      description: descriptionOf(api),
      ...(api.version && { version: inert(api.version.value) }),
      schema: SCHEMA,
    },
    item: [...folders].map(([label, members]) => {
      const description = about.get(label);
      return {
        name: inert(label),
        ...(description !== undefined && { description: inert(description) }),
        item: members.map((call) =>
          collectionItem(call, servers.get(baseUrl(call.endpoint, api)) ?? '', api),
        ),
      };
    }),
    variable: [
      ...[...servers].map(([value, key]) => ({ key, value: inert(value) })),
      ...[...credentials].sort().map((key) => ({ key, value: '' })),
    ],
  };
  return [textFile('collection.json', jsonText(collection))];
}

/** Returns the variable for each server URL: `baseUrl` for the URL that most operations use, then `baseUrl2`, … */
function serverVariables(calls: readonly ClientCall[], api: Api): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { endpoint } of calls) {
    const url = baseUrl(endpoint, api);
    counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  const byUse = [...counts].sort(([, a], [, b]) => b - a);
  return new Map(
    byUse.map(([url], index) => [url, index === 0 ? 'baseUrl' : `baseUrl${index + 1}`]),
  );
}

function descriptionOf(api: Api): string {
  const left = lostFacts(api);
  const description = api.description?.value ?? '';
  const lost =
    left.length > 0 ? `A collection cannot express everything. Omitted: ${left.join('; ')}.` : '';
  return inert([description, lost].filter((one) => one !== '').join('\n\n'));
}
