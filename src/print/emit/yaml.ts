/** Writes YAML with comments, for files that people edit further. */
import type { Node } from 'yaml';

/** A comment above a list item, by its path. */
export interface YamlComment {
  readonly path: readonly (string | number)[];
  readonly lines: readonly string[];
}

/**
 * Returns the text of a document (YAML 1.2).
 * @param data plain data
 * @param head comment lines at the top
 * @param comments comment lines above single values
 */
export async function commentedYaml(
  data: unknown,
  head: readonly string[],
  comments: readonly YamlComment[],
): Promise<string> {
  const { Document, isMap, isSeq } = await import('yaml');
  const document = new Document(data, { aliasDuplicateObjects: false });
  document.commentBefore = commentText(head);
  for (const { path, lines } of comments) {
    const node = document.getIn(path, true) as Node | undefined;
    if ((isMap(node) || isSeq(node)) && lines.length > 0) node.commentBefore = commentText(lines);
  }
  return document.toString({ lineWidth: 0 });
}

/** A line break would end the comment. */
function commentText(lines: readonly string[]): string {
  return lines.map((line) => ` ${line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`).join('\n');
}
