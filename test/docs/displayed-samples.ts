/** The samples in the HTML docs of Stride. */
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
export function displayedSamples(): Sample[] {
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

/** A figure is named by its caption, or by the summary of the `details` that it is in. */
function figuresOf(element: Element, summary = ''): [title: string, text: string][] {
  const inside = element.childNodes.filter((child) => 'tagName' in child);
  const find = (name: string): string => {
    const found = inside.find(({ tagName }) => tagName === name);
    return found ? textOf(found) : '';
  };
  if (element.tagName === 'figure') {
    const caption = find('figcaption').replace(/ Copy$/, '');
    return [[caption === '' ? summary : caption, find('pre')]];
  }
  const title = element.tagName === 'details' ? find('summary') : summary;
  return inside.flatMap((child) => figuresOf(child, title));
}
