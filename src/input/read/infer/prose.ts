/**
 * Finds facts that authors wrote as sentences in descriptions: authentication, deprecation, limits, defaults, and
 * lists of values.
 */
import type { Json } from '../../../model/schema.js';

/** The facts in the description of an operation, and the remaining text. */
export interface Prose {
  /** The text without the sentences that became facts; absent if no text remains. */
  readonly text: string | undefined;
  /** Set if authentication is required. The scopes are empty if the text does not name any. */
  readonly security?: { readonly scopes: readonly string[] };
  readonly deprecated?: true;
}

/**
 * A limit or a default of some parameters that a sentence mentions. It is printed in the docs, but never part of a
 * type.
 */
export interface ProseLimit {
  /** The parameters that the sentence names; may be empty. */
  readonly names: readonly string[];
  readonly keyword: 'maximum' | 'default';
  readonly value: Json;
}

/** The facts in the description of a parameter, and the remaining text. */
export interface ParameterProse {
  /** The text without the parts that became facts; absent if no text remains. */
  readonly text: string | undefined;
  readonly required?: true;
  /** The values that the text lists. Other values may exist too. */
  readonly values?: readonly string[];
  /** The type that the text implies. */
  readonly type?: 'boolean' | 'integer' | 'list';
  readonly limits: readonly ProseLimit[];
}

// In these patterns, adjacent quantifiers match different characters or have a bound, so each pattern runs in linear
// time.
const AUTHENTICATION =
  /(?<![\w-])Authentication (?:is )?required(?:,? with scopes? ([\w:./-]+(?:(?:, and |, | and )[\w./-]*:[\w:./-]+)*))?[.;]?/g;
const DEPRECATED_SENTENCE =
  /(?<=^|[.!?]\s|\n)[*_[(]{0,2}deprecated[*_\])]{0,2}(?:[.!](?=\s|$)|(?=[ \t\r]*(?:\n|$)))/i;
const DEPRECATED_HINTS = [
  /(?<=^|[.!?]\s|\n)[*_[(]{0,2}deprecated[*_\])]{0,2}(?::| -| –| —| (?:since|as of|in favou?r|use|please)\b)/i,
  /\bthis (?:endpoint|method|operation|api|resource|call|request) (?:is|has been) (?:now )?deprecated\b/i,
];

/** This pattern is checked first, because every other pattern needs one of these words, and most texts contain none. */
const HINT = /Authentication|[Dd][Ee][Pp][Rr][Ee][Cc][Aa][Tt][Ee][Dd]/;

const LITERAL = `(?:'([^'\\n]{1,80})'|"([^"\\n]{1,80})"|\`([^\`\\n]{1,80})\`|(-?\\d{1,15}(?:\\.\\d{1,10})?|true|false)\\b)`;
const DEFAULTS = new RegExp(
  `\\bdefault(?:s to| value is| is|s?:| =)? ${LITERAL}|\\bdefault value for ([^.\\n]{1,120}?) is ${LITERAL}`,
  'gi',
);
const MAXIMUM =
  /\bmax(?:imum)?\b(?: [\w-]{1,40}){0,6}?(?:: ?| is | = )(\d{1,15})(?![\d.]*[\w%])|\bmax(?:imum)? (\d{1,15})(?![\d.]*[\w%])/gi;
/** This pattern is checked first, because every sentence about a limit or a default contains one of these words. */
const LIMIT_WORD = /default|max/i;
const QUOTED_NAME = /['"`]([\w$.[\]-]{1,64})['"`]/g;

const ONE_OF = /\(This can only be one of ([^()\n]{1,2000})\)/;
const VALUES_ARE =
  /\b(?:valid|allowed|possible|accepted) values(?: are)?: ?([^.;\n]{1,500})(?=[.;\n]|$)/i;
const REQUIRED_PREFIX = /^\s*\(Required\)\s*/;
const BOOLEAN = [
  /\b(?:set to|if|when|whether) ['"`]?(?:true|false)\b/i,
  /\btrue['"`]?(?: or |\/|, | \/ )['"`]?false\b/i,
];
const LIST = /\bcomma[ -](?:separated|delimited)\b/i;
const COUNT =
  /\b(?:max(?:imum)?|number) (?:number )?of (?:results|items|[\w-]{1,40} (?:to return|returned))\b|\bmax(?:imum)? number of\b/i;

/**
 * Finds facts in the description of an operation.
 * @param text the description as declared
 * @returns the facts, and the text without the sentences that became facts
 */
export function readProse(text: string): Prose {
  if (!HINT.test(text)) return { text: text.trim() === '' ? undefined : text };
  const scopes = new Set<string>();
  let found = false as boolean;
  let rest = cut(text, AUTHENTICATION, (match) => {
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    if (/\bno $/i.test(before)) return false;
    found = true;
    for (const scope of (match[1] ?? '').split(/, and |, | and /)) {
      const name = scope.replace(/[.:/-]{1,8}$/, '');
      if (name !== '') scopes.add(name);
    }
    return true;
  });
  const sentence = DEPRECATED_SENTENCE.exec(rest);
  const deprecated = sentence !== null || DEPRECATED_HINTS.some((hint) => hint.test(rest));
  if (sentence) {
    rest = join([rest.slice(0, sentence.index), rest.slice(sentence.index + sentence[0].length)]);
  }
  return {
    text: rest.trim() === '' ? undefined : rest,
    ...(found && { security: { scopes: [...scopes] } }),
    ...(deprecated && { deprecated: true as const }),
  };
}

/**
 * Finds facts in the description of a parameter.
 * @param text the description as declared
 * @returns the facts, and the text without `(Required)` and `(This can only be one of …)`
 */
export function readParameterProse(text: string): ParameterProse {
  const prefix = REQUIRED_PREFIX.exec(text);
  const body = prefix ? text.slice(prefix[0].length) : text;
  const oneOf = ONE_OF.exec(body);
  const rest = oneOf
    ? join([body.slice(0, oneOf.index), body.slice(oneOf.index + oneOf[0].length)])
    : body;
  const values = listed(oneOf?.[1] ?? VALUES_ARE.exec(body)?.[1]);
  const type = typeIn(body);
  return {
    text: rest.trim() === '' ? undefined : rest,
    ...(prefix && { required: true as const }),
    ...(values && { values }),
    ...(type && { type }),
    limits: readLimits(body),
  };
}

/**
 * Finds limits and defaults: "Max number of messages returned is 75", "defaults to 50", "Default value for 'after'
 * and 'before' query parameters is 0".
 * @param text the description of an operation or of a parameter
 * @returns every limit, in the order of the text
 */
export function readLimits(text: string): ProseLimit[] {
  if (!LIMIT_WORD.test(text)) return [];
  const limits: { at: number; limit: ProseLimit }[] = [];
  for (const match of text.matchAll(DEFAULTS)) {
    const groups = match.slice(1);
    const quoted = groups[0] ?? groups[1] ?? groups[2] ?? groups[5] ?? groups[6] ?? groups[7];
    const value = quoted ?? scalar(groups[3] ?? groups[8] ?? '');
    const names = [...(groups[4] ?? '').matchAll(QUOTED_NAME)].map((name) => name[1] ?? '');
    limits.push({ at: match.index, limit: { names, keyword: 'default', value } });
  }
  for (const match of text.matchAll(MAXIMUM)) {
    const value = Number(match[1] ?? match[2]);
    limits.push({ at: match.index, limit: { names: [], keyword: 'maximum', value } });
  }
  return limits.sort((a, b) => a.at - b.at).map(({ limit }) => limit);
}

function typeIn(text: string): ParameterProse['type'] {
  if (LIST.test(text)) return 'list';
  if (BOOLEAN.some((pattern) => pattern.test(text))) return 'boolean';
  return COUNT.test(text) ? 'integer' : undefined;
}

/** Returns the values of a list in a sentence; `undefined` if an item is a phrase rather than a value. */
function listed(list: string | undefined): string[] | undefined {
  if (list === undefined) return undefined;
  const values = list
    .split(/,| or | and /)
    .map((item) => item.trim().replace(/^['"`]|['"`]$/g, ''))
    .filter((item) => item !== '');
  const plain = values.every((value) => value.length <= 60 && !/\s/.test(value));
  return plain && values.length >= 2 ? [...new Set(values)] : undefined;
}

function scalar(text: string): Json {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return Number(text);
}

/** Removes the matches of a pattern for which `take` returns true. */
function cut(text: string, pattern: RegExp, take: (match: RegExpExecArray) => boolean): string {
  const kept: string[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (!take(match)) continue;
    kept.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return from === 0 ? text : join([...kept, text.slice(from)]);
}

/**
 * Joins the texts around a removed part. A paragraph break or line break next to the part is kept. Without a break, the
 * texts are joined with a space.
 */
function join(pieces: readonly string[]): string {
  const out: string[] = [];
  let gap = '';
  for (const piece of pieces) {
    const head = piece.trimStart();
    const body = head.trimEnd();
    gap += piece.slice(0, piece.length - head.length);
    if (body === '') continue;
    if (out.length > 0) {
      const breaks = gap.split('\n').length - 1;
      out.push(breaks === 0 ? ' ' : breaks === 1 ? '\n' : '\n\n');
    }
    out.push(body);
    gap = head.slice(body.length);
  }
  return out.join('');
}
