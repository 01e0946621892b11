/** The type of HTML, and what looks into it. Only the files of this folder may open or make one. */
import { parseHtmlTemplate, type HtmlTemplatePlan, type HtmlSlot } from './plan.js';
import { attributeText, escapeText, HTML_SPECIAL, WORD } from './text.js';
import { describe } from '../describe.js';
import { isTemplate } from '../template-rows.js';

/** What may stand in a hole. A string is text, whatever it says; only `Html` is markup. */
export type HtmlHole = Html | readonly Html[] | string | number | false | null | undefined;

type Missing = null | undefined | false;

const BRAND = Symbol('html');
/** Templates that were read. */
const PLANS = new WeakMap<TemplateStringsArray, HtmlTemplatePlan>();
const LAST: HtmlSlot = { context: 'text', line: false, after: '' };

/**
 * A piece of HTML. A hole between tags takes text, pieces, or nothing; one in the value of an attribute takes
 * text; one in an address takes an address of a harmless kind, or a part of one. Blanks at the beginning of a
 * line do not count; a hole that is alone on its line gives a line to each of its pieces, and none when it
 * holds nothing.
 * @throws TypeError when called as a function, when a hole stands where no encoder is safe, or holds anything else
 */
export let html: (strings: TemplateStringsArray, ...holes: readonly HtmlHole[]) => Html;

/** Pieces with a text between them; empty ones are left out. */
export let joined: (parts: readonly (Html | Missing)[], separator: string) => Html;

/** A piece of trusted or escaped text. */
export let htmlOf: (content: string) => Html;

/**
 * What a piece holds.
 * @throws TypeError when the value is no `Html`
 */
export let htmlContent: (one: Html) => string;

/** True when a value is an `Html`; looks cannot deceive it. */
export let isHtml: (value: unknown) => value is Html;

/** A piece of HTML; only the tag and the encoders make one. */
export class Html {
  readonly #content: string;

  private constructor(door: symbol, content: string) {
    if (door !== BRAND) throw new TypeError('Html is made by the tag `html` and the encoders only');
    this.#content = content;
  }

  // The tag is in here, where it takes no call to look into a piece: a large API has a million of them.
  static {
    html = (strings, ...holes) => {
      const { before, slots } = PLANS.get(strings) ?? planned(strings);
      let out = before;
      for (let index = 0; index < slots.length; index++) {
        const { context, line, after } = slots[index] ?? LAST;
        const hole = holes[index];
        let value: string;
        if (typeof hole === 'string') {
          if (context !== 'text') value = WORD.test(hole) ? hole : attributeText(hole, context);
          else value = HTML_SPECIAL.test(hole) ? escapeText(hole) : hole;
        } else if (hole === undefined || hole === null || hole === false) value = '';
        else if (typeof hole === 'number') value = String(hole);
        else if (context !== 'text') throw new TypeError(`expected text, got ${describe(hole)}`);
        else if (typeof hole === 'object' && #content in hole) value = hole.#content;
        else value = Html.#row(hole, line ? '\n' : '', false);
        if (!line) out += value;
        else if (value !== '') out = out === '' ? value : `${out}\n${value}`;
        out += out === '' && after.startsWith('\n') ? after.slice(1) : after;
      }
      return new Html(BRAND, flattened(out));
    };
    joined = (parts, separator) => {
      const between = HTML_SPECIAL.test(separator) ? escapeText(separator) : separator;
      return new Html(BRAND, flattened(Html.#row(parts, between, true)));
    };
    htmlOf = (content) => new Html(BRAND, content);
    htmlContent = (one) => {
      if (isHtml(one)) return one.#content;
      throw new TypeError(`expected Html, got ${describe(one)}`);
    };
    isHtml = (value): value is Html =>
      typeof value === 'object' && value !== null && #content in value;
  }

  /** Pieces with a text between them; empty ones are left out, and where `some` may be missing, those too. */
  static #row(pieces: readonly (Html | Missing)[], between: string, some: boolean): string {
    if (!Array.isArray(pieces)) throw new TypeError(`expected Html, got ${describe(pieces)}`);
    let out = '';
    for (let index = 0; index < pieces.length; index++) {
      const piece: Html | Missing = pieces[index];
      if (some && (piece === null || piece === undefined || piece === false)) continue;
      if (typeof piece !== 'object' || piece === null || !(#content in piece)) {
        throw new TypeError(`expected Html, got ${describe(piece)}`);
      }
      const content = piece.#content;
      if (content !== '') out = out === '' ? content : out + between + content;
    }
    return out;
  }
}

/** Lengths of a text that is worth copying: shorter ones are little as they are, longer ones are put together from copies. */
const [LONG, LONGEST] = [4000, 40_000];

/**
 * A text in one piece of memory, where it is long: the pieces that it was put together from take three times as much.
 * Reading a character makes it one.
 */
function flattened(text: string): string {
  if (text.length > LONG && text.length < LONGEST) text.charCodeAt(0);
  return text;
}

function planned(strings: TemplateStringsArray): HtmlTemplatePlan {
  if (!isTemplate(strings)) throw new TypeError('html is a template tag: write html`...`');
  const plan = parseHtmlTemplate(strings);
  PLANS.set(strings, plan);
  return plan;
}
