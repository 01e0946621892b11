/** Finds the documents that a user names in `precedence` or after `--prefer`. */
import { patternLiteral } from '../../base/foundation/scan.js';
import type { SourceId } from '../../model/origin.js';

/**
 * Returns the documents that a name matches.
 * @param name a path, the end of a path (`people.yaml` for `apis/people.yaml`), or a pattern in which `*` matches any
 * part of a path
 * @returns more than one document if a pattern matches several, or if the name is ambiguous
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

/** Returns the documents that an ambiguous name could mean; an empty list if the name is not ambiguous. */
export function candidateDocuments(
  name: string,
  sources: readonly SourceId[],
): readonly SourceId[] {
  const named = namedDocuments(name, sources);
  return isAmbiguous(name, named) ? named : [];
}

/**
 * Returns the documents that the names match, in the order of the names, each document once. An ambiguous name is
 * ignored.
 * @param names names or patterns, as in {@link namedDocuments}
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
