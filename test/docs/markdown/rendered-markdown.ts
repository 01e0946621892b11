/** Markdown rendered by two independent renderers: its text and its links. */
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { elementsOf, attribute, textOf } from '../html-pages.js';

/** The text and links of a piece of HTML. Only some renderers turn a bare URL into a link. */
export interface Shown {
  /** Without blanks. */
  readonly text: string;
  readonly links: readonly string[];
}

export const RENDERERS = {
  marked: (text: string): string =>
    titled(marked.parse(withMarks(text), { async: false, gfm: true })),
  micromark: (text: string): string =>
    titled(
      micromark(withMarks(text), {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      }),
    ),
} as const;

const MARK = '\ue000';

/** Marks the first line of an alert: rendered, it looks like the escaped text `\\[!NOTE]`. */
function withMarks(markdown: string): string {
  return markdown.replace(/(> \[!\w+\])$/gm, `$1${MARK}`);
}

/** Replaces the first line of an alert, which only GitHub renders, by its title. */
function titled(html: string): string {
  return html
    .replace(
      new RegExp(`(<blockquote>\\s*<p>)\\[!(\\w)(\\w+)\\]${MARK}\\s*`, 'g'),
      (_, open: string, first: string, rest: string) => `${open}${first}${rest.toLowerCase()} `,
    )
    .replaceAll(MARK, '');
}

/** The text and links of HTML; only some renderers link e-mail addresses in text. */
export function shownHtml(html: string): Shown {
  const all = elementsOf(`<body>${html}</body>`);
  const [body] = all.filter(({ tagName }) => tagName === 'body');
  const links = all.flatMap((one) => {
    const url = one.tagName === 'a' ? attribute(one, 'href') : undefined;
    return url === undefined || url === textOf(one) ? [] : [url];
  });
  return {
    text: (body === undefined ? '' : textOf(body)).replace(/\s+/g, ''),
    links: links.filter((url) => !url.startsWith('mailto:')),
  };
}
