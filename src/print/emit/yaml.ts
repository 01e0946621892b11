/** Writes YAML with comments, for files that users will edit. */
import type { Node } from 'yaml';

/** A comment above a list item. `path` contains the keys that lead to the item. */
export interface YamlComment {
  readonly path: readonly (string | number)[];
  readonly lines: readonly string[];
}

/**
 * Returns the text of a YAML 1.2 document.
 * @param data plain data
 * @param head comment lines at the top of the document
 * @param comments comment lines above single items
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

/** Replaces line breaks and control characters with spaces, because a line break would end the comment. */
function commentText(lines: readonly string[]): string {
  return lines.map((line) => ` ${line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`).join('\n');
}
