/** HTML that cannot be forged: the tag `html`, which encodes every hole by where it stands. */
import { contentOf, make, open } from './html-opaque.js';
import type { Content, Html } from './html-opaque.js';
import { planOf, type Context, type Plan, type Slot } from './html-plan.js';
import { escapeAttribute, escapeText, foreignUrl, urlAttribute, urlPart } from './html-text.js';
import { describe } from './opaque.js';

export { isHtml } from './html-opaque.js';
export type { Html } from './html-opaque.js';

/** What may stand in a hole. A string is text, whatever it says; only `Html` is markup. */
export type HtmlHole = Html | readonly Html[] | string | number | false | null | undefined;

type Missing = null | undefined | false;

/** Nothing. */
export const NO_HTML: Html = make('');

const LAST: Slot = { context: 'text', line: false, after: '' };
const plans = new WeakMap<readonly string[], Plan>();

/**
 * A piece of HTML. A hole between tags takes text, pieces, or nothing; one in the value of an attribute takes
 * text; one in an address takes an address of a harmless kind, or a part of one. Blanks at the beginning of a
 * line do not count; a hole that is alone on its line gives a line to each of its pieces, and none when it
 * holds nothing.
 * @throws TypeError when called as a function, when a hole stands where no encoder is safe, or holds anything else
 */
export function html(strings: TemplateStringsArray, ...holes: readonly HtmlHole[]): Html {
  const { before, slots } = plans.get(strings) ?? planned(strings);
  let out = before;
  let long: string[] | undefined;
  // Counted, not iterated: this runs a million times for a large API.
  for (let index = 0; index < slots.length; index++) {
    const { context, line, after } = slots[index] ?? LAST;
    const value = encoded(holes[index], context, line);
    const starts = out === '' && long === undefined;
    if (typeof value !== 'string') {
      long = behind(long, line && !starts ? `${out}\n` : out, value);
      out = after;
      continue;
    }
    if (!line) out += value;
    else if (value !== '') out = starts ? value : `${out}\n${value}`;
    out += out === '' && long === undefined && after.startsWith('\n') ? after.slice(1) : after;
  }
  if (long !== undefined) return make(behind(long, out));
  return make(out.length > LONGEST_ROPE ? [settled(out)] : out);
}

/**
 * More text than this is not kept as the pieces it was put together from, which take three times the memory: it is
 * written out, once, and stays apart from what is put around it.
 */
const LONGEST_ROPE = 4000;

/** The same text; to look at one of its characters is what makes an engine write it out. */
function settled(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** A text, and pieces that are long already, behind others. */
function behind(before: string[] = [], text: string, pieces: readonly string[] = []): string[] {
  if (text !== '') before.push(text.length > LONGEST_ROPE ? settled(text) : text);
  for (const piece of pieces) before.push(piece);
  return before;
}

function planned(strings: TemplateStringsArray): Plan {
  if (!Array.isArray(strings) || !Object.isFrozen(strings) || !Array.isArray(strings.raw)) {
    throw new TypeError('html is a template tag: write html`...`');
  }
  const plan = planOf(strings);
  plans.set(strings, plan);
  return plan;
}

function encoded(hole: HtmlHole, context: Context, line: boolean): Content {
  if (hole === null || hole === undefined || hole === false) return '';
  if (typeof hole === 'string') return encodedText(hole, context);
  if (typeof hole === 'number') return String(hole);
  if (context !== 'text') throw new TypeError(`expected text, got ${describe(hole)}`);
  const content = contentOf(hole);
  if (content !== undefined) return content;
  if (!Array.isArray(hole)) throw new TypeError(`expected Html, got ${describe(hole)}`);
  return inRow(hole as readonly Html[], line ? '\n' : '', false);
}

/** Pieces with a text between them; empty ones are left out, and where `some` may be missing, those too. */
function inRow(pieces: readonly (Html | Missing)[], between: string, some: boolean): Content {
  let out = '';
  let long: string[] | undefined;
  for (const piece of pieces) {
    if (some && (piece === null || piece === undefined || piece === false)) continue;
    const content = open(piece);
    if (content === '') continue;
    if (out !== '' || long !== undefined) out += between;
    if (typeof content === 'string') out += content;
    else {
      long = behind(long, out, content);
      out = '';
    }
  }
  if (long !== undefined) return behind(long, out);
  return out.length > LONGEST_ROPE ? [settled(out)] : out;
}

function encodedText(text: string, context: Context): string {
  switch (context) {
    case 'text':
      return escapeText(text);
    case 'attribute':
      return escapeAttribute(text);
    case 'address':
      return urlAttribute(text);
    case 'address part':
      return urlPart(text);
    default:
      return context satisfies never;
  }
}

/** True when a piece prints nothing. */
export function isEmptyHtml(one: Html): boolean {
  return open(one) === '';
}

/** Pieces with a text between them; empty ones are left out. */
export function joined(parts: readonly (Html | Missing)[], separator: string): Html {
  return make(inRow(parts, escapeText(separator), true));
}

/** Elements that do nothing but look different. */
const LOOKS: ReadonlySet<string> = new Set(['b', 'i', 'var']);

/**
 * Text in which some words stand out.
 * @param what finds them: an expression with the flag `g`
 * @param elementOf the element that such a word gets
 * @throws TypeError for any other element
 */
export function marked(
  text: string,
  what: RegExp,
  elementOf: (found: string) => 'b' | 'i' | 'var',
): Html {
  let out = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(what)) {
    const element = elementOf(found);
    if (!LOOKS.has(element))
      throw new TypeError('marked() takes an element that only looks different');
    out += `${escapeText(text.slice(from, index))}<${element}>${escapeText(found)}</${element}>`;
    from = index + found.length;
  }
  return make(out + escapeText(text.slice(from)));
}

/** A link to an address that a description states; where it is not of a harmless kind, just the label. */
export function foreignLink(label: string, url: string): Html {
  const address = foreignUrl(url);
  const shown = label.trim() === '' ? url : label;
  if (address === undefined) return html`${shown}`;
  return make(
    `<a href="${escapeAttribute(address)}" rel="noopener noreferrer">${escapeText(shown)}</a>`,
  );
}

/** The text of an HTML file, with one line feed at the end. */
export function htmlText(document: Html): string {
  return htmlPieces(document).join('');
}

/** The same in pieces: one letter that is not Latin makes the whole of a large text take twice the memory. */
export function htmlPieces(document: Html): readonly string[] {
  const content = open(document);
  return typeof content === 'string' ? [`${content}\n`] : [...content, '\n'];
}
