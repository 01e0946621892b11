/** Prints the blocks of a page as HTML. */
import { html, isEmptyHtml, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { descriptionHtml } from '../../../src/print/emit/description/html.js';
import type { ApiBlock, BlockOf, DocsBlock, Item } from '../blocks/block.js';
import { parametersHtml } from './fields.js';
import { mustMark } from './field-list.js';
import { inlineHtml } from './inline.js';
import { endpointList, htmlAnchor, htmlFile, partAnchor } from './links.js';
import { methodMark, sectionTitle } from './marks.js';
import { bodyExamplesHtml, callsHtml, repliesHtml } from './calls.js';
import { contentHtml } from './media.js';
import { groupList, hasManyGroups } from './navigation.js';
import { operationHtml, responsesHtml, termsHtml } from './operation.js';
import { foldedSample, sampleBlock } from './sample.js';
import { definitionHtml, schemaHtml } from './schemas.js';
import { entityLink } from '../conflicts.js';
import { answersHtml, questionSection, type QuestionLinks } from './question.js';
import { sourcesHtml } from './sources.js';
import { switchHtml } from './switch.js';
import type { HtmlView } from './view.js';

/**
 * The level of the highest headings in a description, by the kind of title above it. At level 0,
 * headings are printed as bold text.
 */
const HEADINGS = { page: 2, operation: 3, schema: 3, line: 0 } as const;

/**
 * Prints blocks as HTML.
 * @param within the anchor of the operation to which the blocks belong; if absent, the parts of the
 *   operation have no anchors
 */
export function blocksHtml(blocks: readonly DocsBlock[], view: HtmlView, within?: string): Html[] {
  return blocks.flatMap((block) => blockHtml(block, view, within));
}

function blockHtml(block: DocsBlock, view: HtmlView, within?: string): Html | readonly Html[] {
  switch (block.kind) {
    case 'title': {
      const version = block.version !== undefined && html` <small>${block.version}</small>`;
      return html`<h1>${inlineHtml(block.content, view)}${version}</h1>`;
    }
    case 'heading':
      return headingHtml(block, inlineHtml(block.content, view));
    case 'label': {
      const { content, required, level, part } = block;
      const title = required === true ? html`${content}${mustMark(view)}` : content;
      return sectionTitle(title, level, partAnchor(within, part));
    }
    case 'paragraph':
      return paragraphHtml(block, inlineHtml(block.content, view));
    case 'fact': {
      const content = html`<strong>${block.title}</strong> ${inlineHtml(block.content, view)}`;
      return block.look === undefined
        ? html`<p>${content}</p>`
        : html`<p class="${block.look}">${content}</p>`;
    }
    case 'prose':
      return view.prose(block.text, HEADINGS[block.below], block.anchors);
    case 'written':
      return descriptionHtml(block.nodes);
    case 'tabs':
      return tabsHtml(block, view);
    case 'list':
      return listHtml(block, view);
    case 'terms':
      return termsHtml(block.rows, view);
    case 'table':
      return tableHtml(block, view);
    case 'sample': {
      const { title, text, language } = block;
      return block.folded
        ? foldedSample(title, text, language)
        : sampleBlock(title, text, language);
    }
    case 'details':
      return html`
        <details>
          <summary>${inlineHtml(block.summary, view)}</summary>
          ${blocksHtml(block.blocks, view)}
        </details>
      `;
    case 'section':
      return html`
        <section id="${block.anchor}">
          ${blocksHtml(block.blocks, view)}
        </section>
      `;
    case 'only':
      return block.format === 'html' ? blocksHtml(block.blocks, view, within) : NO_HTML;
    default:
      return apiHtml(block, view, within);
  }
}

function apiHtml(block: ApiBlock, view: HtmlView, within?: string): Html | readonly Html[] {
  switch (block.kind) {
    case 'intro':
      return introHtml(block, view);
    case 'about':
      return aboutHtml(block, view);
    case 'group': {
      const { parent, name, file } = block.page;
      const above = parent !== undefined && html`<small>${parent} / </small>`;
      return html`<h2>${above}<a href="${htmlFile(file)}">${name}</a></h2>`;
    }
    case 'allGroups':
      return hasManyGroups(view) ? groupList(view) : NO_HTML;
    case 'operations':
      return endpointList(block.endpoints, view);
    case 'wholeGroup':
      return wholeGroupHtml(block, view);
    case 'operation': {
      const anchor = htmlAnchor(block.signature.endpoint.key, view);
      return operationHtml(block, blocksHtml(block.blocks, view, anchor), view);
    }
    case 'parameters':
      return parametersHtml(block.fields, block.level, view, within);
    case 'content':
      return contentHtml(block.content, view);
    case 'responses':
      return responsesHtml(block.rows, view);
    case 'callback':
      return callbackHtml(block, view);
    case 'request':
      return callsHtml(block.signature, view);
    case 'calls':
      return NO_HTML;
    case 'question':
      return questionSection(block.question, questionLinks(view));
    case 'answers':
      return answersHtml();
    case 'sources':
      return sourcesHtml(block, view);
    case 'schema':
      return schemaHtml(block, blocksHtml(block.blocks, view), view);
    case 'definition':
      return definitionHtml(block, view);
    default:
      return block satisfies never;
  }
}

function tabsHtml({ tabs }: BlockOf<'tabs'>, view: HtmlView): Html {
  const panels = tabs.map(({ label, blocks }) => ({
    label,
    content: html`${blocksHtml(blocks, view)}`,
  }));
  return switchHtml(panels, 'choice');
}

function headingHtml({ level, look }: BlockOf<'heading'>, content: Html): Html {
  switch (level) {
    case 2:
      return html`<h2>${content}</h2>`;
    case 3:
      return look === undefined
        ? html`<h3>${content}</h3>`
        : html`<h3 class="${look}">${content}</h3>`;
    case 4:
      return html`<h4>${content}</h4>`;
    default:
      return level satisfies never;
  }
}

function paragraphHtml({ look }: BlockOf<'paragraph'>, content: Html): Html {
  if (look === undefined) return html`<p>${content}</p>`;
  return html`<p class="${look === 'old' ? 'note old' : look}">${content}</p>`;
}

function listHtml({ items, look }: BlockOf<'list'>, view: HtmlView): Html {
  const rows = items.map((item) => itemHtml(item, view));
  return look === undefined
    ? html`
        <ul>
          ${rows}
        </ul>
      `
    : html`
        <ul class="${look}">
          ${rows}
        </ul>
      `;
}

function itemHtml({ line, blocks = [], lang }: Item, view: HtmlView): Html {
  const shown = inlineHtml(line, view);
  if (blocks.length > 0) {
    return html`
      <li>
        ${shown}
        ${blocksHtml(blocks, view)}
      </li>
    `;
  }
  return lang === undefined ? html`<li>${shown}</li>` : html`<li lang="${lang}">${shown}</li>`;
}

function tableHtml({ columns, rows }: BlockOf<'table'>, view: HtmlView): Html {
  const head = columns.map((column) => html`<th scope="col">${inlineHtml(column, view)}</th>`);
  const body = rows.map(([first = '', ...others]) => {
    const cells = others.map((cell) => html`<td>${inlineHtml(cell, view)}</td>`);
    return html`<tr><th scope="row">${inlineHtml(first, view)}</th>${cells}</tr>`;
  });
  return html`
    <table>
      <thead>
      <tr>${head}</tr>
      </thead>
      <tbody>
      ${body}
      </tbody>
    </table>
  `;
}

function introHtml({ blocks, beside }: BlockOf<'intro'>, view: HtmlView): Html {
  const samples = blocksHtml(beside, view).filter((one) => !isEmptyHtml(one));
  const column = html`
    <div class="samples">
      ${samples}
    </div>
  `;
  return html`
    <div class="intro">
      <div>
        ${blocksHtml(blocks, view)}
      </div>
      ${samples.length > 0 && column}
    </div>
  `;
}

function aboutHtml({ rows }: BlockOf<'about'>, view: HtmlView): Html {
  if (rows.length === 0) return NO_HTML;
  const facts = rows.map(({ title, items }) => {
    const shown = items.map(
      ({ line, blocks = [] }) =>
        html`<dd>${inlineHtml(line, view)}${blocksHtml(blocks, view)}</dd>`,
    );
    return html`<dt>${title}</dt>${shown}`;
  });
  return html`
    <dl class="about">
      ${facts}
    </dl>
  `;
}

function questionLinks(view: HtmlView): QuestionLinks {
  return {
    entity: (entity) => {
      const link = entityLink(entity, view);
      return link === undefined ? undefined : inlineHtml(link, view);
    },
    line: (source, line) => view.settings.editOf?.(source, line),
  };
}

/**
 * Prints all operations of a group. If the group is divided into several pages, prints a list of
 * links to these pages and their operations. Links to the anchors of this page keep working.
 */
function wholeGroupHtml({ page }: BlockOf<'wholeGroup'>, view: HtmlView): Html[] {
  if (page.parts !== undefined) {
    return page.parts.flatMap(({ name, file, endpoints }) => [
      html`<h2><a href="${htmlFile(file)}">${name}</a></h2>`,
      endpointList(endpoints, view, true),
    ]);
  }
  const article = view.html['docs/html/endpoint'];
  const signatures = page.endpoints.flatMap(({ key }) => view.signatures.get(key) ?? []);
  return signatures.map((signature) => article(signature, view));
}

function callbackHtml(block: BlockOf<'callback'>, view: HtmlView): Html {
  const { name, level, method, expression, blocks } = block;
  const title =
    name.trim() === '' ? view.settings.word('without a name') : html`<code>${name}</code>`;
  return html`
    <section class="sent">
      ${sectionTitle(title, level)}
      <p class="media">${methodMark(method)} <code>${expression}</code></p>
      ${blocksHtml(blocks, view)}
      ${bodyExamplesHtml(blocks)}
      ${repliesHtml(blocks)}
    </section>
  `;
}
