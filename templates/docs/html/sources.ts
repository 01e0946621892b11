/**
 * Prints where the facts of an operation are declared. The list is collapsed, and its summary
 * counts the inferred and missing facts.
 */
import { html, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { BlockOf, FactSource } from '../blocks/block.js';
import { listOf } from '../language/language.js';
import { codes, htmlLocations, linesText } from './marks.js';
import { phrased } from './phrased.js';
import type { HtmlView } from './view.js';

type Sources = BlockOf<'sources'>;

/**
 * Prints the facts of an operation. If one document declares all of them, the summary names the
 * document, and each fact lists only its lines.
 */
export function sourcesHtml(block: Sources, view: HtmlView): Html {
  const { facts, otherNames, missing } = block;
  const source = sourceOf(facts);
  const row = source === undefined ? placesRow : linesRow;
  return html`
    <details class="facts">
      <summary>${statedBy(block, source, view)}${cautions(block, view)}</summary>
      <table>
        ${facts.map((fact) => row(fact, view))}
      </table>
      ${otherNames.length > 0 && html`<p>${phrased('Also named {names}.', { names: codes(otherNames) }, view)}</p>`}
      ${missing.length > 0 && html`<p>${phrased('No document declares {facts}.', { facts: listOf(missing, view.settings.word) }, view)}</p>`}
    </details>
  `;
}

function statedBy(
  { endpoint }: Sources,
  source: string | undefined,
  view: HtmlView,
): Html | string {
  const { word } = view.settings;
  if (source !== undefined) {
    return phrased('Declared by {documents}', { documents: html`<code>${source}</code>` }, view);
  }
  const documents = new Set(endpoint.origins.map((origin) => origin.source)).size;
  return documents === 1
    ? word('Declared by one document')
    : word('Declared by {count} documents', { count: documents });
}

/** Returns the number of inferred facts, and of facts that no document declares. */
function cautions({ facts, missing }: Sources, { settings: { word } }: HtmlView): string {
  const guessed = facts.filter((fact) => fact.guessed).length;
  const inferred = guessed > 0 ? ` · ${word('{count} inferred', { count: guessed })}` : '';
  const { length: count } = missing;
  return inferred + (count > 0 ? ` · ${word('{count} not declared', { count })}` : '');
}

/** Returns the document that declares all facts; `undefined` if there are several. */
function sourceOf(facts: readonly FactSource[]): string | undefined {
  const source = facts[0]?.source;
  return facts.every((fact) => fact.source === source) ? source : undefined;
}

/**
 * Prints a fact, and its lines in the document that declares all facts. The result is cached,
 * because operations share parameters.
 */
const linesRow = memoizeByView(
  ({ what, places }: FactSource, view: HtmlView): Html =>
    html`<tr><th scope="row">${what}</th><td>${linesText(places, view)}</td></tr>`,
);

function placesRow({ what, places }: FactSource, view: HtmlView): Html {
  return html`<tr><th scope="row">${what}</th><td>${htmlLocations(places, view)}</td></tr>`;
}
