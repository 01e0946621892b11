/** Arranges groups as the author of the API does: in the order of the tags, in the sections of `x-tagGroups`. */
import type { DocsView } from '../../../../templates/docs/view.js';
import { isJsonArray, isJsonObject } from '../../../model/json.js';
import type { Api } from '../../../model/api.js';
import type { Json } from '../../../model/schema.js';
import type { Group } from '../../../api/resolve/name-table.js';

/**
 * Sorts groups in the order of their tags. Groups without a declared tag come last.
 * @param inDeclaredOrder sorts the groups in the order in which a document declares their tags; `undefined` to leave them
 * sorted by name, because the tags of several documents have no common order
 */
export function presentedGroups(
  groups: readonly Group[],
  { tags, extensions }: Pick<Api, 'tags' | 'extensions'>,
  inDeclaredOrder: DocsView['inDeclaredOrder'] | undefined,
): readonly Group[] {
  const ordered =
    inDeclaredOrder?.(groups, ({ tag }) =>
      tag === undefined ? [] : (tags.get(tag)?.origins ?? []),
    ) ?? groups;
  const sections = tagSections(extensions.get('x-tagGroups'));
  if (sections.size === 0) return ordered;
  const listed = [...sections].flatMap(([tag, parent]) =>
    ordered.filter((group) => group.tag === tag).map((group) => ({ ...group, parent })),
  );
  return [...ordered.filter(({ tag }) => tag === undefined || !sections.has(tag)), ...listed];
}

/** Returns the section of each tag that `x-tagGroups` contains, in the order of the sections. */
function tagSections(tagGroups: Json | undefined): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  for (const group of tagGroups !== undefined && isJsonArray(tagGroups) ? tagGroups : []) {
    if (!isJsonObject(group)) continue;
    const name = group.get('name');
    const tags = group.get('tags');
    if (typeof name !== 'string' || tags === undefined || !isJsonArray(tags)) continue;
    for (const tag of tags) {
      if (typeof tag === 'string' && !sections.has(tag)) sections.set(tag, name);
    }
  }
  return sections;
}
