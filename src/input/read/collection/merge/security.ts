/** Merges and names the security schemes of a collection, and sets the requirements of each endpoint. */
import type {
  OAuthFlow,
  SecurityRequirement,
  SecurityScheme,
  SecuritySchemeKind,
} from '../../../../model/api.js';
import type { Fact, Origin } from '../../../../model/origin.js';
import type { Text } from '../../../../model/schema.js';
import type { Report } from '../../../../base/diagnostics/report.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import { keySchemeName } from '../../key-name.js';
import type { AuthEvidence, SchemeUse } from '../auth.js';
import type { RequestVariant } from '../request.js';
import type { Prose } from '../../infer/prose.js';

/**
 * The scheme that a sentence about authentication implies: scopes are required, but it is unknown how to obtain a
 * token.
 */
const PROSE: SecuritySchemeKind = { kind: 'oauth2', flows: [] };

/** A sentence about authentication in a description. */
export interface ProseSecurity {
  readonly security: NonNullable<Prose['security']>;
  readonly origin: Origin;
}

interface Entry {
  readonly kind: SecuritySchemeKind;
  readonly origins: Origin[];
  readonly scopes: Set<string>;
  readonly texts: Map<string, Text>;
}

/** The security schemes of one collection. Each scheme is stored once. */
export class Schemes {
  private readonly entries = new Map<string, Entry>();
  private ids: ReadonlyMap<string, string> = new Map();

  /** Records that a request uses a scheme. */
  add({ kind, scopes, texts = [] }: SchemeUse, origin: Origin): void {
    const key = canonical(kind);
    const entry = this.entries.get(key) ?? newEntry(kind);
    this.entries.set(key, entry);
    for (const text of texts) entry.texts.set(text.value, text);
    for (const scope of scopes) entry.scopes.add(scope);
    entry.origins.push(origin);
  }

  /** Records that a description mentions authentication. */
  addProse(origin: Origin): void {
    this.add({ kind: PROSE, scopes: [] }, { ...origin, trust: 'inferred' });
  }

  /**
   * Names the security schemes. Call it after all requests have been read. A name consists of the kind of the scheme.
   * Several schemes of the same kind are numbered in the order of their content. If requests describe a scheme
   * differently, the first description is kept, and the others are reported.
   */
  close(report: Report): Map<string, SecurityScheme> {
    const declared = [...this.entries.values()].filter(({ kind }) => isFlows(kind));
    const prose = this.entries.get(canonical(PROSE));
    const [only] = declared;
    const ids = new Map<string, string>();
    const schemes = new Map<string, SecurityScheme>();
    // If there is exactly one OAuth 2 scheme, sentences about authentication refer to it.
    const merged = prose && only && declared.length === 1 ? canonical(only.kind) : undefined;
    for (const [key, entry] of [...this.entries].sort(([a], [b]) => rank(a, b))) {
      if (entry === prose && merged !== undefined) continue;
      const base = baseName(entry.kind);
      let id = base;
      for (let number = 2; schemes.has(id); number++) id = `${base}${number}`;
      ids.set(key, id);
      const origins = distinctOrigins(entry.origins);
      const description = describe(entry, id, report);
      const text = description !== undefined && { description };
      schemes.set(id, { ...withScopes(entry), id, ...text, unnamed: true, origins });
    }
    if (merged !== undefined) ids.set(canonical(PROSE), ids.get(merged) ?? 'oauth2');
    this.ids = ids;
    return schemes;
  }

  /** Returns the name of a scheme. Call it only after `close`. */
  idOf(kind: SecuritySchemeKind): string {
    return this.ids.get(canonical(kind)) ?? baseName(kind);
  }
}

function newEntry(kind: SecuritySchemeKind): Entry {
  return { kind, origins: [], scopes: new Set(), texts: new Map() };
}

function describe({ kind, texts }: Entry, id: string, report: Report): string | undefined {
  const [first, ...others] = texts.values();
  const name = kind.kind === 'apiKey' ? kind.name : 'Authorization';
  for (const { origins } of others)
    report.add('auth/parameter-facts', { name, scheme: id, lost: ['description'] }, origins[0]);
  return first?.value;
}

/**
 * Returns the security of an endpoint: the one that its requests declare, or else the one that descriptions mention.
 * @param variants the requests of the endpoint
 * @param prose the sentences about authentication in its descriptions
 * @param schemes the security schemes, after `close` was called
 * @returns `undefined` if there is no evidence; an empty list if the requests declare that no authentication is
 * required
 */
export function securityOf(
  variants: readonly RequestVariant[],
  prose: readonly ProseSecurity[],
  schemes: Schemes,
  report: Report,
): Fact<readonly SecurityRequirement[]> | undefined {
  const auths = variants.flatMap(({ auth, saved }) => (auth && !saved ? [auth] : []));
  const used = auths.filter(({ use }) => use !== undefined);
  const declared = used.filter(({ origin }) => origin.trust === 'declared');
  const chosen = declared.length > 0 ? declared : used;
  const [first] = auths;
  if (chosen.length > 0) {
    const open = auths.find(({ use }) => use === undefined);
    if (open) {
      const { source, pointer } = open.origin;
      report.add('collection/auth-variants', { key: variants[0]?.key ?? '' }, { source, pointer });
    }
    const origins = distinctOrigins(chosen.map(({ origin }) => origin));
    return { value: alternatives(chosen, schemes), origins };
  }
  if (first) return { value: [], origins: distinctOrigins(auths.map(({ origin }) => origin)) };
  return fromProse(prose, schemes, report);
}

function fromProse(
  prose: readonly ProseSecurity[],
  schemes: Schemes,
  report: Report,
): Fact<readonly SecurityRequirement[]> | undefined {
  const [first] = prose;
  if (!first) return undefined;
  const scopes = [...new Set(prose.flatMap(({ security }) => security.scopes))].sort();
  const { source, pointer } = first.origin;
  report.add('auth/prose', { scopes: scopes.join(', ') }, { source, pointer });
  const origins = prose.map(({ origin }) => ({ ...origin, trust: 'inferred' as const }));
  const value = [[{ scheme: schemes.idOf(PROSE), scopes }]];
  return { value, origins: distinctOrigins(origins) };
}

function alternatives(used: readonly AuthEvidence[], schemes: Schemes): SecurityRequirement[] {
  const scopes = new Map<string, Set<string>>();
  for (const { use } of used) {
    if (!use) continue;
    const id = schemes.idOf(use.kind);
    const known = scopes.get(id) ?? new Set();
    scopes.set(id, known);
    for (const scope of use.scopes) known.add(scope);
  }
  return [...scopes].map(([scheme, found]) => [{ scheme, scopes: [...found].sort() }]);
}

/** Returns a text that identifies a scheme. It contains everything except scopes and values. */
function canonical(kind: SecuritySchemeKind): string {
  if (kind.kind !== 'oauth2') return JSON.stringify(kind);
  return JSON.stringify({ ...kind, flows: kind.flows.map((flow) => ({ ...flow, scopes: [] })) });
}

/** Compares schemes by content. The scheme that prose implies has no content and comes first. */
function rank(a: string, b: string): number {
  const prose = canonical(PROSE);
  return Number(b === prose) - Number(a === prose) || byCodeUnit(a, b);
}

function isFlows(kind: SecuritySchemeKind): boolean {
  return kind.kind === 'oauth2' && kind.flows.length > 0;
}

function withScopes({ kind, scopes }: Entry): SecuritySchemeKind {
  if (kind.kind !== 'oauth2') return kind;
  const all = new Map([...scopes].sort().map((scope) => [scope, '']));
  return { ...kind, flows: kind.flows.map((flow): OAuthFlow => ({ ...flow, scopes: all })) };
}

function baseName(kind: SecuritySchemeKind): string {
  switch (kind.kind) {
    case 'http':
      return kind.bearerFormat === undefined ? kind.scheme : `${kind.scheme}${kind.bearerFormat}`;
    case 'custom':
      return kind.type;
    case 'apiKey':
      return keySchemeName(kind.name);
    case 'oauth2':
    case 'openIdConnect':
    case 'mutualTLS':
      return kind.kind;
    default:
      return kind satisfies never;
  }
}

/** Removes duplicate origins, and keeps the order of the document. */
function distinctOrigins(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((one) => [`${one.trust} ${one.pointer}`, one])).values()];
}
