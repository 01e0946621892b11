/** What the HTML docs of Stride tell people to run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, elementsOf, textOf } from './html-pages.js';

export const DOCS = join(import.meta.dirname, '../../generated/stride/docs');

interface Sample {
  readonly title: string;
  readonly endpoint: string;
  readonly text: string;
}

/** The blocks of code in the articles of all pages of Stride's docs. */
export function shownSamples(): Sample[] {
  const pages = readdirSync(DOCS).filter((name) => name.endsWith('.html'));
  return pages.flatMap((page) =>
    elementsOf(readFileSync(join(DOCS, page), 'utf8'))
      .filter(({ tagName }) => tagName === 'article')
      .flatMap((article) =>
        article.childNodes
          .flatMap((child) => ('tagName' in child ? figuresOf(child) : []))
          .map(([title, text]): Sample => ({
            endpoint: attribute(article, 'id') ?? '',
            title,
            text,
          })),
      ),
  );
}

type Element = ReturnType<typeof elementsOf>[number];

function figuresOf(element: Element): [title: string, text: string][] {
  if (element.tagName === 'figure') {
    const [caption, code] = element.childNodes.filter((child) => 'tagName' in child);
    const title = caption ? textOf(caption).replace(/ Copy$/, '') : '';
    return [[title, code ? textOf(code) : '']];
  }
  return element.childNodes.flatMap((child) => ('tagName' in child ? figuresOf(child) : []));
}
