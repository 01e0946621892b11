/** The type `Html` and the access to its content. Only files of this folder may read or create an `Html`. */
import { parseHtmlTemplate, type HtmlTemplatePlan, type HtmlSlot } from './plan.js';
import { attributeText, escapeText, HTML_SPECIAL, WORD } from './text.js';
import { describe } from '../describe.js';
import { isTemplate } from '../template-rows.js';

/** The values that the tag `html` accepts between `${` and `}`. A string is always text; only `Html` is markup. */
export type HtmlHole = Html | readonly Html[] | string | number | false | null | undefined;

type Missing = null | undefined | false;

const BRAND = Symbol('html');
const PLANS = new WeakMap<TemplateStringsArray, HtmlTemplatePlan>();
const LAST: HtmlSlot = { context: 'text', line: false, after: '' };

/**
 * Creates HTML from a template. Between tags, an interpolated value is text, `Html`, or empty. In an attribute, it is
 * text; in a URL attribute, a safe URL or one component of a URL. Indentation in the template is ignored. A value
 * alone on its line prints one line for each piece of `Html`, and no line if it is empty.
 * @throws TypeError if called as a function, if no encoding is safe at the position of a value, or if a value has
 * another type
 */
export let html: (strings: TemplateStringsArray, ...holes: readonly HtmlHole[]) => Html;

/** Joins pieces of HTML with a separator. Empty pieces are omitted. */
export let joined: (parts: readonly (Html | Missing)[], separator: string) => Html;

/** Creates HTML from markup that is trusted or already escaped. */
export let htmlOf: (content: string) => Html;

/**
 * Returns the markup of a piece of HTML.
 * @throws TypeError if the value is not `Html`
 */
export let htmlContent: (one: Html) => string;

/** Returns true for `Html`. The check reads a private field, so that an object of another class cannot pass it. */
export let isHtml: (value: unknown) => value is Html;

/** A piece of HTML. Only the functions of this folder create one. */
export class Html {
  readonly #content: string;

  private constructor(door: symbol, content: string) {
    if (door !== BRAND)
      throw new TypeError('Html can be created only by the tag `html` and the encoders');
    this.#content = content;
  }

  // The functions are defined in this block because they read the private field directly: a large API has a million
  // pieces of HTML, and calling a method for each would be slow.
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

  /**
   * Joins pieces with a separator. Empty pieces are omitted. If `some` is true, `null`, `undefined` and `false` are
   * omitted too.
   */
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

/**
 * Only a text whose length is between these limits is flattened. Shorter texts cost little memory, and longer texts
 * are joined from flattened ones.
 */
const [LONG, LONGEST] = [4000, 40_000];

/**
 * Makes the JavaScript engine store a long text in one piece. A text that consists of many joined pieces takes three
 * times as much memory. Reading one character has this effect.
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
