/** Prints the blocks of a page as Markdown. */
import {
  blocks as stacked,
  codeSpan,
  fence,
  heading,
  isEmptyMd,
  led,
  link,
  list,
  md,
  strong,
  table,
  text,
  type Md,
  blocks,
  inline,
} from '../../../src/print/emit/markdown/index.js';
import { descriptionMd } from '../../../src/print/emit/description/markdown.js';
import type { ApiBlock, BlockOf, DocsBlock, Item } from '../blocks/block.js';
import type { DocsView } from '../view.js';
import { contentMd, responsesMd, termsMd } from './contents.js';
import { inlineMd } from './inline.js';
import { callsMd, operationMd, sourcesMd } from './operation.js';
import { markdownEndpointList } from './operations.js';
import { questionMd } from './question.js';
import { label, spoken, spokenWith, strongly } from './phrases.js';
import { jsonText } from '../../../src/print/emit/json/index.js';
import { memoizeByText, memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Schema } from '../../../src/model/schema.js';
import type { DocsField } from '../blocks/field.js';
import { declaration } from './declarations.js';
import { markdownTrust } from './marks.js';
import { shortType } from './type.js';
import { typeParts } from './type-line.js';

/**
 * The level of the highest headings inside a description, by the kind of title above the
 * description. At level 0, headings are printed as bold text. For an operation, the level is 2,
 * because each operation has a page of its own.
 */
const HEADINGS = { page: 2, operation: 2, schema: 3, line: 0 } as const;

export function blocksMd(blocks: readonly DocsBlock[], view: DocsView): Md[] {
  return blocks.flatMap((block) => blockMd(block, view));
}

function blockMd(block: DocsBlock, view: DocsView): Md | readonly Md[] {
  switch (block.kind) {
    case 'title': {
      const title = heading(1, inlineMd(block.content, view));
      if (block.version === undefined) return title;
      return [title, spokenWith('Version {version}', { version: text(block.version) }, view)];
    }
    case 'heading':
      return heading(block.level, inlineMd(block.content, view));
    case 'label': {
      const title = strongly(block.content);
      return block.required === false ? md`${title} (${spoken('optional', view)})` : title;
    }
    case 'paragraph': {
      const content = inlineMd(block.content, view);
      return block.look === 'old' ? strong(content) : content;
    }
    case 'fact':
      return md`${strong(text(`${block.title}:`))} ${inlineMd(block.content, view)}`;
    case 'prose':
      return view.said(block.text, HEADINGS[block.below]);
    case 'written':
      return descriptionMd(block.nodes);
    case 'tabs':
      return block.tabs.flatMap(({ label: title, blocks }) => [
        strong(text(title)),
        ...blocksMd(blocks, view),
      ]);
    case 'list':
      return list(block.items.map((item) => itemMd(item, view)));
    case 'terms':
      return termsMd(block.rows, view);
    case 'table':
      return table(
        block.columns.map((column) => inlineMd(column, view)),
        block.rows.map((row) => row.map((cell) => inlineMd(cell, view))),
      );
    case 'sample': {
      const code = fence(block.language, block.text);
      return block.folded ? [md`${text(block.title)}:`, code] : code;
    }
    case 'details': {
      const summary = inlineMd(block.summary, view);
      const title = block.level === undefined ? summary : heading(block.level, summary);
      return [title, ...blocksMd(block.blocks, view)];
    }
    case 'section':
      return blocksMd(block.blocks, view);
    case 'only':
      return block.format === 'markdown' ? blocksMd(block.blocks, view) : [];
    default:
      return apiMd(block, view);
  }
}

function apiMd(block: ApiBlock, view: DocsView): Md | readonly Md[] {
  switch (block.kind) {
    case 'intro':
      return blocksMd([...block.blocks, ...block.beside], view);
    case 'about':
      return block.rows.flatMap(({ title, items }) => [
        heading(2, text(title)),
        list(items.map((item) => itemMd(item, view))),
      ]);
    case 'group':
      return heading(3, link(text(block.page.name), block.page.file));
    case 'allGroups':
      return [];
    case 'operations':
      return markdownEndpointList(block.endpoints, view);
    case 'wholeGroup':
      return markdownEndpointList(block.page.endpoints, view);
    case 'operation':
      return operationMd(block.signature, blocksMd(block.blocks, view), view);
    case 'parameters':
      return parametersMd(block.fields, view);
    case 'content':
      return contentMd(block.content, view);
    case 'responses':
      return responsesMd(block.rows, view);
    case 'callback':
      return [callbackTitle(block, view), ...blocksMd(block.blocks, view)];
    case 'request':
    case 'calls':
      return callsMd(block.signature, view);
    case 'question':
      return questionMd(block, view);
    case 'answers':
      return [];
    case 'sources':
      return sourcesMd(block, view);
    case 'schema':
      return schemaMd(block, view);
    case 'definition':
      return fence('ts', view.declarationOf(block.id));
    default:
      return block satisfies never;
  }
}

function callbackTitle({ name, method, expression }: BlockOf<'callback'>, view: DocsView): Md {
  return md`${label('Callback', view)} ${codeSpan(name)}: ${codeSpan(`${method} ${expression}`)}`;
}

function schemaMd({ id, name, blocks }: BlockOf<'schema'>, view: DocsView): Md[] {
  const head = [heading(2, text(name))];
  if (id !== name && view.isForAuthors) {
    head.push(spokenWith('Named {name} in the documents.', { name: codeSpan(id) }, view));
  }
  return head.concat(blocksMd(blocks, view));
}

/**
 * Prints a list item. If its first block is a description, it continues the line. A nested list
 * follows without an empty line.
 */
function itemMd({ line, blocks = [] }: Item, view: DocsView): Md {
  return blocks.reduce(
    (before, block, index) => {
      const below = stacked(blocksMd([block], view));
      if (block.kind === 'prose' && index === 0) return led(before, below);
      if (isEmptyMd(below)) return before;
      if (block.kind !== 'list') return stacked(before, below);
      return md`
      ${before}
      ${below}
    `;
    },
    inlineMd(line, view),
  );
}

function parametersMd(fields: readonly DocsField[], view: DocsView): Md[] {
  return [label('Parameters', view), list(fields.map((field) => fieldItem(field, view)))];
}

/** The result is cached, because operations share parameters. */
const fieldItem = memoizeByView((field: DocsField, view: DocsView): Md => {
  const { name, place, schema, example, description, direction } = field;
  const facts = inline([
    place !== undefined && plainText(place),
    typeParts(schema, view),
    requiredMark(field, view),
    ...field.notes.map((note) => inlineMd(note, view)),
  ]);
  const line = led(md`${codeSpan(name)} (${facts})`, view.said(description));
  const further: Md[] = [];
  if (example !== undefined) {
    further.push(md`${spoken('Example', view)}: ${codeSpan(jsonText(example).trim())}`);
  }
  const isTold = LEAVES.has(schema.kind) || shortType(schema, view) !== undefined;
  if (!isTold) further.push(declaration(typeNameOf(name), schema, direction ?? 'write', view));
  return further.length === 0 ? line : blocks(line, further);
});

const plainText = memoizeByText(text);

function requiredMark({ required, doubt }: DocsField, view: DocsView): Md | undefined {
  if (!required) return undefined;
  const mark = doubt && markdownTrust(doubt, view);
  const word = spoken('required', view);
  return mark ? md`${word} (${mark})` : word;
}

/** The kinds of schemas that a few words describe completely. */
const LEAVES: ReadonlySet<Schema['kind']> = new Set(['string', 'integer', 'number', 'enum', 'ref']);

function typeNameOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `Type${joined}`;
}
