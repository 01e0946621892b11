/**
 * Regular expressions that the prover rejects or cannot judge, and the reason why no description
 * makes them slow.
 */

/** A bounded repetition tries each position only a limited number of times. */
const BOUNDED = 'every repetition has a bound, so each place costs a constant';
/** For stack traces, command-line arguments, and the settings of a project. */
const OWN = 'reads what the user or the engine writes, not a description';
/** For handlers, which are files of the user. */
const HANDLERS = "reads a person's own file of handlers";
const GUARDED = 'the text is cut or checked before';

export const REASONS: Readonly<Record<string, string>> = {
  [String.raw`/[@#]|:\/\/|\bwww\.|\b(?:mailto|xmpp|tel):|\bGH-\d|[!$%&^~][\w"{]|\b(?=[a-z]*\d)[\da-f]{7,}\b|:[\w+-]+:/i`]:
    'the look-ahead is tried once for each word',
  [String.raw`/^([^:]+):[ \t]*([^\0\r\n]*)$/`]: OWN,
  [String.raw`/,? ?(in JSON )?at position .*$|,? ?"[^]*" is not valid JSON$/`]: OWN,
  [String.raw`/^\s+at (?:.*\()?(.+?):(\d+):(\d+)\)?$/`]: OWN,
  [String.raw`/(?<=^|\n)(.*\n)$/`]: OWN,
  [String.raw`/(^|\/)(dist|build|coverage|generated|vendor|package(-lock)?\.json|tsconfig[^/]*\.json)(\/|$)/`]:
    OWN,
  [String.raw`/"(?:[^"\\]|\\.)*"|[{}[\]]/g`]: OWN,
  [String.raw`/"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g`]:
    'reads text that JSON.parse has read, so every string ends',
  [String.raw`/\/+$/`]: 'reads an address that a program gives to its client',
  [String.raw`/("(?:[^"\\]|\\.)*")|\s+/g`]:
    'reads JSON that was printed here, so every string ends',
  [String.raw`/^\.*(.*?)((?:\.[^.]*)?)$/`]: 'reads the name of a file, which the system limits',
  [String.raw`/^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/`]: OWN,
  [String.raw`/^\s*(?:-\s+)*[^\s{[][^{[]*:\s*$/`]: OWN,
  [String.raw`/([\w*.+-]{1,127}\/[\w*.+-]{1,127}|[^\w.+-]+)/`]: BOUNDED,
  [String.raw`/%EE%80%80((?:(?!%EE%80%8[01]).)*)%EE%80%81/g`]:
    'ends at the next delimiter, so each character is read once',
  [String.raw`/<!--[^]*?-->|<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g`]:
    'reads up to the last end of a comment, so every comment ends',
  [String.raw`/^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:[/?#](?:[A-Za-z0-9/?=#%+-]|[.,:;@](?=[A-Za-z0-9/])|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*)?(?=[.,;:!?]?$)/`]:
    'is anchored at the start, and each character matches in only one position',
  [String.raw`/(?<![^ ])[^ ]*(?:[^A-Za-z0-9 ,;()'"!?%@/+=^.:-]|\/\/|mailto:|www\.)[^ ]*/gi`]:
    'starts only at the start of a word',
  [String.raw`/(?<![\w-])[\w-]+(?=\.[\w-]{4})/g`]: 'starts only at the start of a word',
  [String.raw`/(?<=\n)(?:[ \t]*\r?\n)+$/`]: HANDLERS,
  [String.raw`/[ \t]*$/`]: HANDLERS,
  [String.raw`/(["'${'`'}])[A-Z][A-Z0-9_-]* \/(?:(?!\1)[^\\\n\r]|\\.)*\1/g`]: HANDLERS,
  [String.raw`/^\/\* Handlers of .* This file is yours: it is added to, never overwritten\. \*\/$/`]:
    HANDLERS,
  [String.raw`/\bmax(?:imum)?\b(?: [\w-]{1,40}){0,6}?(?:: ?| is | = )(\d{1,15})(?![\d.]*[\w%])|\bmax(?:imum)? (\d{1,15})(?![\d.]*[\w%])/gi`]:
    BOUNDED,
  [String.raw`/\b(?:valid|allowed|possible|accepted) values(?: are)?: ?([^.;\n]{1,500})(?=[.;\n]|$)/i`]:
    BOUNDED,
  [String.raw`/^(https?:\/\/)[^/@]{0,500}@/i`]: BOUNDED,
  [String.raw`/-----BEGIN |\b(?:Bearer|Basic|Digest|Token) +[\w+/=.~-]{12,}|\b(?:sk|pk|rk)_(?:live|test)_\w{8,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bPMAK-[\w-]{20,}|\bglpat-[\w-]{16,}|\bAIza[\w-]{30,}|:\/\/[^\s/:@]{1,200}:[^\s/@]{1,200}@/`]:
    'each form ends the search with its last repetition, or is bounded',
  [String.raw`/(?:pass(?:word|wd)|secret|token|api[-_]?key|credential)[\w:-]{0,40}(?:["']?\s{0,4}[:=]|[^<>]{0,200}>)/i`]:
    BOUNDED,
  [String.raw`/\/{1,50}$/`]: BOUNDED,
  // Lines of 2000 or more characters are masked completely before this pattern is used.
  [String.raw`/"(?:[^"\\]|\\.)*"(?:\s{0,9}:)?/g`]: GUARDED,
  [String.raw`/([\w.$-]{1,200})(:\s{1,9})([^,{}[\]]{1,2000})/g`]: GUARDED,
  [String.raw`/[ \t]{0,100}\n[ \t]{0,100}/g`]: BOUNDED,
  [String.raw`/\]\(#[^)\s]{1,200}\)/`]: BOUNDED,
  [String.raw`/By[A-Z]\w*?(And[A-Z]|$|Get|Put|Post|Patch|Delete)/`]: GUARDED,
  [String.raw`/^(?:\d+|(?=.*\d)[0-9a-f]{16,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i`]:
    'is anchored at the start, looks ahead once, and each character matches in only one position',
  [String.raw`/Using(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?:_\d+)?$|(?:Get|GetAll|List|Head|Post|Put|Patch|Delete|Options)(?:Handler|Controller|Servlet)$|^(?:com|org|net|io|edu|gov)\.\w+\.|::|\\/`]:
    'a repetition follows a fixed word only',
  [String.raw`/(?<![\w-])Authentication (?:is )?required(?:,? with scopes? ([\w:./-]+(?:(?:, and |, | and )[\w./-]*:[\w:./-]+)*))?[.;]?/g`]:
    'a repetition follows a fixed word only',
  [String.raw`/\{\{([^{}]{1,200})\}\}|\{([^{}]{0,200})\}/g`]: BOUNDED,
  [String.raw`/(?:environment|variables|globals?|collectionVariables|baseEnvironment)\.set\(\s{0,9}["']([^"'\n]{1,200})["']|set(?:EnvironmentVariable|GlobalVariable|Var|EnvVar|GlobalEnvVar|CollectionVar)\(\s{0,9}["']([^"'\n]{1,200})["']/g`]:
    BOUNDED,
  [String.raw`/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/.*|\/\*.*?\*\/|=>|<=|>=|[()[\]{}<>,;]/g`]:
    'reads code that was printed here, so every string ends',
  [String.raw`/\b(?:await|case|catch|for|if|import|in|of|return|switch|typeof|while|with)\s*$/`]:
    'reads a line that was printed here',
  [String.raw`/^.*?[.!?](?=\s|$)/`]: 'begins at the beginning, and looks ahead by one character',
};
