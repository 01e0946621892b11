/** Highlights code: comments, strings, keywords, and placeholders get colours. */
import { marked, type Highlight } from './marked.js';
import { html, type Html } from './opaque.js';

// The end of each pattern is optional. If a closing quote were required but missing, the search for it would be
// repeated from each of thousands of opening quotes.
/** A string in double quotes, with escapes. */
const DOUBLE = /"(?:[^"\\\n]|\\.)*"?/;
const SINGLE = /'(?:[^'\\\n]|\\.)*'?/;
const BACKTICK = /`(?:[^`\\]|\\[^])*`?/;
const KEY_OR_TEXT = /"(?:[^"\\\n]|\\.)*"?(?:\s*:)?/;
const HASH = /(?<![\w&$])#[^\n]*/;
const LINE_COMMENT = /(?<!:)\/\/[^\n]*/;
const COMMENT = /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/;
const MARKUP_COMMENT = /<!--(?:[^-]|-(?!->))*(?:-->)?/;
const HOLE = /<[A-Za-z][\w .-]*>/;
const NUMBER = /\b\d[\w.]*\b/;

function words(...all: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${all.join('|').replaceAll(' ', '|')})\b`);
}

/** Combines the patterns of a language. The combined expression runs in linear time if each pattern does. */
function language(...parts: readonly RegExp[]): RegExp {
  return new RegExp(parts.map(({ source }) => source).join('|'), 'gm');
}

const SCRIPT = language(
  ...[LINE_COMMENT, COMMENT, DOUBLE, SINGLE, BACKTICK, NUMBER],
  words(
    'as async await break case catch class const continue default do else export extends false finally for from function if',
    'import in instanceof interface let new null of return switch this throw true try type typeof undefined var while yield',
  ),
);
const C_LIKE = language(
  ...[LINE_COMMENT, COMMENT, DOUBLE, SINGLE, BACKTICK, NUMBER],
  words(
    'abstract bool boolean break case catch char class const continue default defer do double echo else enum extends false final',
    'finally float for foreach func function go if implements import int interface long map namespace new nil null override',
    'package private protected public range return static string struct switch this throw throws true try type use using var void while',
  ),
);
const HASHED = language(
  ...[HASH, DOUBLE, SINGLE, NUMBER],
  words(
    'and as async await begin class def do elif else end except False finally for from if import in is lambda module nil None',
    'not or pass print puts raise require rescue return self then True try unless while with yield',
  ),
);
const SHELL = language(
  ...[HASH, HOLE, KEY_OR_TEXT],
  /(?<=\s)--?[A-Za-z][\w-]*/,
  /^(?:curl|npm|npx|pip|go)\b/,
);
/** Only JSON values are highlighted. Property names are matched so that they can be skipped. */
const JSON_VALUES = language(KEY_OR_TEXT, /-?\b\d[\d.eE+-]*/, words('true false null'));
const YAML = language(HASH, DOUBLE, /(?<=: |- )'[^'\n]*'?/, words('true false null'));
const MARKUP = language(MARKUP_COMMENT, DOUBLE, /<\/?[\w:.-]+|\/?>/);
const HTTP = language(/^[A-Z]+(?= \S+ HTTP)/, /^[\w-]+(?=:)/, HOLE);

/**
 * For each language, the expression that finds the words to highlight. The keys are the names of the language in
 * Markdown fences.
 */
const LANGUAGES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'js javascript jsx mjs node ts typescript tsx': SCRIPT,
    'c cpp cs csharp c# dart go golang java kotlin kt php rust swift': C_LIKE,
    'py python rb ruby': HASHED,
    'sh shell bash zsh curl console cli': SHELL,
    'json json5 jsonc': JSON_VALUES,
    'yaml yml toml': YAML,
    'xml html': MARKUP,
    http: HTTP,
  }).flatMap(([names, found]) => names.split(' ').map((name) => [name, found])),
);

/**
 * The maximum number of characters: longer code is not highlighted, because each highlighted word adds an element to
 * the page.
 */
const LONGEST = 20_000;

/**
 * Writes code as HTML.
 * @param name the language, as a Markdown fence names it; code in an unknown language is not highlighted
 */
export function codeHtml(text: string, name: string): Html {
  const found = text.length > LONGEST ? undefined : LANGUAGES.get(name.toLowerCase());
  return found === undefined ? html`${text}` : marked(text, found, lookOf);
}

function isRightToLeft(code: number): boolean {
  return code >= 0x590 && code <= 0x8ff;
}

function lookOf(found: string): Highlight | undefined {
  const first = found.charAt(0);
  switch (first) {
    case '"':
    case "'":
    case '`':
      if (found.length > 1 && found.endsWith(first)) return 'i';
      // Property names and strings without a closing quote are not highlighted. A property name in a right-to-left
      // script is isolated (`bdi`); otherwise a browser would reorder its whole line.
      return isRightToLeft(found.charCodeAt(1)) && found.endsWith(':') ? 'bdi' : undefined;
    case '#':
      return 'em';
    case '/':
      return found === '/>' ? 'b' : 'em';
    case '<':
      return found.startsWith('<!--') ? 'em' : found.endsWith('>') ? 'var' : 'b';
    default:
      return 'b';
  }
}
