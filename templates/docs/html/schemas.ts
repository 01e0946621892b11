/** Prints named schemas, and links to their pages. */
import { html, type Html } from '../../../src/print/emit/html/index.js';
import type { BlockOf } from '../blocks/block.js';
import { namedDetail } from './detail.js';
import { htmlFile, schemaLink } from './links.js';
import { phrased } from './phrased.js';
import { typeLine } from './type-line.js';
import type { SchemaPage } from '../view.js';
import type { HtmlView } from './view.js';

/** Prints a named schema as a section, below the name of its type. */
export function schemaHtml(
  { id, name }: BlockOf<'schema'>,
  shown: readonly Html[],
  view: HtmlView,
): Html {
  const [home] = view.schemaPages;
  return html`
    <section id="${name}">
      <h2><code>${id}</code> <a class="link" href="${htmlFile(home?.file ?? '')}#${name}" aria-label="${view.settings.word('Link to {name}', { name })}">#</a></h2>
      ${id !== name && view.client !== undefined && html`<p>${phrased('In the client {name}.', { name: html`<code>${name}</code>` }, view)}</p>`}
      ${shown}
    </section>
  `;
}

/** Prints the type of a schema on a line, and its fields below. */
export function definitionHtml({ id, schema }: BlockOf<'definition'>, view: HtmlView): Html {
  return html`
    <p class="media">${typeLine(schema, view)}</p>
    ${namedDetail(id, schema, view)}
  `;
}

/**
 * Prints links to the pages to which named schemas have moved. The list contains their old anchors,
 * so that links to them keep working.
 */
export function movedSchemas({ title, file, schemas }: SchemaPage, view: HtmlView): Html[] {
  const items = schemas.map(
    (id) => html`<li id="${view.names.schemas.get(id) ?? id}">${schemaLink(id, view)}</li>`,
  );
  return [
    html`<h2><a href="${htmlFile(file)}">${title}</a></h2>`,
    html`
      <ul class="names moved">
        ${items}
      </ul>
    `,
  ];
}
