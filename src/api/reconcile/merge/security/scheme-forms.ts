/**
 * Compares security schemes by their form: the way in which the credential is sent and obtained. Divides schemes with the
 * same name into groups of the same form.
 */
import { fieldStep } from '../../../../model/place.js';
import type { SecurityScheme } from '../../../../model/api.js';
import { canonicalText } from '../../../../model/canonical.js';
import { detailOf, isMoreDetailed } from '../../../../model/security/credential-carrier.js';
import { isDeclared, type Origin, type SourceId } from '../../../../model/origin.js';
import type { NonEmpty } from '../../../../base/foundation/group.js';
import { electCredentials, unionOrigins, type Authority } from '../../elect.js';
import { haveDisjointHosts, type DocumentHosts } from './credential-hosts.js';
import type { FactEntry } from '../recorded.js';

/** A security scheme of a document, and its name in the merged API. */
export interface Owned {
  readonly source: SourceId;
  readonly scheme: SecurityScheme;
  readonly name: string;
}

/** Security schemes that become one scheme. */
export interface FormGroup {
  /** The schemes whose form is kept. */
  readonly list: NonEmpty<Owned>;
  /** Schemes that describe the credential in less detail, or that rank lower. */
  readonly less: readonly Owned[];
}

/** Returns the canonical text of the fields that determine how the credential is sent and obtained. */
export function schemeForm(scheme: SecurityScheme): string {
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
 * credential in the same way. A scheme that only declares the `Authorization` header joins the scheme of another document
 * that declares the value of this header, because one request cannot contain both.
 * @param rivals the security schemes, which all have the same name
 * @param entry the entry of the ledger
 */
export function formGroups(
  rivals: readonly Owned[],
  hosts: DocumentHosts,
  entry: FactEntry,
): readonly FormGroup[] {
  const groups: FormGroup[] = sameForms(rivals).map((list) => ({ list, less: [] }));
  const byDetail = groups.sort((a, b) => detailOf(a.list[0].scheme) - detailOf(b.list[0].scheme));
  const result: FormGroup[] = [];
  for (const group of byDetail) {
    const index = result.findIndex(
      ({ list }) =>
        isMoreDetailed(group.list[0].scheme, list[0].scheme) && !areApart(group.list, list, hosts),
    );
    const known = result[index];
    if (known) result[index] = preferred(known, group, entry);
    else result.push(group);
  }
  return result;
}

/** Combines two groups whose credentials are in the same header. Keeps the form that says more, unless it ranks lower. */
function preferred(vague: FormGroup, detailed: FormGroup, entry: FactEntry): FormGroup {
  const [one, other] = [vague, detailed].map(({ list }) => ({
    value: formText(list[0].scheme),
    origins: strongest(unionOrigins(list.map(({ scheme }) => scheme.origins))),
  }));
  const outcome = electCredentials(
    [one, other].flatMap((fact) => fact ?? []),
    entry.authority,
    {
      fit: (value) => (value === other?.value ? 1 : 0),
    },
  );
  if (outcome === undefined) return detailed;
  const isContested = outcome.rejected.some(({ fact }) => isDeclared(fact));
  const conflict = isContested ? 'reconcile/authorization' : undefined;
  entry.ledger.record(entry.entity, [fieldStep('type')], outcome, conflict);
  const [kept, less] = outcome.kept.value === other?.value ? [detailed, vague] : [vague, detailed];
  return { list: kept.list, less: [...kept.less, ...less.list, ...less.less] };
}

/** Returns the origins at which the form is declared; all of them if it is only observed or inferred. */
function strongest(origins: readonly Origin[]): readonly Origin[] {
  const declared = origins.filter((one) => isDeclared({ origins: [one] }));
  return declared.length > 0 ? declared : origins;
}

/** Returns the form as a description declares it: `type: http, scheme: bearer`. */
function formText(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'http':
      return `type: http, scheme: ${scheme.scheme}`;
    case 'apiKey':
      return `type: apiKey, in: ${scheme.in}, name: ${scheme.name}`;
    default:
      return `type: ${scheme.kind}`;
  }
}

function sameForms(rivals: readonly Owned[]): readonly NonEmpty<Owned>[] {
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
  if (a.kind !== 'oauth2' || b.kind !== 'oauth2') return schemeForm(a) === schemeForm(b);
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

/** Compares schemes that send or obtain the credential in different ways. The preferred scheme comes first. */
export function compareWeight(a: SecurityScheme, b: SecurityScheme, authority: Authority): number {
  const outcome = electCredentials(
    [a, b].map((scheme) => ({ value: schemeForm(scheme), origins: scheme.origins })),
    authority,
  );
  return outcome?.kept.value === schemeForm(a) ? -1 : 1;
}

/**
 * Returns true if the documents of the two lists have no host in common. They may then describe two services that use
 * the same name for different credentials.
 */
export function areApart(
  list: readonly Owned[],
  others: readonly Owned[],
  hosts: DocumentHosts,
): boolean {
  return list.every((one) =>
    others.every((other) => haveDisjointHosts(hosts.of(one.source), hosts.of(other.source))),
  );
}
