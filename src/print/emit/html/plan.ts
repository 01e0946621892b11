/**
 * Parses the template of the tag `html`, and finds the context of each interpolated value. The context determines how
 * the value is encoded.
 */
import { advanced } from '../../../base/foundation/scan.js';

/**
 * The context of an interpolated value: between tags, in an attribute value, at the start of a URL, or later in a
 * URL.
 */
export type Context = 'text' | 'attribute' | 'address' | 'address part';

/** One interpolated value of a template, called a hole, and the template text after it. */
export interface HtmlSlot {
  readonly context: Context;
  /**
   * True if the interpolated value is alone on its line of the template. It then prints one line for each piece of
   * HTML, and no line if it is empty.
   */
  readonly line: boolean;
  readonly after: string;
}

export interface HtmlTemplatePlan {
  readonly before: string;
  readonly slots: readonly HtmlSlot[];
}

/** Attributes that contain a URL. */
const ADDRESSES = new Set(['href', 'src']);
/** Attributes whose value a browser executes, loads, or parses as a document. Holes in them are rejected. */
const CLOSED =
  /^(?:on|style$|srcdoc$|srcset$|action$|formaction$|data$|ping$|poster$|background$|xlink)/i;
/** Elements whose content is not parsed as text. Holes in them are rejected. */
const RAW = /^(?:script|style|textarea|title|iframe|noscript|template|xmp|plaintext)$/i;

interface State {
  place: 'text' | 'tag' | 'value';
  /** `element` is the element whose tag is open; `raw` is the open element whose content is not parsed as text. */
  element: string;
  raw: string;
  attribute: string;
  /** The attribute value so far. */
  value: string;
}

/**
 * Parses a template.
 * @param strings the texts between the template's holes; their indentation is ignored
 * @throws TypeError if a hole is in a context without a safe encoding: in a tag, a comment, a script, or an attribute
 * without double quotes
 */
export function parseHtmlTemplate(strings: readonly string[]): HtmlTemplatePlan {
  const state: State = { place: 'text', element: '', raw: '', attribute: '', value: '' };
  const contexts = strings.map((text, index) => {
    walk(text, state);
    return index < strings.length - 1 ? contextOf(state) : 'text';
  });
  if (state.place !== 'text') throw new TypeError('the template ends inside a tag');
  const texts = strings.map((text) => text.replace(/\n[ \t]+/g, '\n'));
  const last = texts.length - 1;
  texts[0] = (texts[0] ?? '').replace(/^[ \t]*\n/, '').replace(last === 0 ? /\n$/ : /(?!)/, '');
  if (last > 0) texts[last] = (texts[last] ?? '').replace(/\n$/, '');
  return assemble(texts, contexts);
}

/**
 * Removes the line break before each hole that is alone on its line. The hole prints the line break together with its
 * content, so that an empty hole prints no line.
 */
function assemble(texts: string[], contexts: readonly Context[]): HtmlTemplatePlan {
  const lines = contexts.map((context, index) => {
    const [before = '', after = ''] = [texts[index], texts[index + 1]];
    const starts = before.endsWith('\n') || (before === '' && index === 0);
    const ends = after.startsWith('\n') || (after === '' && index + 1 === texts.length - 1);
    return context === 'text' && starts && ends;
  });
  const trimmed = texts.map((text, index) => (lines[index] ? text.replace(/\n$/, '') : text));
  return {
    before: trimmed[0] ?? '',
    slots: trimmed.slice(1).map((after, index) => ({
      context: contexts[index] ?? 'text',
      line: lines[index] ?? false,
      after,
    })),
  };
}

function contextOf({ place, raw, attribute, value }: State): Context {
  if (place === 'tag') throw new TypeError('a hole inside a tag must be a value in double quotes');
  if (place === 'text') {
    if (raw !== '' && !/^title$/i.test(raw)) throw new TypeError(`a hole inside <${raw}>`);
    return 'text';
  }
  if (CLOSED.test(attribute)) throw new TypeError(`a hole in the attribute ${attribute}`);
  if (!ADDRESSES.has(attribute.toLowerCase())) return 'attribute';
  return value === '' ? 'address' : 'address part';
}

const WALKS: Readonly<Record<State['place'], typeof walkText>> = {
  text: walkText,
  tag: walkTag,
  value: walkValue,
};

function walk(text: string, state: State): void {
  for (let at = 0; at < text.length;) {
    at = advanced(at, WALKS[state.place](text, at, state));
  }
  // A hole counts as content, so that the next hole is not treated as the start of the URL.
  if (state.place === 'value' && text === '') state.value += ' ';
}

function walkText(text: string, at: number, state: State): number {
  let start = at;
  if (state.raw !== '') {
    start = text.toLowerCase().indexOf(`</${state.raw.toLowerCase()}`, at);
    if (start < 0) return text.length;
    state.raw = '';
  }
  const tag = /<(!--|[!/]?)([A-Za-z][A-Za-z0-9]*)?/.exec(text.slice(start));
  if (tag === null) return text.length;
  if (tag[1] === '!--') throw new TypeError('a comment in a template');
  state.place = 'tag';
  state.element = tag[1] === '' ? (tag[2] ?? '') : '';
  return start + tag.index + tag[0].length;
}

function walkTag(text: string, at: number, state: State): number {
  const rest = text.slice(at);
  const value = /^\s+([A-Za-z-]+)="/.exec(rest);
  if (value) {
    state.place = 'value';
    state.attribute = value[1] ?? '';
    state.value = '';
    return at + value[0].length;
  }
  const end = /^\s*>/.exec(rest);
  if (end) {
    state.place = 'text';
    state.raw = RAW.test(state.element) ? state.element : '';
    return at + end[0].length;
  }
  const bare = /^\s+[A-Za-z-]+(?=[\s>])/.exec(rest);
  if (bare) return at + bare[0].length;
  throw new TypeError(`a tag of another form than name="value": ${rest.slice(0, 20)}`);
}

function walkValue(text: string, at: number, state: State): number {
  const end = text.indexOf('"', at);
  if (end < 0) {
    state.value += text.slice(at);
    return text.length;
  }
  state.place = 'tag';
  return end + 1;
}
