/** Foreign text as Markdown that shows it and nothing else. */
import { showInvisible } from '../../foundation/invisible.js';
import { percentEncoded } from '../../foundation/percent-encoding.js';
import { advanced } from '../../foundation/scan.js';

const BLANKS = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g;
/** What folding changes: blanks that are no space, and several of them. */
const FOLDABLE = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]| {2}/;
const BREAK = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;

const RARE_BREAK = /[\r\u2028\u2029\u0085\v\f]/;

/** Lines of a text, whatever it breaks them with. */
export function splitLines(text: string): string[] {
  return text.split(RARE_BREAK.test(text) ? BREAK : '\n');
}

/** A text with a space instead of each of its line breaks. */
export function oneLine(text: string): string {
  return BREAK.test(text) ? splitLines(text).join(' ') : text;
}

/** What does not print, shown as `<U+202E>`. */
export function showHidden(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return showInvisible(text);
}

/** A plain address between blanks: it may stand as it is, and readers make it a link. */
const ADDRESS =
  /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:[/?#](?:[A-Za-z0-9/?=#%+-]|[.,:;@](?=[A-Za-z0-9/])|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*)?(?=[.,;:!?]?$)/;

/** Words of letters, digits and signs that mean nothing, one space between them, the first one a letter's. */
const PLAIN_LINE = /^[A-Za-z][A-Za-z0-9,;()'"!?%@/+=^-]*(?: [A-Za-z0-9,;()'"!?%@/+=^-]+)*$/;

/**
 * One line of foreign text, escaped wherever it could be markup.
 * @param line any text without line breaks
 * @param starts whether it begins a line: some signs mean something there only
 */
export function escapeLine(line: string, starts = true): string {
  if (line === '' || (PLAIN_LINE.test(line) && !line.includes('//')))
    return starts ? escapeModule(line) : line;
  const folded = FOLDED.test(line) ? line : fold(showHidden(line));
  const escaped = HARMLESS.test(folded) ? folded : escapeWords(folded);
  return starts ? escapeStart(escaped) : escaped;
}

/** Two braces and what they hold, and one brace at the end: another might follow. */
const FILLED = /(\{{2,}[^{}]*\}{2,}|\{{2,}|\{$)/;

/** Vue, which VitePress renders pages with, runs what stands between two braces, however they are escaped. */
function escapeWords(line: string): string {
  if (!/\{\{|\{$/.test(line)) return line.replace(DOUBTFUL, escapeWord);
  return line
    .split(FILLED)
    .map((part, index) => {
      const escaped = part.replace(DOUBTFUL, escapeWord);
      return index % 2 === 0 ? escaped : asItStands(escaped);
    })
    .join('');
}

/** Keeps Vue from filling in what it shows; to all others it is nothing. */
function asItStands(markdown: string): string {
  return `<span v-pre>${markdown}</span>`;
}

/** Words that all print, with one space between them. */
const FOLDED = /^[!-~]+(?: [!-~]+)*$/;

function fold(shown: string): string {
  return (FOLDABLE.test(shown) ? shown.replace(BLANKS, ' ') : shown).trim();
}

/** A line in which no word needs escaping: nearly all. */
const HARMLESS = /^(?:[A-Za-z0-9 ,;()'"!?%@+=^-]|\.(?<!www\.)|:(?<!mailto:)|\/(?!\/))*$/i;

/** A word that does. Looked for at the beginnings of words only, so that a long one is not read again for each letter. */
const DOUBTFUL = /(?<![^ ])[^ ]*(?:[^A-Za-z0-9 ,;()'"!?%@/+=^.:-]|\/\/|mailto:|www\.)[^ ]*/gi;

function escapeWord(word: string): string {
  if (word.startsWith('http') && ADDRESS.test(word)) return word;
  let out = word.replace(/[\\`*[\]<>|~${}]/g, '\\$&');
  // Looking for a sign is quicker than replacing none.
  if (out.includes('_')) out = out.replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_');
  if (out.includes('&')) out = out.replace(/&(?=[#A-Za-z])/g, '\\&');
  if (out.startsWith('#')) out = `\\${out}`;
  if (out.includes(':')) out = out.replace(/(?<=mailto):/gi, '\\:');
  // Of an address without a scheme markdown-it makes a link, too.
  if (out.includes('//')) out = out.replace(/\/(?=\/)/g, '\\/');
  return out.includes('.') ? out.replace(/(?<=www)\./gi, '\\.') : out;
}

/**
 * Markdown as the label of a link. marked takes the backslash from a bracket in a label before it reads the label: what
 * was escaped would be a picture then.
 */
export function labelText(markdown: string): string {
  if (!/\\[[\]]/.test(markdown)) return markdown;
  let out = '';
  for (let at = 0; at < markdown.length;) {
    const start = at;
    at = advanced(at, at + lengthAt(markdown, at));
    const piece = markdown.slice(start, at);
    out += piece === '\\[' ? '&#91;' : piece === '\\]' ? '&#93;' : piece;
  }
  return out;
}

/** How long what stands at a place is: an escaped character, a span of code, or one character. */
function lengthAt(markdown: string, at: number): number {
  if (markdown[at] === '\\') return 2;
  if (markdown[at] !== '`') return 1;
  let length = 1;
  while (markdown[at + length] === '`') length++;
  for (let end = at + length; end < markdown.length;) {
    const start = markdown.indexOf('`', end);
    if (start === -1) break;
    end = start + 1;
    while (markdown[end] === '`') end++;
    if (end - start === length) return end - at;
  }
  return length;
}

/** Escapes what is markup at the start of a line only. */
function escapeStart(line: string): string {
  if (/^[A-Za-z]/.test(line)) return escapeModule(line);
  return line.replace(/^[-+=:]/, '\\$&').replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}

/** MDX, which Docusaurus reads pages as, takes a line that begins so for a statement of JavaScript, and runs it. */
const MODULE_WORD = /^(import|export) /;

function escapeModule(line: string): string {
  return line.replace(MODULE_WORD, '$1&#32;');
}

/** Words without a backtick, one space between them: nearly all code. */
const PLAIN_CODE = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** A text between backticks, a run that does not occur in it: as short as prettier would make it. Nothing is shown as `""`. */
export function codeSpanText(text: string): string {
  const span = spanText(withoutIncludes(text));
  return text.includes('{{') ? asItStands(span) : span;
}

/** VitePress reads the file that such a comment names, wherever the comment stands. */
export function withoutIncludes(code: string): string {
  return code.includes('<!--') ? code.replace(/<!--(?=\s*@include:)/gi, '<! --') : code;
}

function spanText(text: string): string {
  if (PLAIN_CODE.test(text)) return `\`${text}\``;
  const shown = showHidden(text);
  const content = (/[^\S ]| {2}/.test(shown) ? shown.replace(/\s+/g, ' ') : shown).trim();
  if (content === '') return '`""`';
  if (!content.includes('`')) return `\`${content}\``;
  const runs = new Set((content.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const mark = '`'.repeat(length);
  const gap = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return mark + gap + content + gap + mark;
}

/** A relative path or a fragment in which nothing needs encoding. */
const PLAIN_PATH = /^[A-Za-z0-9.#_~-][A-Za-z0-9.#_~/-]*$/;

/**
 * An address that a link may lead to: `https`, `http`, `mailto`, a fragment, or a relative path.
 * @returns the address with everything encoded that could end it, or undefined when it is of another kind
 */
export function safeUrl(url: string): string | undefined {
  if (PLAIN_PATH.test(url)) return url;
  if (/[\0-\x20\x7f-\x9f\\]/.test(url) || url === '' || showHidden(url) !== url) return undefined;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1]?.toLowerCase();
  const known = scheme === 'https' || scheme === 'http' || scheme === 'mailto';
  if (!known && (scheme !== undefined || url.startsWith('//') || /^[^/?#]*:/.test(url))) {
    return undefined;
  }
  return url.replace(/[^A-Za-z0-9/?=#%+.,:;@&!~_-]|&(?=#?[A-Za-z0-9]+;)/gu, (found) =>
    found === '('
      ? '%28'
      : found === ')'
        ? '%29'
        : found === "'"
          ? '%27'
          : found === '*'
            ? '%2A'
            : percentEncoded(found),
  );
}
