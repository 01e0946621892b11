/** Giving every operation a name of its own: from its documents, its path, and the names it already had. */
import { isIdentifier } from '../emit/names.js';
import type { Endpoint, EndpointKey } from '../model/api.js';
import { byCodeUnit } from '../model/sort.js';
import { propose, spell, type Proposal } from './grammar.js';
import type { Landscape } from './landscape.js';
import { camel, wordsOf } from './words.js';

/** `auto`: the document's name where a person wrote it, else the path's; `path`, `operationId`: always that. */
export type Naming = 'auto' | 'path' | 'operationId';

export interface Candidate {
  readonly key: EndpointKey;
  /** Spelled without and then with more and more qualifiers; the last is unique. */
  readonly spellings: readonly string[];
  /** The first of them, where it is known without the others. */
  readonly first?: string;
}

/** What each endpoint could be called, best first. */
export function candidates(landscape: Landscape, naming: Naming): Candidate[] {
  const stated = naming === 'path' ? new Map() : statedNames(landscape, naming);
  return landscape.routes.map((route) => {
    const { endpoint } = route;
    const name = stated.get(endpoint.key);
    // Most names are taken as they are: others are made only for those that are not.
    if (name !== undefined) {
      return new Preferred(endpoint.key, name, () =>
        spellingsOf(propose(route, landscape), endpoint),
      );
    }
    const proposal = propose(route, landscape);
    const others = (): string[] => spellingsOf(proposal, endpoint).slice(1);
    return new Preferred(endpoint.key, identifier(spell(proposal)), others);
  });
}

/** Something that is called what it is called first, and what else when that is taken. */
export class Preferred implements Candidate {
  private others: readonly string[] | undefined;

  constructor(
    readonly key: EndpointKey,
    readonly first: string,
    private readonly make: () => readonly string[],
  ) {}

  get spellings(): readonly string[] {
    return (this.others ??= [this.first, ...this.make()]);
  }
}

function spellingsOf(proposal: Proposal, endpoint: Endpoint): string[] {
  const depths = Array.from({ length: proposal.qualifiers.length + 1 }, (_, depth) =>
    spell(proposal, depth),
  );
  const full = depths.at(-1) ?? '';
  const last = `${full}By${endpoint.method.charAt(0)}${endpoint.method.slice(1).toLowerCase()}`;
  const words = endpoint.path
    .flat()
    .flatMap((part) => wordsOf(part.kind === 'literal' ? part.text : part.name));
  const whole = camel([...proposal.verb, ...words]);
  return [...new Set([...depths, whole, last, `${last}${suffixOf(endpoint.key)}`])].map(identifier);
}

/** A short text that depends on the key alone. */
export function suffixOf(key: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}

/** What no function can be called is called an operation: `deleteOperation`. */
function identifier(name: string): string {
  // A method need not be letters: `M-SEARCH`.
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '');
  const lead = /^[A-Za-z_]/.test(plain)
    ? plain
    : `op${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
  const short = lead.slice(0, 60);
  return isIdentifier(short) && short !== 'globalThis' ? short : `${short}Operation`;
}

/** Names that documents state and that may serve as they are; a name that two endpoints share serves neither. */
function statedNames(landscape: Landscape, naming: Naming): Map<EndpointKey, string> {
  const names = new Map<EndpointKey, string>();
  const uses = new Map<string, number>();
  for (const { endpoint } of landscape.routes) {
    const stated = endpoint.operationId?.value;
    if (stated === undefined || (naming === 'auto' && isMachineMade(stated))) continue;
    const name = camel(wordsOf(stated));
    if (name === '') continue;
    names.set(endpoint.key, identifier(name));
    uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1);
  }
  for (const [key, name] of names) if ((uses.get(name.toLowerCase()) ?? 0) > 1) names.delete(key);
  return names;
}

/** Marks of generators: framework suffixes, spelled-out paths, qualified class names, cut or endless names. */
export function isMachineMade(name: string): boolean {
  if (name.length > 50 || /\s/.test(name)) return true;
  if (/(Handler|Controller|Resource|Servlet|Endpoint|Using[A-Z]+|_\d+)$/.test(name)) return true;
  if (/By[A-Z]\w*(And[A-Z]\w*|Get|Put|Post|Patch|Delete)$/.test(name)) return true;
  return (
    /[a-z]\.[a-z]+\.[a-z]/i.test(name) || /_(get|put|post|patch|delete|head|options)$/i.test(name)
  );
}

/**
 * Gives out names: those in the lock first, then each endpoint the shortest spelling nobody else wants.
 * When several want one spelling, all but the one that is called just so take a longer one, so the order never matters.
 */
export function assignNames(
  list: readonly Candidate[],
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
      open.push(...entries.map(({ item, depth }) => ({ item, depth: depth + 1 })));
    }
    for (const name of names.values()) taken.add(name.toLowerCase());
  }
  return { names, collisions };
}

/** Whose key is the very name: what is called so already has nothing to change. */
function ownerOf<T extends { readonly item: Candidate; readonly depth: number }>(
  entries: readonly T[],
): T | undefined {
  return entries.find(({ item, depth }) => spellingAt(item, depth) === item.key);
}

/** Beyond the last spelling the key itself tells the rest apart. */
function spellingAt(candidate: Candidate, depth: number): string {
  if (depth === 0 && candidate.first !== undefined) return candidate.first;
  const { key, spellings } = candidate;
  const last = spellings.length - 1;
  const name = spellings[Math.min(depth, last)] ?? 'operation';
  return depth <= last ? name : `${name}${suffixOf(`${key} ${depth}`)}`;
}
