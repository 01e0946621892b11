/** Gives every operation a unique name: from its documents, its path, and the names of earlier runs. */
import { append } from '../../../base/foundation/lists.js';
import { isIdentifier, UNFIT_EXPORTS } from '../../../print/emit/typescript/names.js';
import type { Endpoint, EndpointKey } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { proposeName, spellName, type NameProposal } from './grammar.js';
import type { PathAnalysis } from './path-analysis.js';
import { hostWords } from './host-names.js';
import { isIdleSegment } from './idle-segments.js';
import { functionName, isMachineGenerated, pathWords } from './machine-names.js';
import { camelCase, pascalCase, upperFirst, wordsOf } from '../../../base/foundation/words.js';

/**
 * How operations are named. `auto`: by the operationId if a person wrote it, otherwise by the path. `path`: by the path
 * only. `operationId`: by the operationId if there is one.
 */
export type NamingStrategy = 'auto' | 'path' | 'operationId';

export interface NameCandidate {
  readonly key: EndpointKey;
  /** The name without qualifiers, then with more and more of them; the last spelling is unique. */
  readonly spellings: readonly string[];
  /** The first of `spellings`, if it can be computed separately, which is faster. */
  readonly first?: string;
  /** True if a document declares the first spelling as the name: other operations then use another name. */
  readonly isOwner?: boolean;
  /** True for a top-level resource, which has no qualifier: `/invoices` next to `/customers/{id}/invoices`. */
  readonly isTopLevel?: boolean;
  /**
   * True if the first spelling contains all owners: `/accounts/{id}/categories` next to
   * `/users/{id}/accounts/{id}/categories`.
   */
  readonly isWhole?: boolean;
}

/** The name that a document gives an endpoint. */
interface Stated {
  readonly id: string;
  readonly name: string;
  /** Others are called so too, but for capitals and signs. */
  readonly shared?: boolean;
}

/** Possible names of each endpoint, best first. */
export function operationNameCandidates(
  analysis: PathAnalysis,
  naming: NamingStrategy,
): NameCandidate[] {
  const stated = naming === 'path' ? new Map<EndpointKey, Stated>() : statedNames(analysis, naming);
  return analysis.routes.map((route) => {
    const { endpoint } = route;
    const { name, shared } = stated.get(endpoint.key) ?? {};
    // A name of an earlier run ends so already.
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
    const others = (): string[] => spellingsOf(proposal, endpoint).slice(1);
    const { isTopLevel, qualifiers } = proposal;
    const first = identifier(spellName(proposal));
    const isWhole = qualifiers.length === 0;
    return new LazyNameCandidate(endpoint.key, first, others, false, isTopLevel, isWhole);
  });
}

/** The name of what another host has too: that one keeps the plain name. */
function onOtherHost({ key }: Endpoint, address: string, name: string): NameCandidate {
  const words = hostWords(address).map((word) => identifier(`${name}${word}`));
  return { key, spellings: [...words, identifier(`${name}${keySuffix(key)}`)] };
}

/** Extends a declared name that is taken, with the method and the path of its endpoint. */
function longer(name: string, endpoint: Endpoint): string[] {
  const method = pascalCase(wordsOf(endpoint.method));
  const path = pascalCase(pathWords(endpoint.path));
  return [`${name}${method}`, `${name}${method}${path}`].map(identifier);
}

/** A candidate that computes its further spellings only if its first spelling is taken. */
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

/** A short text that depends on the key alone. */
export function keySuffix(key: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}

/** Longer names are generated, and may have any length. */
export const LONGEST = 240;

/** A reserved word cannot be a function name, so `Operation` is appended: `deleteOperation`. */
function identifier(name: string): string {
  // A method need not be letters: `M-SEARCH`.
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '');
  const lead = /^[A-Za-z_]/.test(plain) ? plain : `op${upperFirst(plain)}`;
  const short = wholeWords(lead);
  return isIdentifier(short) && !UNFIT_EXPORTS.has(short) ? short : `${short}Operation`;
}

/** The beginning of a name, as far as its words are whole. */
export function wholeWords(name: string, most = LONGEST): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most + 1).search(/[A-Z][a-z0-9_]*$/);
  return name.slice(0, cut > 0 ? cut : most);
}

/** Declared names that can be used; a name that two endpoints share is used for neither. */
function statedNames(analysis: PathAnalysis, naming: NamingStrategy): Map<EndpointKey, Stated> {
  const names = new Map<EndpointKey, Stated>();
  const functions = new Map<EndpointKey, Stated>();
  const endpointsOf = new Map<string, number>();
  const idsOf = new Map<string, Set<string>>();
  for (const { endpoint } of analysis.routes) {
    const { key, givenGroup, address, operationId } = endpoint;
    const id = operationId?.value;
    if (id === undefined) continue;
    const isMade = naming === 'auto' && isMachineGenerated(endpoint);
    const written = isMade ? functionName(endpoint) : id;
    const words = wordsOf(written ?? '');
    if (written === undefined || words.length === 0 || !isLatin(written)) continue;
    const name = identifier(givenGroup === undefined ? camelCase(words) : written);
    (isMade ? functions : names).set(key, { id, name });
    // An operation that another host has too is qualified by its address, and leaves the plain name to the other one.
    if (isMade || (address !== undefined && givenGroup === undefined)) continue;
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

const nameOfPair = ([, { name }]: readonly [EndpointKey, Stated]): string => name.toLowerCase();

/** True unless an identifier would lose letters outside the Latin alphabet, and change its meaning. */
function isLatin(id: string): boolean {
  return ASCII.test(id) || !/\p{L}/u.test(id.normalize('NFKD').replace(/[A-Za-z\p{M}]+/gu, ''));
}

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Assigns names: locked ones first, then to each endpoint the shortest spelling without a rival.
 * If several want one spelling, all but its owner take a longer one, so the result does not depend on the order.
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
 * The owner of a contested name: the endpoint whose key is the name, then the one that a document calls so, then the
 * only one
 * without a longer spelling.
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

/** After the last spelling, the key distinguishes the rest. */
function spellingAt(candidate: NameCandidate, depth: number): string {
  if (depth === 0 && candidate.first !== undefined) return candidate.first;
  const { key, spellings } = candidate;
  const last = spellings.length - 1;
  const name = spellings[Math.min(depth, last)] ?? 'operation';
  return depth <= last ? name : `${name}${keySuffix(`${key} ${depth}`)}`;
}
