/** The type of HTML, and the access to its content. Only files of this folder may read or create a piece. */
import { parseHtmlTemplate, type HtmlTemplatePlan, type HtmlSlot } from './plan.js';
import { attributeText, escapeText, HTML_SPECIAL, WORD } from './text.js';
import { describe } from '../describe.js';
import { isTemplate } from '../template-rows.js';

/** The values of a hole. A string is always text; only `Html` is markup. */
export type HtmlHole = Html | readonly Html[] | string | number | false | null | undefined;

type Missing = null | undefined | false;

const BRAND = Symbol('html');
/** Parsed templates. */
const PLANS = new WeakMap<TemplateStringsArray, HtmlTemplatePlan>();
const LAST: HtmlSlot = { context: 'text', line: false, after: '' };

/**
 * A piece of HTML. A hole between tags takes text, pieces, or nothing; in an attribute value, text; in a URL attribute,
 * a safe URL or a component of one. Indentation in the template is ignored. A hole alone on its line writes one line
 * per piece, and no line if it is empty.
 * @throws TypeError if called as a function, if a hole is in a context without a safe encoder, or if it has a value
 *   of another type
 */
export let html: (strings: TemplateStringsArray, ...holes: readonly HtmlHole[]) => Html;

/** Joins pieces with a separator. Empty ones are omitted. */
export let joined: (parts: readonly (Html | Missing)[], separator: string) => Html;

/** Creates a piece from trusted or escaped text. */
export let htmlOf: (content: string) => Html;

/**
 * Returns the content of a piece.
 * @throws TypeError if the value is not `Html`
 */
export let htmlContent: (one: Html) => string;

/** Returns true for `Html`. The check uses a private field, so no other object can pass it. */
export let isHtml: (value: unknown) => value is Html;

/** A piece of HTML. Only the tag and the encoders create one. */
export class Html {
  readonly #content: string;

  private constructor(door: symbol, content: string) {
    if (door !== BRAND)
      throw new TypeError('Html can be created only by the tag `html` and the encoders');
    this.#content = content;
  }

  // The functions are defined in here to read the private field directly: a large API has a million pieces, and a call
  // for each would be slow.
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

  /** Joins pieces with a separator. Empty pieces are omitted, and if `some` is true, missing pieces too. */
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
 * The lengths between which a text is flattened: shorter ones cost little memory, longer ones are joined from flattened
 * ones.
 */
const [LONG, LONGEST] = [4000, 40_000];

/**
 * Flattens a long text: a rope of pieces takes three times as much memory. Reading one character makes the engine
 * flatten it.
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
