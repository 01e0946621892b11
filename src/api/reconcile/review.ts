/**
 * Performs checks that need all documents: for truncated texts, repeated operationIds, and APIs that do not belong
 * together.
 */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { foldHard } from '../../model/text.js';
import { originLocation } from './ledger/writer.js';
import { registrableDomain } from './match/related-apis.js';
import type { Claim, ClaimsByEndpoint } from './match/claim.js';
import { groupBy } from '../../base/foundation/group.js';
import { byCodeUnit } from '../../base/foundation/sort.js';

/** Reports findings that require all documents. */
export function reportAcrossDocuments(
  apis: readonly Api[],
  groups: ClaimsByEndpoint,
  report: Report,
): void {
  for (const claims of groups.values()) reportCutTexts(claims, report);
  reportIdTwins(groups, report);
  reportMixed(apis, report);
}

/** Reports descriptions that are truncated, because another document continues the text in the middle of a sentence. */
function reportCutTexts(claims: readonly Claim[], report: Report): void {
  if (claims.length < 2) return;
  const texts = claims.flatMap(({ endpoint: { description } }) =>
    description ? [{ whole: foldHard(description.value), origins: description.origins }] : [],
  );
  const distinct = [...new Set(texts.map(({ whole }) => whole))];
  for (const { whole, origins } of texts) {
    if (!distinct.some((other) => continues(other, whole))) continue;
    const [origin] = origins;
    report.add('desc/truncated', {}, origin && originLocation(origin));
  }
}

/** Returns true if the text `start` is the truncated beginning of the text `whole`. Both are normalized. */
function continues(whole: string, start: string): boolean {
  if (start.length < 20 || whole.length <= start.length || !whole.startsWith(start)) return false;
  // Checks that the text ends in the middle of a sentence. If it ends with a full stop and the rest is another
  // sentence, it is not truncated.
  return /^(?:[\p{L}\p{N}]|[ -][\p{Ll}\p{N}])/u.test(whole.slice(start.length));
}

/** Reports an operationId that different endpoints have, each in another document. */
function reportIdTwins(groups: ClaimsByEndpoint, report: Report): void {
  const uses = [...groups.values()].flatMap((claims) =>
    claims.flatMap(({ endpoint: { key, operationId } }) =>
      operationId ? [{ key, id: operationId }] : [],
    ),
  );
  for (const [id, list] of groupBy(uses, (use) => use.id.value)) {
    if (list.length < 2) continue;
    const keys = [...new Set(list.map(({ key }) => key))].sort(byCodeUnit);
    if (keys.length < 2) continue;
    const [place, ...others] = list.flatMap(({ id: fact }) => fact.origins.slice(0, 1));
    report.add(
      'op/id-twin',
      { id, keys },
      place && originLocation(place),
      others.map(originLocation),
    );
  }
}

/**
 * Reports documents that seem to describe different APIs: they have neither a product name, nor the domain of a server,
 * nor the first word of a path in common.
 */
function reportMixed(apis: readonly Api[], report: Report): void {
  const families: { labels: Set<string>; names: Set<string>; sources: string[] }[] = [];
  for (const api of apis) {
    const { cluster, source = '' } = api.document ?? {};
    const owners = api.servers.flatMap(({ url }) => registrableDomain(url));
    const heads = api.endpoints.map(({ key }) => `/${key.split('/')[1] ?? ''}`);
    const names = new Set(owners.length > 0 ? owners : cluster === undefined ? [] : [cluster]);
    const labels = new Set([...names, ...(cluster === undefined ? [] : [cluster]), ...heads]);
    const family = { labels, names, sources: [source] };
    const related = families.filter((other) => [...labels].some((one) => other.labels.has(one)));
    for (const other of related) {
      families.splice(families.indexOf(other), 1);
      for (const label of other.labels) family.labels.add(label);
      for (const name of other.names) family.names.add(name);
      family.sources = [...other.sources, ...family.sources];
    }
    families.push(family);
  }
  // A document that declares neither a product name nor a server may belong to any of the APIs.
  const named = families.filter(({ names }) => names.size > 0);
  if (named.length < 2) return;
  const names = named
    .map((family) => [...family.names].sort(byCodeUnit).join(' and '))
    .sort(byCodeUnit);
  const [place, ...others] = named
    .flatMap(({ sources }) => [...sources].sort(byCodeUnit).slice(0, 1))
    .sort(byCodeUnit)
    .map((source) => ({ source, pointer: '' }));
  report.add('api/mixed', { names }, place, others);
}
