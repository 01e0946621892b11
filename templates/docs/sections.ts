/** Headings of descriptions: their anchors, and those that the navigation lists. */
import type { ProseHeading } from '../../src/print/emit/description/targets.js';

/** The beginning of the anchors of headings in the descriptions of the API and of groups. No name contains a `-`. */
export const SECTION = 'section-';

/** A heading with its anchor. */
export interface DocsSection {
  readonly title: string;
  readonly anchor: string;
}

/** The maximum number of listed headings: more would give no overview. */
const MOST_SECTIONS = 30;

/** The headings of the highest level, for the navigation. */
export function sectionsOf(headings: readonly ProseHeading[], prefix = SECTION): DocsSection[] {
  const highest = headings.reduce((least, { level }) => Math.min(least, level), 6);
  return headings
    .filter(({ level, title }) => level === highest && title !== '')
    .slice(0, MOST_SECTIONS)
    .map(({ title, slug }) => ({ title, anchor: prefix + slug }));
}
