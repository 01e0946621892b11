/** Merges security schemes by name and form. The form is the way in which the credential is sent and obtained. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, SecurityScheme } from '../../../model/api.js';
import type { Fact, SourceId } from '../../../model/origin.js';
import { originLocation, type LedgerWriter } from '../ledger/writer.js';
import { canonicalText } from '../../../model/canonical.js';
import { elect, unionOrigins, type Authority, type ElectionResult } from '../elect.js';
import { sourceOf } from '../match/independence.js';
import { groupBy, type NonEmpty } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import {
  haveDisjointHosts,
  documentHosts,
  credentialHosts,
  type DocumentHosts,
} from './credential-hosts.js';
import { documentSlug } from '../slug.js';
import { mergeNamed } from './extensions.js';
import { electFact, electFactText, within, type FactEntry } from './recorded.js';

export interface MergedSecuritySchemes {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly renamed: Authority['schemeNames'];
}

/** A security scheme of a document, and its name in the merged API. */
interface Owned {
  readonly source: SourceId;
  readonly scheme: SecurityScheme;
  readonly name: string;
}

/**
 * Merges the security schemes of all documents. Schemes of different documents are merged if they have the same name
 * and the same form: they send and obtain the credential in the same way. Two schemes of one document with different
 * names are never merged, because they may have different tokens, for example one for users and one for administrators.
 * If exactly one named scheme has the same form as an unnamed scheme, the unnamed scheme gets the name of the other.
 */
export function mergeSecuritySchemes(
  apis: readonly Api[],
  authority: Authority,
  ledger: LedgerWriter,
  report: Report,
): MergedSecuritySchemes {
  const hosts = documentHosts(apis.length > 1 ? apis : []);
  const owned = named(
    adoptVague(
      apis.flatMap((api) =>
        [...api.securitySchemes.values()].map((scheme) => ({ source: sourceOf(api), scheme })),
      ),
    ),
    hosts,
  );
  const taken = new Set(owned.map(({ name }) => name));
  const schemes = new Map<string, SecurityScheme>();
  const renamed = new Map<SourceId, Map<string, string>>();
  for (const [name, rivals] of groupBy(owned, (one) => one.name)) {
    const merged = formGroups(rivals).map((list) => ({
      list,
      scheme: mergeScheme(list, name, apis.length > 1 ? credentialHosts(list, hosts) : undefined, {
        entity: `scheme ${name}`,
        field: '',
        ledger,
        authority,
      }),
    }));
    if (merged.length > 1) merged.sort((a, b) => compareWeight(a.scheme, b.scheme, authority));
    for (const [index, { list, scheme }] of merged.entries()) {
      const id = index === 0 ? name : freeId(name, list, taken);
      taken.add(id);
      const [holder] = merged;
      if (index > 0 && holder) {
        const code = areApart(list, holder.list, hosts) ? 'auth/name-clash' : 'reconcile/scheme';
        recordClash(scheme, id, holder.scheme, ledger, code);
      }
      schemes.set(id, { ...scheme, id });
      reportHosts(id, list, hosts, report);
      for (const { source, scheme: former } of list) {
        if (former.id === id) continue;
        const table = renamed.get(source) ?? new Map<string, string>();
        renamed.set(source, table.set(former.id, id));
      }
    }
  }
  return { schemes: new Map([...schemes].sort(([a], [b]) => byCodeUnit(a, b))), renamed };
}

type Unnamed = Omit<Owned, 'name'>;

/**
 * If an OAuth 2 scheme has no flows (`{kind: oauth2, flows: []}`), adds the flows of the only OAuth 2 scheme that
 * documents declare.
 */
function adoptVague(owned: readonly Unnamed[]): readonly Unnamed[] {
  const vague = owned.filter(({ scheme }) => scheme.kind === 'oauth2' && scheme.flows.length === 0);
  if (vague.length === 0) return owned;
  const declared = owned.filter(
    ({ scheme }) => scheme.kind === 'oauth2' && scheme.flows.length > 0,
  );
  const [definition] = declared;
  if (!definition || new Set(declared.map(({ scheme }) => formOf(scheme))).size !== 1) return owned;
  return owned.map((one) =>
    vague.includes(one) ? { ...one, scheme: defined(one.scheme, definition.scheme) } : one,
  );
}

function defined(scheme: SecurityScheme, definition: SecurityScheme): SecurityScheme {
  const { id, unnamed, origins } = scheme;
  const { unnamed: _none, onlyTo: _nowhere, ...rest } = definition;
  return { ...rest, ...(unnamed && { unnamed }), id, origins };
}

/** Replaces each generated name of a scheme with the name that a document declares for the same scheme. */
function named(owned: readonly Unnamed[], hosts: DocumentHosts): readonly Owned[] {
  const own = owned.filter(({ scheme }) => scheme.unnamed !== true);
  if (own.length === owned.length) return owned.map((one) => ({ ...one, name: one.scheme.id }));
  const only = (
    source: SourceId,
    isSame: (scheme: SecurityScheme) => boolean,
  ): SecurityScheme | undefined => {
    // A scheme of a document for other hosts is ignored, because requests to other hosts probably use a different
    // credential.
    const near = own.filter(
      (other) => !haveDisjointHosts(hosts.of(source), hosts.of(other.source)),
    );
    const found = near.map(({ scheme }) => scheme).filter(isSame);
    return new Set(found.map(({ id }) => id)).size === 1 ? found[0] : undefined;
  };
  const first = new Map<string, string>();
  return owned.map(({ source, scheme }) => {
    if (scheme.unnamed !== true) return { source, scheme, name: scheme.id };
    const form = formOf(scheme);
    const same = only(source, (other) => formOf(other) === form);
    if (same) return { source, scheme, name: same.id };
    // A recorded request does not show how its token was obtained, so every scheme with a bearer token matches.
    const token = scheme.kind === 'http' && isToken(scheme) ? only(source, isToken) : undefined;
    if (token) return { source, scheme: defined(scheme, token), name: token.id };
    const exact = canonicalText({ ...scheme, id: '', origins: [] });
    const name = first.get(exact) ?? scheme.id;
    first.set(exact, name);
    return { source, scheme, name };
  });
}

/** Returns true for a scheme that is sent as `Authorization: Bearer`. */
function isToken(scheme: SecurityScheme): boolean {
  if (scheme.kind === 'http') return scheme.scheme.toLowerCase() === 'bearer';
  return scheme.kind === 'oauth2' || scheme.kind === 'openIdConnect';
}

/** Returns the canonical text of the fields that determine how the credential is sent and obtained. */
function formOf(scheme: SecurityScheme): string {
  const { id: _i, description: _d, deprecated: _p, origins: _o, ...rest } = scheme;
  const { unnamed: _u, onlyTo: _t, ...form } = rest;
  switch (form.kind) {
    case 'oauth2':
      return canonicalText({
        ...form,
        metadataUrl: undefined,
        flows: form.flows.map(({ type, authorizationUrl, tokenUrl }) => ({
          ...{ type, authorizationUrl, tokenUrl },
        })),
      });
    case 'http':
      return canonicalText({ kind: form.kind, scheme: form.scheme.toLowerCase() });
    case 'apiKey':
      return canonicalText(
        form.in === 'header' ? { ...form, name: form.name.toLowerCase() } : form,
      );
    default:
      return canonicalText(form);
  }
}

/**
 * Divides security schemes with the same name into groups. For all schemes of a group, clients obtain and send the
 * credential in the same way.
 * @param rivals the security schemes, which all have the same name
 */
function formGroups(rivals: readonly Owned[]): readonly NonEmpty<Owned>[] {
  const groups: [Owned, ...Owned[]][] = [];
  for (const one of rivals) {
    const home = groups.find((group) =>
      group.every(({ scheme }) => areOfOneForm(scheme, one.scheme)),
    );
    if (home) home.push(one);
    else groups.push([one]);
  }
  return groups;
}

/**
 * Returns true if clients obtain and send the credential in the same way for both schemes. An OAuth flow or URL that
 * only one scheme declares does not count as a difference.
 */
function areOfOneForm(a: SecurityScheme, b: SecurityScheme): boolean {
  if (a.kind !== 'oauth2' || b.kind !== 'oauth2') return formOf(a) === formOf(b);
  const isOne = (one: string | undefined, other: string | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  return a.flows.every((flow) =>
    b.flows
      .filter(({ type }) => type === flow.type)
      .every(
        (other) =>
          isOne(flow.authorizationUrl, other.authorizationUrl) &&
          isOne(flow.tokenUrl, other.tokenUrl),
      ),
  );
}

function mergeScheme(
  list: readonly Owned[],
  id: string,
  onlyTo: readonly string[] | undefined,
  entry: FactEntry,
): SecurityScheme {
  const sorted = [...list].sort(
    (a, b) =>
      Number(a.scheme.unnamed === true) - Number(b.scheme.unnamed === true) ||
      byCodeUnit(a.source, b.source),
  );
  const [first] = sorted as [Owned];
  const facts = <T>(read: (scheme: SecurityScheme) => T | undefined): Fact<T>[] =>
    sorted.flatMap(({ scheme }) => {
      const value = read(scheme);
      return value === undefined ? [] : [{ value, origins: scheme.origins }];
    });
  const description = electFactText(
    facts((scheme) => scheme.description),
    within(entry, 'description'),
  );
  const format = electFact(
    facts((scheme) => (scheme.kind === 'http' ? scheme.bearerFormat : undefined)),
    within(entry, 'bearerFormat'),
  );
  const { description: _own, onlyTo: before, ...bare } = first.scheme;
  const kept = onlyTo ?? (list.length > 1 ? undefined : before);
  const scheme = {
    ...bare,
    id,
    ...(kept && { onlyTo: kept }),
    ...(format && { bearerFormat: format.value }),
    ...(list.some((one) => one.scheme.deprecated) && { deprecated: true }),
    ...(description && { description: description.value }),
    origins: unionOrigins(list.map((one) => one.scheme.origins)),
  } as SecurityScheme;
  if (scheme.kind !== 'oauth2') return scheme;
  const metadata = electFact(
    facts((one) => (one.kind === 'oauth2' ? one.metadataUrl : undefined)),
    within(entry, 'metadataUrl'),
  );
  return {
    ...scheme,
    ...(metadata && { metadataUrl: metadata.value }),
    flows: mergeFlows(list, entry),
  };
}

const FLOW_URLS = [
  ...(['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'] as const),
] as const;

function mergeFlows(
  list: readonly Owned[],
  entry: FactEntry,
): Extract<SecurityScheme, { kind: 'oauth2' }>['flows'] {
  const flows = list.flatMap(({ scheme }) =>
    scheme.kind === 'oauth2' ? scheme.flows.map((flow) => ({ flow, origins: scheme.origins })) : [],
  );
  return [...groupBy(flows, ({ flow }) => flow.type)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([type, same]) => {
      const scopes = same.map(({ flow, origins }) => ({ values: flow.scopes, origins }));
      const urls = FLOW_URLS.flatMap((member) => {
        const facts = same.flatMap(({ flow: { [member]: value }, origins }) =>
          value === undefined ? [] : [{ value, origins }],
        );
        const kept = electFact(facts, within(entry, `${type} ${member}`));
        return kept ? [[member, kept.value]] : [];
      });
      const merged = mergeNamed(scopes, within(entry, `${type} scopes`));
      return { ...same[0].flow, ...Object.fromEntries(urls), scopes: merged };
    });
}

/** Compares schemes that send or obtain the credential in different ways. The preferred scheme comes first. */
function compareWeight(a: SecurityScheme, b: SecurityScheme, authority: Authority): number {
  const outcome = elect(
    [a, b].map((scheme) => ({ value: formOf(scheme), origins: scheme.origins })),
    authority,
  );
  return outcome?.kept.value === formOf(a) ? -1 : 1;
}

/**
 * Warns if documents declare the same credential for different hosts and have no host in common. The hosts may need
 * different credentials.
 */
function reportHosts(
  id: string,
  list: readonly Owned[],
  hosts: DocumentHosts,
  report: Report,
): void {
  const owners = list.filter(({ scheme }) => scheme.unnamed !== true);
  const sets = owners.map(({ source }) => hosts.of(source));
  if (!sets.some((one) => sets.some((other) => haveDisjointHosts(one, other)))) return;
  const origins = [...new Set(sets.flatMap((one) => [...one]))].sort(byCodeUnit);
  const [place, ...also] = unionOrigins(owners.map(({ scheme }) => scheme.origins)).map(
    originLocation,
  );
  report.add('auth/hosts', { scheme: id, origins }, place, also);
}

function freeId(name: string, list: readonly Owned[], taken: ReadonlySet<string>): string {
  const sources = list.map(({ source }) => source).sort(byCodeUnit);
  const qualified = sources.map((source) => `${name}_${documentSlug(source)}`);
  const free = qualified.find((id) => !taken.has(id));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}

/**
 * Returns true if the documents of the two lists have no host in common. They may then describe two services that use
 * the same name for different credentials.
 */
function areApart(list: readonly Owned[], others: readonly Owned[], hosts: DocumentHosts): boolean {
  return list.every((one) =>
    others.every((other) => haveDisjointHosts(hosts.of(one.source), hosts.of(other.source))),
  );
}

function recordClash(
  scheme: SecurityScheme,
  id: string,
  holder: SecurityScheme,
  ledger: LedgerWriter,
  code: 'auth/name-clash' | 'reconcile/scheme',
): void {
  const outcome: ElectionResult<string> = {
    kept: { value: id, origins: scheme.origins },
    rule: 'renamed',
    rejected: [
      { fact: { value: scheme.id, origins: holder.origins }, why: 'another scheme has this name' },
    ],
  };
  ledger.record(`scheme ${scheme.id}`, 'id', outcome, code);
}
