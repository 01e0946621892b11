/** Encodes untrusted text as Markdown. */
import { showInvisible } from '../../../base/foundation/invisible.js';
import { percentEncoded } from '../../../base/foundation/text/percent-encoding.js';
import { advanced } from '../../../base/foundation/scan.js';

const BLANKS = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g;
/** Matches a run of spaces, or a space other than U+0020. Both are collapsed to one U+0020. */
const FOLDABLE = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]| {2}/;
const BREAK = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;

const RARE_BREAK = /[\r\u2028\u2029\u0085\v\f]/;

export function splitLines(text: string): string[] {
  return text.split(RARE_BREAK.test(text) ? BREAK : '\n');
}

export function oneLine(text: string): string {
  return BREAK.test(text) ? splitLines(text).join(' ') : text;
}

/** Shows invisible characters as `<U+202E>`. */
export function showHidden(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return showInvisible(text);
}

/** Matches a plain URL between spaces. It needs no escaping, and Markdown parsers turn it into a link. */
const ADDRESS =
  /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:[/?#](?:[A-Za-z0-9/?=#%+-]|[.,:;@](?=[A-Za-z0-9/])|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*)?(?=[.,;:!?]?$)/;

/**
 * Matches words of letters, digits and signs that have no meaning in Markdown. The words are separated by single
 * spaces, and the first one starts with a letter.
 */
const PLAIN_LINE = /^[A-Za-z][A-Za-z0-9,;()'"!?%@/+=^-]*(?: [A-Za-z0-9,;()'"!?%@/+=^-]+)*$/;

/**
 * Escapes one line of untrusted text.
 * @param line any text without line breaks
 * @param starts true if the text is at the beginning of a line, because Markdown recognizes more syntax there
 */
export function escapeLine(line: string, starts = true): string {
  if (line === '' || (PLAIN_LINE.test(line) && !line.includes('//')))
    return starts ? escapeModule(line) : line;
  const folded = FOLDED.test(line) ? line : fold(showHidden(line));
  const escaped = HARMLESS.test(folded) ? folded : escapeWords(folded);
  return starts ? escapeStart(escaped) : escaped;
}

/**
 * Matches text in double braces. Also matches a single brace at the end of a line, because the next text may begin with
 * another brace.
 */
const FILLED = /(\{{2,}[^{}]*\}{2,}|\{{2,}|\{$)/;

/**
 * Escapes the words of a line. VitePress renders pages with Vue, and Vue evaluates expressions in double braces even if
 * the braces are escaped.
 */
function escapeWords(line: string): string {
  if (!/\{\{|\{$/.test(line)) return line.replace(DOUBTFUL, escapeWord);
  return line
    .split(FILLED)
    .map((part, index) => {
      const escaped = part.replace(DOUBTFUL, escapeWord);
      return index % 2 === 0 ? escaped : withoutVue(escaped);
    })
    .join('');
}

/** Adds the attribute `v-pre`, so that Vue does not evaluate expressions in the text. Other programs ignore it. */
function withoutVue(markdown: string): string {
  return `<span v-pre>${markdown}</span>`;
}

/** Matches printable words that are separated by single spaces. */
const FOLDED = /^[!-~]+(?: [!-~]+)*$/;

function fold(visible: string): string {
  return (FOLDABLE.test(visible) ? visible.replace(BLANKS, ' ') : visible).trim();
}

/** Matches a line in which no word needs escaping. Nearly all lines match. */
const HARMLESS = /^(?:[A-Za-z0-9 ,;()'"!?%@+=^-]|\.(?<!www\.)|:(?<!mailto:)|\/(?!\/))*$/i;

/**
 * Matches a word that may need escaping. Because of the lookbehind, a match can start only at the beginning of a
 * word; otherwise a long word would be read again from each of its letters.
 */
const DOUBTFUL = /(?<![^ ])[^ ]*(?:[^A-Za-z0-9 ,;()'"!?%@/+=^.:-]|\/\/|mailto:|www\.)[^ ]*/gi;

function escapeWord(word: string): string {
  if (word.startsWith('http') && ADDRESS.test(word)) return word;
  let out = word.replace(/[\\`*[\]<>|~${}]/g, '\\$&');
  // A search without a match is faster than a replacement without a match.
  if (out.includes('_')) out = out.replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_');
  if (out.includes('&')) out = out.replace(/&(?=[#A-Za-z])/g, '\\&');
  if (out.startsWith('#')) out = `\\${out}`;
  if (out.includes(':')) out = out.replace(/(?<=mailto):/gi, '\\:');
  // markdown-it also turns URLs without a scheme into links.
  if (out.includes('//')) out = out.replace(/\/(?=\/)/g, '\\/');
  return out.includes('.') ? out.replace(/(?<=www)\./gi, '\\.') : out;
}

/**
 * Escapes Markdown for use as the label of a link. The library `marked` removes the backslash of a bracket in a label
 * before it parses the label, and would then load an image that was escaped.
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

/** Returns the length of the token at a position. A token is an escaped character, a code span, or one character. */
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

function escapeStart(line: string): string {
  if (/^[A-Za-z]/.test(line)) return escapeModule(line);
  return line.replace(/^[-+=:]/, '\\$&').replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}

/**
 * Matches words that would make a line JavaScript: Docusaurus parses pages as MDX, which executes lines that start with
 * these words.
 */
const MODULE_WORD = /^(import|export) /;

function escapeModule(line: string): string {
  return line.replace(MODULE_WORD, '$1&#32;');
}

/** Matches words without backticks, separated by single spaces. Nearly all code matches. */
const PLAIN_CODE = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * Writes a code span. Its delimiter is the shortest run of backticks that the text does not contain, as in prettier.
 * Empty text is written as `""`.
 */
export function codeSpanText(text: string): string {
  const span = spanText(withoutIncludes(text));
  return text.includes('{{') ? withoutVue(span) : span;
}

/** Makes VitePress's include comments ineffective. Otherwise they would insert a file from disk, even inside code. */
export function withoutIncludes(code: string): string {
  return code.includes('<!--') ? code.replace(/<!--(?=\s*@include:)/gi, '<! --') : code;
}

function spanText(text: string): string {
  if (PLAIN_CODE.test(text)) return `\`${text}\``;
  const visible = showHidden(text);
  const content = (/[^\S ]| {2}/.test(visible) ? visible.replace(/\s+/g, ' ') : visible).trim();
  if (content === '') return '`""`';
  if (!content.includes('`')) return `\`${content}\``;
  const runs = new Set((content.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const mark = '`'.repeat(length);
  const gap = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return mark + gap + content + gap + mark;
}

/** Matches a relative path or a fragment that needs no encoding. */
const PLAIN_PATH = /^[A-Za-z0-9.#_~-][A-Za-z0-9.#_~/-]*$/;

/**
 * Checks a URL that a link may have: `https`, `http`, `mailto`, a fragment, or a relative path.
 * @returns the URL, in which all characters that could end it are encoded; `undefined` for any other URL
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
