/** A page that the project itself writes. */
import type { ProseHeading } from '../../src/print/emit/description/targets.js';
import type { DocsBlock } from './blocks/block.js';

export interface Guide {
  readonly title: string;
  /** `guide_first-steps.md`; `index.md` for the first page. */
  readonly file: string;
  /** The section of the guide in the navigation. */
  readonly section?: string;
  /** The subject of the guide, in a sentence. */
  readonly description?: string;
  /** The Markdown of the guide, without the front matter and the title. */
  readonly text: string;
  readonly headings: readonly ProseHeading[];
  readonly blocks: readonly DocsBlock[];
}
