/** The template `docs/html/schemas`: named schemas, or the pages that they are on. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { jsonText } from '../../../src/emit/json/index.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { toldApart } from './choices.js';
import { htmlLocations, htmlTrust } from './marks.js';
import { phrased } from '../language/html.js';
import { namedDetail } from './detail.js';
import { foldedSample } from './sample.js';
import { typeLine } from './type.js';
import { schemaLink } from './links.js';
import type { HtmlView, SchemaPage } from './view.js';

/** One section per schema; the first of several pages lists what is on the others. */
export function htmlSchemas(page: SchemaPage, view: HtmlView): Html[] {
  const head = html`<h1>${page.title}</h1>`;
  const others = view.schemaPages.slice(1);
  if (others.length > 0 && page.file === view.schemaPages[0]?.file) {
    return [head, ...others.flatMap((other) => listBlocks(other, view))];
  }
  return [head, ...page.schemas.map((id) => schemaSection(id, view))];
}

/** What stands on a page of its own is still found under its old address. */
function listBlocks({ title, file, schemas }: SchemaPage, view: HtmlView): Html[] {
  const items = schemas.map(
    (id) => html`<li id="${view.names.schemas.get(id) ?? id}">${schemaLink(id, view)}</li>`,
  );
  return [
    html`<h2><a href="${file}">${title}</a></h2>`,
    html`
      <ul class="names moved">
        ${items}
      </ul>
    `,
  ];
}

function schemaSection(id: SchemaId, view: HtmlView): Html {
  const schema = view.api.schemas.get(id);
  if (schema === undefined) return html``;
  const name = view.names.schemas.get(id) ?? id;
  const [home] = view.schemaPages;
  return html`
    <section id="${name}">
      <h2><code>${id}</code> <a class="link" href="${home?.file ?? ''}#${name}" aria-label="${view.settings.word('Link to {name}', { name })}">#</a></h2>
      ${id !== name && html`<p>${phrased('In the client {name}.', { name: html`<code>${name}</code>` }, view)}</p>`}
      ${view.prose(schema.description, 3)}
      ${formBlock(id, schema, view)}
      ${discriminatorBlock(schema, view)}
      ${view.isForAuthors && statedLine(schema, view)}
    </section>
  `;
}

function formBlock(id: SchemaId, schema: Schema, view: HtmlView): Html {
  return html`
    <p class="media">${typeLine(schema, view)}</p>
    ${namedDetail(id, schema, view)}
    ${exampleBlock(schema, view)}
  `;
}

/** An example of an object or a list: a line holds short ones alone. */
function exampleBlock({ examples }: Schema, view: HtmlView): Html {
  const [first] = examples ?? [];
  if (typeof first !== 'object' || first === null) return NO_HTML;
  return foldedSample(view.settings.word('Example'), html`${jsonText(first).trimEnd()}`);
}

function statedLine({ origins }: Schema, view: HtmlView): Html {
  const places = view.places(origins);
  if (places.length === 0) return NO_HTML;
  return html`<p class="stated">${phrased('Stated by {documents}', { documents: htmlLocations(places) }, view)}${htmlTrust(origins, view)}</p>`;
}

function discriminatorBlock(schema: Schema, view: HtmlView): Html {
  if (schema.kind !== 'union' || schema.discriminator === undefined) return html``;
  const { property, mapping } = schema.discriminator;
  const rows = [...mapping].map(
    ([value, id]) => html`<dt><code>${value}</code></dt><dd>${schemaLink(id, view)}</dd>`,
  );
  return html`
    <p class="media">${toldApart({ property }, view)}</p>
    <dl class="fields">
      ${rows}
    </dl>
  `;
}
