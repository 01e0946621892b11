/** Lists the pages that do not belong to a group, and the groups in the order of the navigation. */
import { groupBy } from '../../../src/base/foundation/group.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Guide } from '../guide.js';
import { unknownCounts } from '../unknowns.js';
import type { DocsView, PageView } from '../view.js';

/** The title of a page, and its Markdown file. */
interface OtherPage {
  readonly title: string;
  readonly file: string;
}

/** Returns the pages that do not belong to a group. Pages without content are omitted. */
export function otherPages(view: DocsView): OtherPage[] {
  const { api, changes, conflicts, unknowns, settings } = view;
  const { word } = settings;
  const pages: (OtherPage & { readonly isThere: boolean })[] = [
    { title: word('Schemas'), file: 'schemas.md', isThere: api.schemas.size > 0 },
    { title: word('Changes'), file: 'changes.md', isThere: changes.length > 0 },
    {
      title: word('Conflicts between documents'),
      file: 'conflicts.md',
      isThere: conflicts.length > 0,
    },
    {
      title: word('Gaps in the documents'),
      file: 'unknowns.md',
      isThere: unknownCounts(unknowns).length > 0,
    },
  ];
  return pages.filter(({ isThere }) => isThere);
}

/**
 * Returns the guides in the order of the navigation: first those that have no section, then those
 * of each section.
 */
export function guidesInSections({ settings: { guides } }: DocsView): readonly Guide[] {
  const sections = groupBy(guides, ({ section }) => section);
  return [
    ...(sections.get(undefined) ?? []),
    ...[...sections].flatMap(([section, inside]) => (section === undefined ? [] : inside)),
  ];
}

/**
 * Returns the groups in the order of the navigation: first those that have no section, then those
 * of each section, then webhooks.
 */
export const groupsInSections = memoizeByObject((view: DocsView): readonly PageView[] => {
  const sections = groupBy(
    view.pages.filter((page) => !isWebhooks(page, view)),
    ({ parent }) => parent,
  );
  return [
    ...(sections.get(undefined) ?? []),
    ...[...sections].flatMap(([parent, inside]) => (parent === undefined ? [] : inside)),
    ...view.pages.filter((page) => isWebhooks(page, view)),
  ];
});

/** Returns true if a page is the group of the webhooks. */
export function isWebhooks({ endpoints: [first] }: PageView, { webhooks }: DocsView): boolean {
  return first !== undefined && webhooks.has(first.key);
}
