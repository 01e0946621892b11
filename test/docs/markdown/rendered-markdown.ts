/** Markdown as two renderers show it, neither of which is ours: what they say, and where they lead. */
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { elementsOf, attribute, textOf } from '../html-pages.js';

/** What a reader gets of a piece of HTML. An address that stands as it is some make a link, and some do not. */
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

/** What GitHub makes of the first line of an alert, neither of them does. */
function titled(html: string): string {
  return html.replace(
    /(<blockquote>\s*<p>)\[!(\w)(\w+)\]\s*/g,
    (_, open: string, first: string, rest: string) => `${open}${first}${rest.toLowerCase()} `,
  );
}

/** What HTML says, and where it leads; addresses of mailboxes in a text are links in some renderers only. */
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
