/**
 * Functions that read the navigation and the anchors from Markdown, for the site and for the tests
 * of the docs.
 */

/** A heading of the first page, with the pages listed below it. */
export interface NavigationGroup {
  readonly title: string;
  readonly pages: readonly { readonly title: string; readonly path: string }[];
}

/**
 * The groups of the navigation: each heading of the second level with the list of links below it.
 * @param text the Markdown of `guide.md`
 */
export function navigationOf(text: string): NavigationGroup[] {
  const sections = text.split(/^## /m).slice(1);
  return sections.map((section) => {
    const [title = ''] = section.split('\n');
    const links = [...section.matchAll(/^- \[([^\]]+)\]\(([^):]+\.md)\)/gm)];
    return { title, pages: links.map(([, name = '', path = '']) => ({ title: name, path })) };
  });
}

/** The anchor of a heading, as repository hosts generate it. */
export function slugOf(heading: string): string {
  const letters = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return letters.trim().replaceAll(/\s/g, '-');
}
