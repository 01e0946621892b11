/** Describes the page of a group of operations. */
import { onlyIn, paragraphOf, type DocsBlock } from '../blocks/block.js';
import { inRow, type Inline } from '../blocks/inline.js';
import { SECTION } from '../sections.js';
import { sharedSecurity } from '../shared-security.js';
import type { DocsView, PageView } from '../view.js';
import { authenticationLine } from './authentication.js';
import { referenceLine } from './reference.js';

/**
 * Returns the title, the description of the group, the facts that all its operations share, and the
 * operations.
 */
export function groupPage(page: PageView, view: DocsView): DocsBlock[] {
  const shared = sharedSecurity(page);
  const home: Inline = { kind: 'page', file: view.overview, label: view.title };
  const above = page.parent === undefined ? [home] : [home, page.parent];
  return [
    { kind: 'title', content: page.name },
    onlyIn('markdown', [paragraphOf(inRow(above, ' · '))]),
    { kind: 'prose', text: page.description, below: 'page', anchors: SECTION },
    ...referenceLine(page.externalDocs),
    ...(shared ? [authenticationLine(shared, view)] : []),
    { kind: 'wholeGroup', page },
  ];
}
