/**
 * Generates the search index as scripts. A page that is opened from a disk cannot fetch other
 * files. The index has several parts, and each is loaded when it is needed.
 */
import { quoteJson } from '../../../src/print/emit/typescript/literal.js';
import type { Endpoint } from '../../../src/model/api.js';
import { templateOf } from '../../../src/model/path.js';
import type { ProseHeading } from '../../../src/print/emit/description/targets.js';
import { SECTION } from '../sections.js';
import { operationTitle } from '../operation-title.js';
import { htmlAnchor, htmlFile } from './links.js';
import { changeWords, endpointWords, schemaWords, spokenWords } from './search-words.js';
import type { HtmlView } from './view.js';

/**
 * A row of the search index. `title`, `name` and `group` are searched and displayed. `called`
 * (other names), `parameters`, `fields` (also values and statuses) and `said` (the words of
 * descriptions) are searched but not displayed.
 */
type Row = readonly [
  kind: string,
  href: string,
  title: string,
  name: string,
  group: string,
  called: string,
  parameters: string,
  fields: string,
  said: string,
];

/** The size of a part in characters. A browser reads such a part in a few milliseconds. */
const PART = 120_000;

/**
 * Returns the texts of the scripts. Groups and their operations are first, and webhooks and named
 * schemas follow.
 */
export function searchParts(view: HtmlView): readonly string[] {
  const parts: string[][] = [[]];
  let length = 0;
  for (const row of rowsOf(view)) {
    const line = `[${row.map(quoteJson).join(',')}]`;
    if (length > PART) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(line);
    length += line.length;
  }
  return parts.map(
    (lines, index) => `docsSearch.add(${index + 1},${parts.length},[\n${lines.join(',\n')}\n]);\n`,
  );
}

function* rowsOf(view: HtmlView): Generator<Row> {
  for (const { title, text, file, headings } of view.settings.guides) {
    yield ['guide', htmlFile(file), title, '', '', '', '', '', spokenWords(text)];
    yield* headingRows(headings, htmlFile(file), title, '');
  }
  const { api, headingsIn } = view;
  yield* headingRows(headingsIn(api.description?.value), htmlFile(view.overview), view.title);
  for (const { name, anchor, levels } of view.changes) {
    const title = view.settings.word('Since {version}', { version: name });
    yield ['changes', `changes.html#${anchor}`, title, '', '', '', '', '', changeWords(levels)];
  }
  for (const { name, parent = '', file, description } of view.pages) {
    yield ['group', htmlFile(file), name, '', parent, '', '', '', spokenWords(description)];
    yield* headingRows(headingsIn(description), htmlFile(file), name);
  }
  for (const page of view.pages) {
    for (const endpoint of page.endpoints) yield endpointRow(endpoint, page.name, view);
  }
  for (const { schemas } of view.schemaPages) {
    for (const id of schemas) {
      const name = view.names.schemas.get(id) ?? id;
      const { fields, said } = schemaWords(view.api.schemas.get(id));
      const href = `${htmlFile(view.schemaFileOf(id) ?? '')}#${name}`;
      yield ['type', href, name, id === name ? '' : id, '', '', '', fields, said];
    }
  }
}

/** Yields the headings of a guide or a description, with the title of the page. */
function* headingRows(
  headings: readonly ProseHeading[],
  file: string,
  page: string,
  prefix: string = SECTION,
): Generator<Row> {
  for (const { title, slug } of headings) {
    if (title !== '') yield ['guide', `${file}#${prefix}${slug}`, title, '', page, '', '', '', ''];
  }
}

function endpointRow(endpoint: Endpoint, group: string, view: HtmlView): Row {
  const { key, method, path, trailingSlash, operationId, aliases } = endpoint;
  const name = htmlAnchor(key, view);
  const hook = view.webhooks.get(key);
  const called = new Set([name, operationId?.value ?? name, ...aliases]);
  const { parameters, fields, said } = endpointWords(endpoint);
  return [
    hook === undefined ? method : 'webhook',
    `${htmlFile(view.groupOf(key)?.file ?? view.fileOf(key))}#${name}`,
    hook ?? operationTitle(endpoint, view),
    hook === undefined ? templateOf(path, trailingSlash) : operationTitle(endpoint, view),
    group,
    [...called].join(' '),
    parameters,
    fields,
    said,
  ];
}
