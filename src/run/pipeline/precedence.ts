/** Finds the documents that the configuration ranks before others. */
import type { SourceId } from '../../model/origin.js';

/**
 * Documents in the order of the user's list.
 * @param patterns sources; `*` matches any part of a path
 * @returns the sources that match, each once
 */
export function rankedBy(
  patterns: readonly string[],
  sources: readonly SourceId[],
): readonly SourceId[] {
  const ranked = patterns.flatMap((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const form = new RegExp(`^${parts.join('.*')}$`);
    return sources.filter((source) => form.test(source));
  });
  return [...new Set(ranked)];
}
