/**
 * Text of descriptions in Markdown stays text in every renderer: no image, no script, no additional
 * link.
 */
import { createProcessor } from '@mdx-js/mdx';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { descriptionMd } from '../../src/print/emit/description/markdown.js';
import { parseDescription } from '../../src/print/emit/description/parse.js';
import {
  blockquote,
  blocks,
  codeSpan,
  fence,
  heading,
  inline,
  led,
  link,
  list,
  markdownText,
  strong,
  table,
  text,
  type Md,
} from '../../src/print/emit/markdown/index.js';
import { RENDERERS } from '../docs/markdown/rendered-markdown.js';
import { fc, runs } from '../property.js';
import { elements, foreign } from './markup.js';

/** Every context in which pages contain text of a description. */
const PLACES: Readonly<Record<string, (value: string) => Md>> = {
  'a text': (value) => text(value),
  'two texts': (value) => inline([text(value), text(value)], ' · '),
  'a label': (value) => link(text(value), 'https://ok.test'),
  'a label of code': (value) => link(codeSpan(value), 'https://ok.test'),
  'a label in bold': (value) => link(strong(text(value)), 'https://ok.test'),
  'before a link': (value) => inline([text(value), link(text('p'), 'https://ok.test')], ' '),
  'an address': (value) => link(text('label'), value),
  code: (value) => codeSpan(value),
  'a block of code': (value) => fence('', value),
  'a heading': (value) => heading(2, text(value)),
  'a cell': (value) => table([text(value)], [[codeSpan(value)], [link(text(value), 'a.md')]]),
  'an item': (value) => list([led(strong(text(value)), text(value)), text(value)]),
  'a quotation': (value) => blockquote(text(value)),
  'a description': (value) => descriptionMd(parseDescription(value)),
  'a description in an item': (value) =>
    list([led(text('a'), descriptionMd(parseDescription(value))), text('b')]),
  'the label of a description': (value) =>
    descriptionMd(
      parseDescription(`[${value}](https://ok.test) <a href="https://b.test">${value}</a>`),
    ),
};

const linkified = new MarkdownIt({ html: true, linkify: true });
const HTML = { ...RENDERERS, 'markdown-it': (value: string) => linkified.render(value) };

const TAGS = new Set(
  'p a code pre span br strong em del h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td blockquote hr kbd sub sup s html head body'.split(
    ' ',
  ),
);
const ATTRIBUTES = /^(?:href|id|start|align|style=text-align:.*|v-pre|class)$/;
const ADDRESS = /^(?:https?:\/\/|mailto:|#|[\w.-]+\.md)/;

function htmlFaults(html: string): string[] {
  return elements(html).flatMap(({ tagName, attrs }) => [
    ...(TAGS.has(tagName) ? [] : [`<${tagName}>`]),
    ...attrs.flatMap(({ name, value }) => {
      const isKnown = ATTRIBUTES.test(name) || ATTRIBUTES.test(`${name}=${value}`);
      const isSafe = name !== 'href' || ADDRESS.test(value) || isRelative(value);
      return isKnown && isSafe ? [] : [`<${tagName} ${name}="${value}">`];
    }),
  ]);
}

/** True for a URL that stays on the same origin. */
function isRelative(url: string): boolean {
  return new URL(url, 'https://page.test/a/').origin === 'https://page.test';
}

interface MdxNode {
  readonly type: string;
  readonly name?: string | null;
  readonly url?: string;
  readonly attributes?: readonly { readonly type: string; readonly name?: string }[];
  readonly children?: readonly MdxNode[];
}

const mdx = createProcessor({ format: 'mdx' });

function mdxFaults(value: string): string[] {
  const faults: string[] = [];
  const visit = (node: MdxNode): void => {
    const isForeign = /^mdx(?:jsEsm|FlowExpression|TextExpression)$|^image|^html$/.test(node.type);
    if (isForeign) faults.push(node.type);
    if (node.type.startsWith('mdxJsx')) {
      if (!TAGS.has(node.name ?? '')) faults.push(`<${node.name}>`);
      for (const { type, name } of node.attributes ?? []) {
        if (type !== 'mdxJsxAttribute' || !/^(?:id|v-pre)$/.test(name ?? ''))
          faults.push(`${type} ${name}`);
      }
    }
    if (node.url !== undefined && !ADDRESS.test(node.url) && !isRelative(node.url))
      faults.push(node.url);
    node.children?.forEach(visit);
  };
  visit(mdx.parse(value) as MdxNode);
  return faults;
}

const READERS: Readonly<Record<string, (value: string) => readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(HTML).map(([name, render]) => [
      name,
      (value: string) => htmlFaults(render(value)),
    ]),
  ),
  MDX: mdxFaults,
};

describe.each(Object.entries(READERS))('%s', (_, faultsIn) => {
  test.each(Object.entries(PLACES))('any text as %s', (_place, shown) => {
    fc.assert(
      fc.property(foreign, (value) => {
        const markdown = markdownText(blocks(shown(value), text('end')));
        expect(faultsIn(markdown), markdown).toEqual([]);
      }),
      runs({ suite: 60, all: 1000 }),
    );
  });
});
