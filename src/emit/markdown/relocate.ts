/** Markdown that moves into a folder of its own. */
import { contentsOf, lineOf, mdOfLines, ofLine, type Line, type Md } from './opaque.js';

/** Code, which stays as it is, or the address of a file that stands beside the page. */
const CODE_OR_LINK = /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)|(?<=\]\()(?=[a-z0-9_][\w.-]*\.md[#)])/gi;

/**
 * Blocks in a folder below the one that their links lead from.
 * @param blocks links of ours to pages lead from the root of the pages
 */
export function inFolder(blocks: readonly Md[]): Md[] {
  return contentsOf(blocks).map((content, index) => {
    const block = blocks[index];
    if (block !== undefined && lineOf(block) !== undefined) {
      return typeof content === 'string' && content.includes('.md')
        ? ofLine(fromAbove(content))
        : block;
    }
    const lines: readonly Line[] = typeof content === 'string' ? [] : content;
    return mdOfLines(
      lines.map((line) =>
        line.verbatim || !line.text.includes('.md')
          ? line
          : { ...line, text: fromAbove(line.text) },
      ),
    );
  });
}

function fromAbove(line: string): string {
  return line.replace(CODE_OR_LINK, (found) => (found === '' ? '../' : found));
}
