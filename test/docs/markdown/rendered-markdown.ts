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
  marked: (text: string): string => titled(marked.parse(text, { async: false, gfm: true })),
  micromark: (text: string): string =>
    titled(
      micromark(text, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      }),
    ),
} as const;

/** Removes the first line of an alert, which only GitHub renders. */
function titled(html: string): string {
  return html.replace(
    /(<blockquote>\s*<p>)\[!(\w)(\w+)\]\s*/g,
    (_, open: string, first: string, rest: string) => `${open}${first}${rest.toLowerCase()} `,
  );
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
