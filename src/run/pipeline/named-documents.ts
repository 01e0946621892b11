/** Finds the documents that a user names: in `precedence`, and after `--prefer`. */
import { patternLiteral } from '../../base/foundation/scan.js';
import type { SourceId } from '../../model/origin.js';

/**
 * The documents with a name: a path, the end of one (`people.yaml` for `apis/people.yaml`), or a pattern.
 * @param name `*` matches any part of a path
 * @returns more than one for a pattern, or if the name is ambiguous
 */
export function namedDocuments(name: string, sources: readonly SourceId[]): readonly SourceId[] {
  if (isPattern(name)) {
    const form = new RegExp(`^${name.split('*').map(patternLiteral).join('.*')}$`);
    return sources.filter((source) => form.test(source));
  }
  const path = name.replace(/^\.\//, '');
  if (sources.includes(path)) return [path];
  return sources.filter((source) => path !== '' && source.endsWith(`/${path}`));
}

/** The documents that an ambiguous name could mean; an empty list for other names. */
export function meantDocuments(name: string, sources: readonly SourceId[]): readonly SourceId[] {
  const named = namedDocuments(name, sources);
  return isAmbiguous(name, named) ? named : [];
}

/**
 * Documents in the order of the user's list, each once. An ambiguous name ranks none.
 * @param names as in {@link namedDocuments}
 */
export function rankedBy(
  names: readonly string[],
  sources: readonly SourceId[],
): readonly SourceId[] {
  const ranked = names.flatMap((name) => {
    const named = namedDocuments(name, sources);
    return isAmbiguous(name, named) ? [] : named;
  });
  return [...new Set(ranked)];
}

function isAmbiguous(name: string, named: readonly SourceId[]): boolean {
  return named.length > 1 && !isPattern(name);
}

function isPattern(name: string): boolean {
  return name.includes('*');
}
