/** A page of the docs that the user writes. */
import type { ProseHeading } from '../../src/print/emit/description/targets.js';
import type { DocsBlock } from './blocks/block.js';

export interface Guide {
  readonly title: string;
  /** The name of the file: `guide_first-steps.md`, or `index.md` for the first page. */
  readonly file: string;
  /** The section of the navigation that lists the guide. */
  readonly section?: string;
  /** The subject of the guide, in one sentence. */
  readonly description?: string;
  /** The Markdown of the guide, without its front matter and title. */
  readonly text: string;
  readonly headings: readonly ProseHeading[];
  readonly blocks: readonly DocsBlock[];
}
