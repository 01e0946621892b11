/** Prints lines of text as HTML. */
import { foreignLink, html, joined, type Html } from '../../../src/print/emit/html/index.js';
import type { Inline, Tone } from '../blocks/inline.js';
import { phrased } from './phrased.js';
import { htmlEndpointLink, htmlFile, schemaLink } from './links.js';
import { htmlLocations, htmlTrust } from './marks.js';
import { typeWords } from './type.js';
import type { HtmlView } from './view.js';

export function inlineHtml(line: Inline, view: HtmlView): Html {
  if (typeof line === 'string') return html`${line}`;
  switch (line.kind) {
    case 'code':
      return html`<code>${line.text}</code>`;
    case 'row':
      return joined(
        line.parts.map((part) => inlineHtml(part, view)),
        line.separator,
      );
    case 'phrase': {
      const holes = Object.entries(line.holes).map(
        ([name, hole]) => [name, inlineHtml(hole, view)] as const,
      );
      return phrased(line.phrase, Object.fromEntries(holes), view);
    }
    case 'limit':
      return line.value === '' ? html`${line.what}` : html`${line.what} <code>${line.value}</code>`;
    case 'type':
      return typeWords(line.schema, view);
    case 'noted':
      return html`${inlineHtml(line.what, view)} <small>${inlineHtml(line.note, view)}</small>`;
    case 'small':
      return html`<small>${inlineHtml(line.content, view)}</small>`;
    case 'badge':
      return badgeHtml(line.content, line.tone);
    case 'trust':
      return htmlTrust(line.origins, view);
    case 'places':
      return htmlLocations(line.places, view);
    case 'operation':
      return htmlEndpointLink(line.endpoint, view);
    case 'schema':
      return schemaLink(line.id, view);
    case 'page': {
      const label = inlineHtml(line.label, view);
      const file = htmlFile(line.file);
      return line.anchor === undefined
        ? html`<a href="${file}">${label}</a>`
        : html`<a href="${file}#${line.anchor}">${label}</a>`;
    }
    case 'foreign':
      return foreignLink(line.label, line.url);
    default:
      return line satisfies never;
  }
}

function badgeHtml(content: string, tone: Tone): Html {
  return tone === 'plain'
    ? html`<small>${content}</small>`
    : html`<small class="${tone}">${content}</small>`;
}
