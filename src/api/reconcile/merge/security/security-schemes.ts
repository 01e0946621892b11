/** Merges security schemes by name and form. The form is the way in which the credential is sent and obtained. */
import { sourceOf } from '../../match/claim.js';
import { fieldStep } from '../../../../model/place.js';
import type { Report } from '../../../../base/diagnostics/report.js';
import type { Api, SecurityScheme } from '../../../../model/api.js';
import type { Fact, SourceId } from '../../../../model/origin.js';
import { originLocation, type LedgerWriter } from '../../ledger/writer.js';
import { canonicalText } from '../../../../model/canonical.js';
import { isMoreDetailed } from '../../../../model/security/credential-carrier.js';
import { unionOrigins, type Authority, type ElectionResult } from '../../elect.js';
import { groupBy } from '../../../../base/foundation/group.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import {
  haveDisjointHosts,
  documentHosts,
  credentialHosts,
  type DocumentHosts,
} from './credential-hosts.js';
import {
  areApart,
  compareWeight,
  formGroups,
  schemeForm,
  type FormGroup,
  type Owned,
} from './scheme-forms.js';
import { documentSlug } from '../../document-slug.js';
import { mergeNamed } from '../extensions.js';
import { electFact, electFactText, within, type FactEntry } from '../recorded.js';

export interface MergedSecuritySchemes {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly renamed: Authority['schemeNames'];
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
    const entry: FactEntry = { entity: `scheme ${name}`, steps: [], ledger, authority };
    const merged = formGroups(rivals, hosts, entry).map((group) => {
      const list = [...group.list, ...group.less];
      const onlyTo = apis.length > 1 ? credentialHosts(list, hosts) : undefined;
      return { list, scheme: mergeScheme(group, name, onlyTo, entry) };
    });
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
  if (!definition || new Set(declared.map(({ scheme }) => schemeForm(scheme))).size !== 1)
    return owned;
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
    const form = schemeForm(scheme);
    const same = only(source, (other) => schemeForm(other) === form);
    if (same) return { source, scheme, name: same.id };
    // A request does not show how its token was obtained, and a variable does not show the value of the header.
    const near = only(
      source,
      (other) => isMoreDetailed(other, scheme) || isMoreDetailed(scheme, other),
    );
    if (near)
      return {
        source,
        scheme: isMoreDetailed(scheme, near) ? scheme : defined(scheme, near),
        name: near.id,
      };
    const exact = canonicalText({ ...scheme, id: '', origins: [] });
    const name = first.get(exact) ?? scheme.id;
    first.set(exact, name);
    return { source, scheme, name };
  });
}

function mergeScheme(
  { list: same, less }: FormGroup,
  id: string,
  onlyTo: readonly string[] | undefined,
  entry: FactEntry,
): SecurityScheme {
  const list = [...same, ...less];
  const sorted = [...same].sort(
    (a, b) =>
      Number(a.scheme.unnamed === true) - Number(b.scheme.unnamed === true) ||
      byCodeUnit(a.source, b.source),
  );
  const [first] = sorted as [Owned];
  const facts = <T>(
    read: (scheme: SecurityScheme) => T | undefined,
    of: readonly Owned[] = sorted,
  ): Fact<T>[] =>
    of.flatMap(({ scheme }) => {
      const value = read(scheme);
      return value === undefined ? [] : [{ value, origins: scheme.origins }];
    });
  const texts = facts(({ description }) => description);
  const description = electFactText(
    texts.length > 0 ? texts : facts((scheme) => scheme.description, less),
    within(entry, 'description'),
  );
  const format = electFact(
    facts((scheme) => (scheme.kind === 'http' ? scheme.bearerFormat : undefined)),
    within(entry, 'bearerFormat'),
  );
  const { description: _own, onlyTo: before, unnamed: _name, ...bare } = first.scheme;
  const kept = onlyTo ?? (list.length > 1 ? undefined : before);
  const scheme = {
    ...bare,
    id,
    ...(list.every((one) => one.scheme.unnamed) && { unnamed: true }),
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
    flows: mergeFlows(same, entry),
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
  ledger.record(`scheme ${scheme.id}`, [fieldStep('id')], outcome, code);
}
