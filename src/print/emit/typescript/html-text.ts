/** Converts HTML in descriptions to Markdown for code comments. Editors would show HTML tags in comments as text. */

/** Matches the tags that descriptions commonly use. */
const TAG = /<(\/?)(a|b|br|code|div|em|font|h[1-6]|i|li|ol|p|span|strong|tt|u|ul)\b([^<>]*)>/gi;

/**
 * A text that contains one of these tags stays unchanged, because Markdown has no equivalent for code blocks and
 * tables in comments.
 */
const KEPT = /<(?:pre|table)\b/i;

const MARKS: Readonly<Record<string, string>> = {
  ...{ b: '**', strong: '**', i: '_', em: '_', code: '`', tt: '`', span: '', font: '', u: '' },
};

/** The replacement text for each HTML tag that causes a line break. */
const BREAKS: Readonly<Record<string, string>> = {
  ...{ br: '  \n', p: '\n\n', div: '\n\n', ul: '\n', ol: '\n', li: '\n- ' },
};

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&nbsp;': ' ', '&quot;': '"', '&#39;': "'", '&apos;': "'", '&amp;': '&' },
};

/**
 * Replaces HTML tags with Markdown: paragraphs, lists, emphasis, code and links. Code stays unchanged, and so do
 * placeholders such as `Map<String>` or `<payoutId>`.
 * @param text Markdown that may contain HTML
 */
export function withoutTags(text: string): string {
  if (!text.includes('<') || text.search(TAG) < 0 || KEPT.test(text)) return text;
  // Text between backticks is code, so it is not changed.
  const parts = text.split('`');
  if (parts.length === 1) return written(text);
  return parts.map((part, index) => (index % 2 === 0 ? written(part) : part)).join('`');
}

function written(text: string): string {
  const out: string[] = [];
  /** The targets of the links that are open. */
  const links: string[] = [];
  let from = 0;
  let isLineBegun = true;
  const addText = (part: string): void => {
    const plain = part.replace(/&(?:nbsp|quot|apos|amp|#39);/g, (one) => ENTITIES[one] ?? one);
    const printed = isLineBegun ? plain : plain.trimStart();
    if (printed !== '') isLineBegun = true;
    out.push(printed);
  };
  for (const { 0: whole, 1: slash = '', 2: name = '', 3: more = '', index } of text.matchAll(TAG)) {
    const tag = name.toLowerCase();
    const piece = markOf(tag, slash === '/', more, links);
    if (piece === undefined) continue;
    const before = text.slice(from, index);
    const breaks = piece.includes('\n');
    // The end of a list item also ends its line.
    addText(breaks || tag === 'li' ? before.trimEnd() : before);
    out.push(piece);
    if (breaks) isLineBegun = false;
    from = index + whole.length;
  }
  addText(text.slice(from));
  return out.join('');
}

/** Returns the Markdown for a tag; `undefined` if the text between `<` and `>` is not an HTML tag. */
function markOf(tag: string, closes: boolean, more: string, links: string[]): string | undefined {
  const isTag = more === '' || more.includes('=') || /^\s*\/?$/.test(more);
  if (tag === 'a') {
    if (closes) return linkEnd(links.pop());
    const href = /href\s*=\s*["']?([^"'\s]+)/i.exec(more)?.[1];
    if (href !== undefined) links.push(href);
    return href === undefined ? undefined : '[';
  }
  if (!isTag) return undefined;
  if (tag.startsWith('h')) return closes ? '**\n\n' : '\n\n**';
  if (tag === 'li' && closes) return '';
  if (closes && (tag === 'ul' || tag === 'ol')) return '\n\n';
  return MARKS[tag] ?? BREAKS[tag];
}

function linkEnd(href: string | undefined): string | undefined {
  return href === undefined ? undefined : `](${href})`;
}
