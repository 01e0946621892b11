/**
 * Determines the anchors of headings in descriptions, and which of the headings the navigation
 * lists.
 */
import type { ProseHeading } from '../../src/print/emit/description/targets.js';

/**
 * The prefix of the anchors of headings in descriptions of the API and of groups. The prefix
 * contains `-`, but names of operations and schemas do not, so their anchors cannot be equal to
 * those of headings.
 */
export const SECTION = 'section-';

export interface DocsSection {
  readonly title: string;
  readonly anchor: string;
}

/** The maximum number of headings in the navigation. A longer list would not be an overview. */
const MOST_SECTIONS = 30;

/** Returns the headings of the highest level. */
export function sectionsOf(headings: readonly ProseHeading[], prefix = SECTION): DocsSection[] {
  const highest = headings.reduce((least, { level }) => Math.min(least, level), 6);
  return headings
    .filter(({ level, title }) => level === highest && title !== '')
    .slice(0, MOST_SECTIONS)
    .map(({ title, slug }) => ({ title, anchor: prefix + slug }));
}
