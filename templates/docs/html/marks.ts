/**
 * Prints small elements that recur: methods, paths, locations, and marks of facts that are not
 * declared.
 */
import { html, joined, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByObject, memoizeByText } from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { templateOf } from '../../../src/model/path.js';
import type { Origin } from '../../../src/model/origin.js';
import type { Level } from '../blocks/block.js';
import { trustNote } from '../trust.js';
import { phrased } from './phrased.js';
import type { DocsView, FactLocation } from '../view.js';

const MARKS: ReadonlyMap<string, Html> = new Map(
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [
    method,
    html`<b class="m ${method.toLowerCase()}">${method}</b>`,
  ]),
);

/**
 * Prints a method as a badge. The word identifies the method, so readers need not distinguish the
 * colours.
 */
export function methodMark(method: string): Html {
  return MARKS.get(method) ?? html`<b class="m other">${method}</b>`;
}

/**
 * A longer path does not fit on a line of a phone, so it may wrap after a slash instead of inside a
 * name.
 */
const LONG_PATH = 30;

/**
 * Prints a path that may wrap after a slash. Copied text and searches contain the plain path.
 * @param marked true if the parameters are highlighted. Lists of large APIs omit this to save
 *   elements.
 */
export function pathText({ path: segments, trailingSlash }: Endpoint, marked: boolean): Html {
  const mayBreak = templateOf(segments).length > LONG_PATH;
  const shown: Html[] = [];
  let text = '';
  for (let index = 0; index < segments.length; index++) {
    text += '/';
    if (mayBreak && index > 0) {
      shown.push(breakBehind(text));
      text = '';
    }
    segments[index]?.forEach((part) => {
      if (part.kind === 'literal') text += part.text;
      else if (!marked) text += `{${part.name}}`;
      else {
        shown.push(html`${text}<var>{${part.name}}</var>`);
        text = '';
      }
    });
  }
  if (segments.length === 0 || trailingSlash === true) text += '/';
  const rest = html`${text}`;
  if (shown.length === 0) return rest;
  shown.push(rest);
  return joined(shown, '');
}

/**
 * Prints a name from code, which may wrap before a capital letter. Copied text and searches contain
 * the plain name.
 */
export function nameText(name: string): Html {
  const [first = '', ...rest] = name.split(/(?=[A-Z][a-z])/);
  return html`${first}${rest.map((word) => html`<wbr>${word}`)}`;
}

/**
 * Returns a text after which a line may wrap. The result is cached, because many paths begin with
 * the same segments.
 */
const breakBehind = memoizeByText((text) => html`${text}<wbr>`);

/** Prints the mark of a fact that is not declared, in docs for the API's authors. */
export function htmlTrust(origins: readonly Origin[], view: DocsView): Html {
  const { isForAuthors, settings } = view;
  if (!isForAuthors) return NO_HTML;
  const only = origins[0];
  if (only !== undefined && origins.length === 1 && only.trust === 'declared') return NO_HTML;
  const note = trustNote(origins, settings);
  if (note === undefined) return NO_HTML;
  return html` <small class="${note.isDoubtful ? 'guess' : 'seen'}">${note.words}</small>`;
}

/** The mark of a fact that no document declares. */
export const undeclaredMark = memoizeByObject(
  ({ settings }: DocsView) => html`<small class="gap">${settings.word('not declared')}</small>`,
);

/**
 * Prints a location: `specs/api.yaml:71`. Its trust level (observed, inferred) follows if it is not
 * `declared`.
 */
function htmlLocation(place: FactLocation, view: DocsView): Html {
  const { source, line, trust } = place;
  const mark = trust === 'declared' ? NO_HTML : html` <small>${view.settings.word(trust)}</small>`;
  return html`${linked(html`<code>${source}:${line}</code>`, place, view)}${mark}`;
}

/** Prints a link to a line of a document, if the configuration contains the URL of documents. */
function linked(shown: Html, { source, line }: FactLocation, { settings }: DocsView): Html {
  const href = settings.editOf?.(source, line);
  return href === undefined
    ? shown
    : html`<a href="${href}" rel="noopener noreferrer">${shown}</a>`;
}

/** Prints a row of locations. Equal lines are printed once. */
export function htmlLocations(places: readonly FactLocation[], view: DocsView): Html {
  const only = places[0];
  if (only && places.length === 1) return htmlLocation(only, view);
  return joined(
    distinct(places).map((place) => htmlLocation(place, view)),
    ', ',
  );
}

/** Prints the lines of a fact in one document: `line 71`, or `lines 71, 75`. */
export function linesText(places: readonly FactLocation[], view: DocsView): Html | string {
  const { word, editOf } = view.settings;
  const shown = places.length === 1 ? places : distinct(places);
  const label = shown.length === 1 ? 'line {lines}' : 'lines {lines}';
  if (editOf !== undefined || shown.some(({ trust }) => trust !== 'declared')) {
    const lines = shown.map((place) => lineText(place, view));
    return phrased(label, { lines: joined(lines, ', ') }, view);
  }
  return word(label, { lines: shown.map(({ line }) => line).join(', ') });
}

function lineText(place: FactLocation, view: DocsView): Html {
  const shown = linked(html`${place.line}`, place, view);
  return place.trust === 'declared'
    ? shown
    : html`${shown} <small>${view.settings.word(place.trust)}</small>`;
}

function distinct(places: readonly FactLocation[]): readonly FactLocation[] {
  const shown: FactLocation[] = [];
  for (const place of places) if (!isAmong(place, shown)) shown.push(place);
  return shown;
}

function isAmong({ source, line, trust }: FactLocation, places: readonly FactLocation[]): boolean {
  for (const one of places) {
    if (one.line === line && one.source === source && one.trust === trust) return true;
  }
  return false;
}

/** Prints words as code, in a row. */
export function codes(words: readonly string[]): Html {
  return joined(
    words.map((word) => html`<code>${word}</code>`),
    ', ',
  );
}

/**
 * Prints a heading.
 * @param anchor the anchor, for a part of an operation
 */
export function sectionTitle(title: Html | string, level: Level, anchor?: string): Html {
  switch (level) {
    case 3:
      if (anchor !== undefined) return html`<h3 id="${anchor}">${title}</h3>`;
      return typeof title === 'string' ? plainTitle(title) : html`<h3>${title}</h3>`;
    case 4:
      return html`<h4>${title}</h4>`;
    case 5:
      return html`<h5>${title}</h5>`;
    case 6:
      return html`<h6>${title}</h6>`;
    default:
      return level satisfies never;
  }
}

/** Prints a title. The result is cached, because all operations have the same few titles. */
const plainTitle = memoizeByText((title) => html`<h3>${title}</h3>`);
