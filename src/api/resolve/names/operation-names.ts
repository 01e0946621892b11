/** Assigns a unique name to every operation, from its documents, its path, and earlier runs. */
import { append } from '../../../base/foundation/lists.js';
import { isIdentifier, UNFIT_EXPORTS } from '../../../print/emit/typescript/names.js';
import type { Endpoint, EndpointKey } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import { genericVerbOf, proposeName, spellName, type NameProposal } from './grammar.js';
import type { PathAnalysis, Route } from './path-analysis.js';
import { hostWords } from './host-names.js';
import { isIdleSegment } from './idle-segments.js';
import { phraseName } from './phrase-names.js';
import { functionName, isMachineGenerated, pathWords } from './machine-names.js';
import { camelCase, pascalCase, upperFirst, wordsOf } from '../../../base/foundation/words.js';

/**
 * How operations are named. `auto`: by an operationId that a person wrote, otherwise by the path. `path`: only by the
 * path. `operationId`: by the operationId, otherwise by the path.
 */
export type NamingStrategy = 'auto' | 'path' | 'operationId';

export interface NameCandidate {
  readonly key: EndpointKey;
  /**
   * The possible names, best first: the name without qualifiers, then with more and more qualifiers. The last spelling
   * is unique.
   */
  readonly spellings: readonly string[];
  /** The first item of `spellings`. Set if it can be computed faster than the whole list. */
  readonly first?: string;
  /** True if a document declares the first spelling as the operationId. Other operations then use another name. */
  readonly isOwner?: boolean;
  /**
   * True for an operation on a resource at the top level. Such an operation keeps the name without qualifiers:
   * `/invoices` does, but `/customers/{id}/invoices` does not.
   */
  readonly isTopLevel?: boolean;
  /**
   * True if the first spelling already contains all owners of the resource: `/accounts/{id}/categories`, but not
   * `/users/{id}/accounts/{id}/categories`.
   */
  readonly isWhole?: boolean;
}

/** The operationId that a document declares for an endpoint, and the name that is derived from it. */
interface DeclaredName {
  readonly id: string;
  readonly name: string;
  /** True if several operationIds lead to the same name, because they differ only in case or punctuation. */
  readonly shared?: boolean;
}

/** Returns possible names for each endpoint, best first. */
export function operationNameCandidates(
  analysis: PathAnalysis,
  naming: NamingStrategy,
): NameCandidate[] {
  const declared =
    naming === 'path' ? new Map<EndpointKey, DeclaredName>() : declaredNames(analysis, naming);
  return analysis.routes.map((route) => {
    const { endpoint } = route;
    const { name, shared } = declared.get(endpoint.key) ?? {};
    // A name from an earlier export already ends in a word of the address.
    if (endpoint.address !== undefined && endpoint.givenGroup === undefined) {
      return onOtherHost(
        endpoint,
        endpoint.address,
        name ?? spellName(proposeName(route, analysis)),
      );
    }
    if (name !== undefined) {
      return new LazyNameCandidate(
        endpoint.key,
        name,
        () => longer(name, endpoint),
        shared !== true,
      );
    }
    const proposal = proposeName(route, analysis);
    if (endpoint.variant !== undefined && endpoint.variant !== '') {
      return ofVariant(endpoint.key, endpoint.variant, spellName(proposal));
    }
    const others = (): string[] => spellingsOf(proposal, endpoint).slice(1);
    const { isTopLevel, qualifiers } = proposal;
    const first = identifier(spellName(proposal));
    const isWhole = qualifiers.length === 0;
    return new LazyNameCandidate(endpoint.key, first, others, false, isTopLevel, isWhole);
  });
}

/**
 * Returns names for an operation that also exists on the main host. The operation on the main host keeps the name
 * without a suffix.
 */
function onOtherHost({ key }: Endpoint, address: string, name: string): NameCandidate {
  const words = hostWords(address).map((word) => identifier(`${name}${word}`));
  return { key, spellings: [...words, identifier(`${name}${keySuffix(key)}`)] };
}

/**
 * Returns names for an operation whose path differs from another one only in its parameters or its constant query:
 * `getPetById` and `getPetByName`.
 */
function ofVariant(key: EndpointKey, variant: string, name: string): NameCandidate {
  const long = identifier(`${name}By${pascalCase(wordsOf(percentDecoded(variant)))}`);
  return { key, spellings: [long, identifier(`${long}${keySuffix(key)}`)] };
}

/**
 * Returns longer names for an operation if the name from its operationId is not available: first with the method, then
 * also with the path.
 */
function longer(name: string, endpoint: Endpoint): string[] {
  const method = pascalCase(wordsOf(endpoint.method));
  const path = pascalCase(pathWords(endpoint.path));
  return [`${name}${method}`, `${name}${method}${path}`].map(identifier);
}

/** A candidate that computes its other spellings only if its first spelling is not available. */
export class LazyNameCandidate implements NameCandidate {
  private others: readonly string[] | undefined;

  constructor(
    readonly key: EndpointKey,
    readonly first: string,
    private readonly make: () => readonly string[],
    readonly isOwner = false,
    readonly isTopLevel = false,
    readonly isWhole = false,
  ) {}

  get spellings(): readonly string[] {
    return (this.others ??= [this.first, ...this.make()]);
  }
}

function spellingsOf(proposal: NameProposal, endpoint: Endpoint): string[] {
  const depths = Array.from({ length: proposal.qualifiers.length + 1 }, (_, depth) =>
    spellName(proposal, depth),
  );
  const full = depths.at(-1) ?? '';
  const last = `${full}By${endpoint.method.charAt(0)}${endpoint.method.slice(1).toLowerCase()}`;
  const telling = endpoint.path.filter(
    ([part]) => part?.kind !== 'literal' || !isIdleSegment(part.text),
  );
  const wholes = [telling, endpoint.path].map((path) =>
    camelCase([...proposal.verb, ...pathWords(path)]),
  );
  return [...new Set([...depths, ...wholes, last, `${last}${keySuffix(endpoint.key)}`])].map(
    identifier,
  );
}

/** Returns a short hash of a key. */
export function keySuffix(key: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}

/** The maximum length of a name. Only generators produce longer names. */
export const LONGEST = 240;

/** Converts a name to an identifier. If it is a reserved word, `Operation` is appended: `deleteOperation`. */
function identifier(name: string): string {
  // A method can contain punctuation, such as `M-SEARCH`.
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '');
  const lead = /^[A-Za-z_]/.test(plain) ? plain : `op${upperFirst(plain)}`;
  const short = wholeWords(lead);
  return isIdentifier(short) && !UNFIT_EXPORTS.has(short) ? short : `${short}Operation`;
}

/** Shortens a name at the end of a word. */
export function wholeWords(name: string, most = LONGEST): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most + 1).search(/[A-Z][a-z0-9_]*$/);
  return name.slice(0, cut > 0 ? cut : most);
}

/**
 * Returns the usable names that are derived from operationIds. If two endpoints have the same operationId, neither of
 * them gets a name from it.
 */
function declaredNames(
  analysis: PathAnalysis,
  naming: NamingStrategy,
): Map<EndpointKey, DeclaredName> {
  const names = new Map<EndpointKey, DeclaredName>();
  const functions = new Map<EndpointKey, DeclaredName>();
  const endpointsOf = new Map<string, number>();
  const idsOf = new Map<string, Set<string>>();
  for (const route of analysis.routes) {
    const { endpoint } = route;
    const { key, givenGroup, address, operationId } = endpoint;
    const id = operationId?.value;
    if (id === undefined) continue;
    const isGenerated = naming === 'auto' && isMachineGenerated(endpoint);
    const written = isGenerated ? functionName(endpoint) : id;
    if (written === undefined || !isLatin(written)) continue;
    const words = nameWords(written, route, analysis, naming);
    if (words.length === 0) continue;
    const name = identifier(givenGroup === undefined ? camelCase(words) : written);
    (isGenerated ? functions : names).set(key, { id, name });
    // An operation that also exists on the main host gets a suffix, so it does not count as a second use of the
    // operationId.
    if (isGenerated || (address !== undefined && givenGroup === undefined)) continue;
    endpointsOf.set(id, (endpointsOf.get(id) ?? 0) + 1);
    const ids = idsOf.get(name.toLowerCase());
    if (ids) ids.add(id);
    else idsOf.set(name.toLowerCase(), new Set([id]));
  }
  for (const [key, { id, name }] of names) {
    if ((endpointsOf.get(id) ?? 0) > 1) names.delete(key);
    else if ((idsOf.get(name.toLowerCase())?.size ?? 0) > 1)
      names.set(key, { id, name, shared: true });
  }
  for (const [name, [only, ...others]] of groupBy([...functions], nameOfPair)) {
    if (others.length === 0 && !idsOf.has(name)) names.set(...only);
  }
  return names;
}

/** Returns the words of the name from an operationId, or from a phrase such as the name of a request. */
function nameWords(
  id: string,
  route: Route,
  analysis: PathAnalysis,
  naming: NamingStrategy,
): readonly string[] {
  if (naming === 'operationId' || !/\S\s+\S/.test(id)) return wordsOf(id);
  const { method, path } = route.endpoint;
  const isAction = method !== 'GET' && path.at(-2)?.[0]?.kind === 'parameter';
  const [action] = isAction ? pathWords(path.slice(-1)) : [];
  return phraseName(id, method, genericVerbOf(route, analysis), pathWords(path), action) ?? [];
}

const nameOfPair = ([, { name }]: readonly [EndpointKey, DeclaredName]): string =>
  name.toLowerCase();

/**
 * Returns true if an identifier consists of Latin letters. Letters of other alphabets would be removed, which would
 * change the meaning of the name.
 */
function isLatin(id: string): boolean {
  return ASCII.test(id) || !/\p{L}/u.test(id.normalize('NFKD').replace(/[A-Za-z\p{M}]+/gu, ''));
}

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Assigns names. Names from the lock file come first. Each other endpoint gets its shortest spelling that no other
 * endpoint wants. If several endpoints want the same spelling, at most one of them gets it (see `ownerOf`). Each of the
 * others tries a longer spelling, so that the result does not depend on the order.
 */
export function assignNames(
  list: readonly NameCandidate[],
  locked: ReadonlyMap<EndpointKey, string>,
): { names: Map<EndpointKey, string>; collisions: Map<string, EndpointKey[]> } {
  const names = new Map<EndpointKey, string>();
  const present = new Set(list.map(({ key }) => key));
  const taken = new Set([...locked.values()].map((name) => name.toLowerCase()));
  for (const [key, name] of locked) if (present.has(key)) names.set(key, name);
  const collisions = new Map<string, EndpointKey[]>();
  let open = list.filter(({ key }) => !names.has(key)).map((item) => ({ item, depth: 0 }));
  while (open.length > 0) {
    const wanted = new Map<string, typeof open>();
    for (const entry of open) {
      const name = spellingAt(entry.item, entry.depth).toLowerCase();
      const rivals = wanted.get(name);
      if (rivals) rivals.push(entry);
      else wanted.set(name, [entry]);
    }
    open = [];
    for (const [name, entries] of wanted) {
      const owner = entries.length === 1 ? entries[0] : ownerOf(entries);
      if (owner && !taken.has(name)) {
        names.set(owner.item.key, spellingAt(owner.item, owner.depth));
        entries.splice(entries.indexOf(owner), 1);
      }
      if (entries.length === 0) continue;
      if (entries.length > 1) {
        const spelled = entries.map(({ item, depth }) => spellingAt(item, depth)).sort(byCodeUnit);
        const keys = entries.map(({ item }) => item.key).sort(byCodeUnit);
        collisions.set(spelled[0] ?? name, keys);
      }
      append(
        open,
        entries.map(({ item, depth }) => ({ item, depth: depth + 1 })),
      );
    }
    for (const name of names.values()) taken.add(name.toLowerCase());
  }
  return { names, collisions };
}

/**
 * Returns the endpoint that keeps a name if several endpoints want it. The first of these rules that applies decides: a
 * document gives the endpoint this name; the key of the endpoint equals the name; it is the only one at the top level;
 * it is the only one whose name contains all owners of its resource.
 */
function ownerOf<T extends { readonly item: NameCandidate; readonly depth: number }>(
  entries: readonly T[],
): T | undefined {
  const first = entries.filter(({ depth }) => depth === 0);
  const top = first.filter(({ item }) => item.isTopLevel === true);
  return (
    first.find(({ item }) => item.isOwner === true) ??
    entries.find(({ item, depth }) => spellingAt(item, depth) === item.key) ??
    only(top.length > 0 ? top : first.filter(({ item }) => item.isWhole === true))
  );
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** Returns the spelling at a depth. After the last spelling, a hash of the key makes the name unique. */
function spellingAt(candidate: NameCandidate, depth: number): string {
  if (depth === 0 && candidate.first !== undefined) return candidate.first;
  const { key, spellings } = candidate;
  const last = spellings.length - 1;
  const name = spellings[Math.min(depth, last)] ?? 'operation';
  return depth <= last ? name : `${name}${keySuffix(`${key} ${depth}`)}`;
}
