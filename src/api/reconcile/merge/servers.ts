/**
 * Chooses the texts and variables of servers that several documents declare, and records differences between lists of
 * servers.
 */
import { fieldStep } from '../../../model/place.js';
import type { Api, Server } from '../../../model/api.js';
import { contentText } from '../schema-text.js';
import { isOfOneSource, type Authority } from '../elect.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { apiIdentity, groupRelatedApis } from '../match/related-apis.js';
import { mergeNamed } from './extensions.js';
import { electFact, electFactText, recordUnion, within, type FactEntry } from './recorded.js';

/**
 * Chooses one description, one name and one value of each variable for each server.
 * @param apis the APIs of all documents
 */
export function electServers(
  apis: readonly Api[],
  authority: Authority,
  ledger: LedgerWriter,
): readonly Api[] {
  const entry = { entity: 'api', steps: [fieldStep('servers')], ledger, authority };
  recordLists(apis, entry);
  const lists = new Set(
    apis.flatMap(({ servers, endpoints }) => [servers, ...endpoints.map((one) => one.servers)]),
  );
  const byUrl = groupBy([...lists].flat(), ({ url }) => url);
  const elected = new Map<string, Server>();
  for (const [url, uses] of byUrl) {
    const texts = new Set(uses.map(contentText));
    if (texts.size < 2 || isOfOneSource(uses.map(({ origins }) => origins))) continue;
    elected.set(url, electServer(url, uses, within(entry, url)));
  }
  if (elected.size === 0) return apis;
  const changed = new Map<readonly Server[], readonly Server[]>();
  for (const list of lists) {
    changed.set(
      list,
      list.map((server) => ({ ...(elected.get(server.url) ?? server), origins: server.origins })),
    );
  }
  const withServers = <T extends { readonly servers: readonly Server[] }>(one: T): T => ({
    ...one,
    servers: changed.get(one.servers) ?? one.servers,
  });
  return apis.map((api) => ({ ...withServers(api), endpoints: api.endpoints.map(withServers) }));
}

function electServer(url: string, uses: readonly Server[], entry: FactEntry): Server {
  const facts = (member: 'name' | 'description') =>
    uses.flatMap(({ [member]: value, origins }) =>
      value === undefined ? [] : [{ value, origins }],
    );
  const name = electFact(facts('name'), within(entry, 'name'));
  const description = electFactText(facts('description'), within(entry, 'description'));
  const variables = mergeNamed(
    uses.map(({ variables: values, origins }) => ({ values, origins })),
    within(entry, 'variables'),
  );
  return {
    url,
    ...(name && { name: name.value }),
    ...(description && { description: description.value }),
    variables,
    origins: [],
  };
}

/**
 * Records that documents about the same API declare different lists of servers. The merged API has the servers of all
 * lists.
 */
function recordLists(apis: readonly Api[], entry: FactEntry): void {
  const stating = apis.map((api) => ({ ...apiIdentity(api), servers: api.servers }));
  for (const group of groupRelatedApis(stating)) {
    const facts = group.map(({ servers }) => ({
      value: servers.map(({ url }) => url),
      origins: servers.flatMap(({ origins }) => origins.slice(0, 1)),
    }));
    recordUnion(facts, entry);
  }
}
