/** Small things that recur: methods, paths, marks of trust, places. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html.js';
import type { Endpoint } from '../../../src/model/api.js';
import { templateOf } from '../../../src/model/path.js';
import { trustOf, type Origin } from '../../../src/model/origin.js';
import type { Place } from '../view.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** A method as a badge: a word first, a colour second. */
export function methodMark(method: string): Html {
  const known = METHODS.has(method) ? method.toLowerCase() : 'other';
  return html`<b class="m ${known}">${method}</b>`;
}

/** Longer paths do not fit on a line of a phone: they may break behind a slash, instead of inside of a name. */
const LONG_PATH = 30;

/**
 * A path that may break behind its slashes; copied or searched for, it is the path and nothing else.
 * @param marked whether its parameters stand out: in lists of large APIs every element counts
 */
export function pathText({ path, trailingSlash }: Endpoint, marked = true): Html {
  const breaks = templateOf(path).length > LONG_PATH ? html`<wbr>` : NO_HTML;
  const segments = path.map((segment, index) => {
    const parts = segment.map((part) => {
      if (part.kind === 'literal') return html`${part.text}`;
      return marked ? html`<var>{${part.name}}</var>` : html`{${part.name}}`;
    });
    return html`/${index > 0 && breaks}${joined(parts, '')}`;
  });
  const slash = segments.length === 0 || trailingSlash === true;
  return html`${joined(segments, '')}${slash && '/'}`;
}

/** Marks a fact that no document declares. */
export function trustMark(origins: readonly Origin[]): Html {
  const trust = trustOf(origins);
  if (trust !== 'inferred' && trust !== 'assumed') return NO_HTML;
  return html` <small class="guess">${trust}</small>`;
}

/** What nobody states. */
export const NOT_STATED: Html = html`<small class="gap">not stated</small>`;

/** `specs/api.yaml:71`, marked where the document does not declare it. */
export function placeText({ source, line, trust }: Place): Html {
  const mark = trust === 'declared' ? NO_HTML : html` <small>${trust}</small>`;
  return html`<code>${source}:${line}</code>${mark}`;
}

/** Places in a row, each line once. */
export function placesText(places: readonly Place[]): Html {
  const [only] = places;
  if (only && places.length === 1) return placeText(only);
  const shown: Place[] = [];
  for (const place of places) if (!isAmong(place, shown)) shown.push(place);
  return joined(shown.map(placeText), ', ');
}

function isAmong({ source, line, trust }: Place, places: readonly Place[]): boolean {
  for (const one of places) {
    if (one.line === line && one.source === source && one.trust === trust) return true;
  }
  return false;
}

/** Words as code, in a row. */
export function codes(words: readonly string[], separator = ', '): Html {
  return joined(
    words.map((word) => html`<code>${word}</code>`),
    separator,
  );
}
