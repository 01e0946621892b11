/** Code in colours: comments, strings, keywords, and placeholders. Other text is not coloured. */
import { marked, type Highlight } from './marked.js';
import { html, type Html } from './opaque.js';

/** A text in quotes, with escapes. */
const DOUBLE = String.raw`"(?:[^"\\\n]|\\.)*"`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\.)*'`;
const BACKTICK = '`(?:[^`\\\\]|\\\\[\\s\\S])*`';
const HASH = String.raw`(?<![\w&$])#[^\n]*`;
const SLASHES = String.raw`(?<!:)\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
const HOLE = String.raw`<[A-Za-z][\w .-]*>`;
const NUMBER = String.raw`\b\d[\w.]*\b`;

function words(...all: readonly string[]): string {
  return String.raw`\b(?:${all.join('|').replaceAll(' ', '|')})\b`;
}

function language(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), 'g');
}

const SCRIPT = language(
  ...[SLASHES, DOUBLE, SINGLE, BACKTICK, NUMBER],
  words(
    'as async await break case catch class const continue default do else export extends false finally for from function if',
    'import in instanceof interface let new null of return switch this throw true try type typeof undefined var while yield',
  ),
);
const C_LIKE = language(
  ...[SLASHES, DOUBLE, SINGLE, BACKTICK, NUMBER],
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
  ...[HASH, HOLE, String.raw`"(?:[^"\\\n]|\\.)*"(?:\s*:)?`],
  String.raw`(?<=\s)--?[A-Za-z][\w-]*`,
  String.raw`^(?:curl|npm|npx|pip|go)\b`,
);
/** Names are not highlighted: only values are. */
const JSON_VALUES = language(
  String.raw`"(?:[^"\\\n]|\\.)*"(?:\s*:)?`,
  String.raw`-?\b\d[\d.eE+-]*`,
  words('true false null'),
);
const YAML = language(
  HASH,
  String.raw`"(?:[^"\\\n]|\\.)*"`,
  String.raw`(?<=: |- )'[^'\n]*'`,
  words('true false null'),
);
const MARKUP = language(String.raw`<!--[\s\S]*?-->`, DOUBLE, String.raw`<\/?[\w:.-]+|\/?>`);
const HTTP = language(String.raw`^[A-Z]+(?= \S+ HTTP)`, String.raw`^[\w-]+(?=:)`, HOLE);

/** The expressions that find the words of a language, by its name in Markdown fences. */
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
  }).flatMap(([names, found]) => names.split(' ').map((name) => [name, new RegExp(found, 'gm')])),
);

/** Longer code is not coloured, because each coloured word needs an element. */
const LONGEST = 20_000;

/**
 * Code as HTML.
 * @param name the language, as a Markdown fence names it; code of other languages is not coloured
 */
export function codeHtml(text: string, name: string): Html {
  const found = text.length > LONGEST ? undefined : LANGUAGES.get(name.toLowerCase());
  return found === undefined ? html`${text}` : marked(text, found, lookOf);
}

function lookOf(found: string): Highlight | undefined {
  if (/^(?:#|\/\/|\/\*|<!--)/.test(found)) return 'em';
  if (/^["'`]/.test(found)) return found.endsWith(':') ? undefined : 'i';
  if (/^<[A-Za-z][^<>]*>$/.test(found)) return 'var';
  return 'b';
}
