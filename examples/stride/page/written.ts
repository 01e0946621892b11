/**
 * Converts the text of the input field to a document. Markdown and mentions of known names are
 * converted, and the attached files are added at the end.
 */
import type { Document, Node } from '../documents/document.js';
import { fromMarkdown } from '../documents/from-markdown.js';

export interface Written {
  readonly text: string;
  /** The ids of the accounts that can be mentioned, by name. */
  readonly names: ReadonlyMap<string, string>;
  readonly conversationId: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

export function documentOf({ text, names, conversationId, files }: Written): Document {
  const { content } = fromMarkdown(text.trim() === '' ? (files[0]?.name ?? text) : text);
  // Longer names come first, so that "@Ada Lovelace" is not found as "@Ada".
  const known = [...names.keys()].sort((left, right) => right.length - left.length);
  const media = files.map(({ id, name }): Node => ({
    type: 'media',
    attrs: { type: 'file', id, collection: conversationId, __fileName: name },
  }));
  const below: Node[] = media.length === 0 ? [] : [{ type: 'mediaGroup', content: media }];
  const withMentions = content.flatMap((node) => mentioned(node, known, names));
  return { version: 1, type: 'doc', content: [...withMentions, ...below] };
}

function mentioned(
  node: Node,
  known: readonly string[],
  names: ReadonlyMap<string, string>,
): Node[] {
  if (node.type === 'codeBlock') return [node];
  if (node.type !== 'text' || node.marks?.some(({ type }) => type === 'code')) {
    const content = node.content?.flatMap((one) => mentioned(one, known, names));
    return [content ? { ...node, content } : node];
  }
  const found: Node[] = [];
  let rest = node.text ?? '';
  const add = (text: string): void => {
    if (text !== '') found.push({ ...node, text });
  };
  for (;;) {
    const places = known.map((name) => ({ name, at: rest.indexOf(`@${name}`) }));
    const [first] = places.filter(({ at }) => at >= 0).sort((left, right) => left.at - right.at);
    if (!first) break;
    add(rest.slice(0, first.at));
    const attrs = { id: names.get(first.name) ?? '', text: `@${first.name}` };
    found.push({ type: 'mention', attrs });
    rest = rest.slice(first.at + first.name.length + 1);
  }
  add(rest);
  return found;
}
