/** Prints request bodies and responses: a list, with long types, examples and links below it. */
import {
  codeSpan,
  fence,
  inline,
  isEmptyMd,
  led,
  list,
  md,
  NO_MD,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import { memoizeByText } from '../../../src/base/foundation/memo.js';
import type { BodyExample, BodyContent, DocsField, ResponseRow, Term } from '../blocks/field.js';
import type { DocsView } from '../view.js';
import { declaration } from './declarations.js';
import { inlineMd } from './inline.js';
import { markdownTrust } from './marks.js';
import { label, spoken } from './phrases.js';
import { shortType } from './type.js';
import { typeParts } from './type-line.js';

/** Prints the type of a request body: on one line if it is short, otherwise as a declaration. */
export function contentMd(content: BodyContent, view: DocsView): Md[] {
  const { media, typeName, direction } = content;
  const short = shortType(media.schema, view);
  const mark = markdownTrust(media.origins, view);
  const types = mediaTypes(content);
  const line = short ? md`${types}: ${short}` : md`${types}:`;
  const head = [mark ? md`${line} (${mark})` : line];
  if (!short) head.push(declaration(typeName, media.schema, direction, view));
  return head.concat(examplesMd(content, view));
}

/** Prints the responses, by status. */
export function responsesMd(rows: readonly ResponseRow[], view: DocsView): Md[] {
  return [list(rows.map((row) => responseItem(row, view)))].concat(
    headerBlocks(rows, view),
    rows.flatMap((row) => detailBlocks(row, view).concat(linkBlocks(row, view))),
  );
}

function responseItem(row: ResponseRow, view: DocsView): Md {
  const { status, description, summary } = row.response;
  const content = contentCell(row, view);
  const said = view.said(description?.value ?? summary?.value);
  const shown = span(String(status));
  return led(isEmptyMd(content) ? shown : md`${shown} (${content})`, said);
}

/** The result is cached, because statuses and media types recur. */
const span = memoizeByText(codeSpan);

function contentCell({ response, contents }: ResponseRow, view: DocsView): Md {
  const { bodyless, origins } = response;
  if (bodyless) return spoken('no content', view);
  if (contents.length === 0) return view.isForAuthors ? spoken('not declared', view) : NO_MD;
  const parts = contents.map((content) => {
    const short = shortType(content.media.schema, view) ?? spoken('see below', view);
    return md`${mediaTypes(content)}: ${short}`;
  });
  return inline([...parts, markdownTrust(origins, view)], ', ');
}

function headerBlocks(rows: readonly ResponseRow[], view: DocsView): Md[] {
  const items = rows.flatMap(({ response, headers }) =>
    headers.map((header) => headerItem(String(response.status), header, view)),
  );
  return items.length === 0 ? [] : [label('Response headers', view), list(items)];
}

function headerItem(status: string, header: DocsField, view: DocsView): Md {
  const { name, required, schema, description } = header;
  const facts = inline([typeParts(schema, view), required && spoken('always', view)]);
  return led(md`${span(status)} ${codeSpan(name)} (${facts})`, view.said(description));
}

function detailBlocks({ response, contents }: ResponseRow, view: DocsView): Md[] {
  return contents.flatMap((content) => {
    const { media, typeName, direction } = content;
    const isLong = shortType(media.schema, view) === undefined;
    const examples = examplesMd(content, view);
    if (!isLong && examples.length === 0) return [];
    const head = [md`${span(String(response.status))} ${mediaTypes(content)}:`];
    if (isLong) head.push(declaration(typeName, media.schema, direction, view));
    return head.concat(examples);
  });
}

function linkBlocks({ response, links }: ResponseRow, view: DocsView): Md[] {
  if (links.length === 0) return [];
  return [md`${span(String(response.status))} ${spoken('links', view)}:`, termsMd(links, view)];
}

/** Prints a list of names and their descriptions. */
export function termsMd(rows: readonly Term[], view: DocsView): Md {
  const items = rows.map(({ term, content, description, lines = [] }) => {
    const words = inline([inlineMd(content, view), ...lines.map((line) => inlineMd(line, view))]);
    const line = inline([inlineMd(term, view), words], ': ');
    return description === undefined ? line : led(line, view.said(description));
  });
  return list(items);
}

function mediaTypes({ media, others }: BodyContent): Md {
  return others.length === 0 ? span(media.type) : inline([media.type, ...others].map(span), ', ');
}

/** Prints all examples that a document declares, because each may show a different case. */
function examplesMd({ examples }: BodyContent, view: DocsView): Md[] {
  return examples.flatMap((example) => (example.isMade ? [] : exampleMd(example, view)));
}

function exampleMd({ name, text: shown, language }: BodyExample, view: DocsView): Md[] {
  const word = spoken('Example', view);
  const isNamed = name !== '' && name.toLowerCase() !== 'example';
  const title = isNamed ? md`${word} ${text(name)}:` : md`${word}:`;
  return language === undefined
    ? [md`${title} ${codeSpan(shown)}`]
    : [title, fence(language, shown)];
}
