/**
 * Assigns TypeScript names to named schemas. Every schema keeps a separate name, and names do not depend on the order
 * of schemas.
 */
import { GLOBALS, isIdentifier, RESERVED } from '../../../print/emit/typescript/names.js';
import {
  LazyNameCandidate,
  keySuffix,
  LONGEST,
  wholeWords,
  type NameCandidate,
} from './operation-names.js';
import { placeNames } from './place-names.js';
import { romanized } from '../../../base/foundation/romanized.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';

/** Returns possible names for each schema, best first. */
export function schemaNameCandidates(ids: Iterable<string>): NameCandidate[] {
  return [...ids].map((id) => {
    const first = isPascal(id) ? id : joinedOf(partsOf(id));
    if (isTaken(first) || first.length > LINE || id.startsWith('paths./'))
      return { key: id, spellings: spellingsOf(id) };
    // The other spellings are rarely needed, so they are computed on demand.
    return new LazyNameCandidate(id, first, () => spellingsOf(id).slice(1));
  });
}

const ASCII = /^[\x20-\x7e]*$/;

/** Returns the parts of an id that consist of letters and digits, in their original case. */
function partsOf(id: string): string[] {
  return (
    (ASCII.test(id) ? id : romanized(id))
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? []
  );
}

function joinedOf(parts: readonly string[]): string {
  return legal(pascalCase(parts));
}

function spellingsOf(id: string): string[] {
  const parts = partsOf(id);
  const joined = joinedOf(parts);
  const marked = legal(parts.join('_'));
  const plain = joined.length > LINE ? withoutNamespaces(id) : undefined;
  const own = isPascal(id) ? [id] : [...placeNames(id), plain ?? joined].map(legal);
  const suffix = keySuffix(id);
  const hashed = `${joined}_${suffix}`;
  return [...new Set([...own, joined, `${joined}Schema`, marked, hashed])].filter(
    (name) => !isTaken(name),
  );
}

/** The maximum length of a name that fits on a line of code. */
const LINE = 80;

/**
 * Removes namespaces from the id of a generic class: `Shop.Api.PagedResult_System.Collections.List_Shop.Order__`
 * becomes `PagedResultListOrder`.
 * @returns `undefined` if no class in the id has a namespace
 */
function withoutNamespaces(id: string): string | undefined {
  const classes = id.match(/[A-Za-z0-9.]+/g) ?? [];
  const names = classes.map((name) => name.slice(name.lastIndexOf('.') + 1));
  const isQualified = classes.some((name, index) => name !== names[index]);
  if (!isQualified || !names.every((name) => /^(?:[A-Z]|$)/.test(name))) return undefined;
  return joinedOf(names);
}

function isPascal(id: string): boolean {
  const longest = HASHED.test(id) ? LONGEST + 8 : LONGEST;
  return /^[A-Z][A-Za-z0-9_]*$/.test(id) && id.length <= longest;
}

/** Matches a name with the suffix that makes it unique, because an earlier run may have generated it. */
const HASHED = /_[0-9a-z]{7}$/;

function legal(name: string): string {
  if (name === '') return 'Schema';
  const cut = wholeWords(name);
  return /^[A-Za-z_]/.test(cut) ? cut : `Schema${cut}`;
}

function isTaken(name: string): boolean {
  return GLOBALS.has(name) || RESERVED.has(name) || !isIdentifier(name);
}

/**
 * Names of properties that every object inherits, such as `toString`. Looking up a credential by such a name would
 * always find a value.
 */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Returns identifiers for security schemes. They become the names of properties of the client's `auth`. */
export function schemeNameCandidates(ids: Iterable<string>): NameCandidate[] {
  return [...ids].map((id) => {
    const [first = 'auth', ...rest] = wordsOf(id);
    const name = first + pascalCase(rest);
    const own = /^[a-z][A-Za-z0-9]{0,47}$/.test(id) ? [id] : [];
    const safe = (/^\d/.test(name) ? `auth${name}` : name).slice(0, 48);
    const spellings = [
      ...own,
      safe,
      `${safe.slice(0, 40)}Auth`,
      `${safe.slice(0, 40)}${keySuffix(id)}`,
    ];
    return { key: id, spellings: [...new Set(spellings)].filter((one) => !INHERITED.has(one)) };
  });
}
