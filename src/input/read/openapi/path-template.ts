/** Parses a path of a description into typed segments. */
import { quotedName } from '../../../base/foundation/text/quoted.js';
import { append } from '../../../base/foundation/lists.js';
import { advanced, patternLiteral } from '../../../base/foundation/scan.js';
import { pathParameterNames, type PathPart, type PathSegment } from '../../../model/path.js';
import { parseQuery } from './path-query.js';
import { distinctParameters } from '../distinct-parameters.js';

/** A part of a path that OpenAPI does not allow, such as `:id`. `found` is the part as it is written. */
export interface PathProblem {
  readonly code:
    | 'path/slash'
    | 'path/query'
    | 'path/fragment'
    | 'path/foreign-template'
    | 'path/brace'
    | 'path/dup-param'
    | 'path/literal-colon';
  readonly found: string;
  /** How the part is read instead; absent if the diagnostic does not need it. */
  readonly read?: string;
}

export interface PathTemplate {
  readonly path: readonly PathSegment[];
  /** The path without its optional part (`{id?}`), present if the path has such a part. */
  readonly shorter?: readonly PathSegment[];
  readonly trailingSlash: boolean;
  /** The parameters after `?`, percent-decoded, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly fragment?: string;
  /** Maps each name that replaces the second occurrence of a name to the original name. */
  readonly copies: ReadonlyMap<string, string>;
  /** The regular expressions that the template declares for its parameters (`{id:\d+}`). */
  readonly patterns: ReadonlyMap<string, string>;
  /** The same expressions as they are written, and words that routers use instead, such as `int` in `{id:int}`. */
  readonly constraints: ReadonlyMap<string, string>;
  /** Parameters whose reserved characters are not percent-encoded (`{+path}`, `*`). */
  readonly reserved: ReadonlySet<string>;
  readonly problems: readonly PathProblem[];
}

/** Matches a parameter whose braces a tool has percent-encoded: `%7Bid%7D`. */
const ENCODED = /%7B([\w .-]+)%7D/gi;

/** The results that are collected while the segments are read. */
interface Draft {
  readonly problems: PathProblem[];
  readonly query: (readonly [string, string])[];
  readonly copies: Map<string, string>;
  readonly patterns: Map<string, string>;
  readonly constraints: Map<string, string>;
  readonly reserved: Set<string>;
  readonly optional: Set<string>;
}

/**
 * Parses a path template. Besides the notation of OpenAPI (§ Path Templating), it accepts and reports the notations of
 * other tools: `:id`, `<int:id>`, `[id]`, `{{id}}`, `{id:\d+}`, `{+path}`, `{id?}`, `{?page,limit}`, `*`. A colon
 * inside a segment (`chat:bot`, `{id}:cancel`) is literal text.
 * @param raw the path as it is written, such as `/site/{cloudId}/conversation`
 */
export function parsePathTemplate(raw: string): PathTemplate {
  return parsePlain(raw) ?? parseAny(raw);
}

/** Matches paths that have only words and `{names}` between slashes. Nearly all paths are of this form. */
const PLAIN = /^(?:\/(?:[\w.~-]+|\{[\w-]+\}))+$/;

function parsePlain(raw: string): PathTemplate | undefined {
  if (!PLAIN.test(raw)) return undefined;
  const path = raw.slice(1).split('/').map(plainSegment);
  const names = pathParameterNames(path);
  if (new Set(names).size < names.length) return undefined;
  return {
    path,
    trailingSlash: false,
    query: [],
    copies: NOTHING,
    patterns: NOTHING,
    constraints: NOTHING,
    reserved: NOBODY,
    problems: [],
  };
}

const NOTHING: ReadonlyMap<string, string> = new Map();
const NOBODY: ReadonlySet<string> = new Set();

function plainSegment(text: string): PathSegment {
  return [text.startsWith('{') ? parameter(text.slice(1, -1)) : { kind: 'literal', text }];
}

function parseAny(raw: string): PathTemplate {
  const draft: Draft = {
    problems: [],
    query: [],
    copies: new Map(),
    patterns: new Map(),
    constraints: new Map(),
    reserved: new Set(),
    optional: new Set(),
  };
  const { pathText, queryText, fragment } = splitOff(raw.replace(ENCODED, '{$1}'));
  if (queryText !== undefined) append(draft.query, parseQuery(queryText));
  if (queryText !== undefined) draft.problems.push({ code: 'path/query', found: raw });
  if (fragment !== undefined) draft.problems.push({ code: 'path/fragment', found: raw });
  const pieces = splitSegments(pathText);
  const texts = pieces.filter((piece) => piece !== '');
  const trailingSlash = texts.length > 0 && pieces.at(-1) === '';
  const read = `/${texts.join('/')}${trailingSlash ? '/' : ''}`;
  if (read !== pathText) draft.problems.push({ code: 'path/slash', found: raw, read });
  else if (trailingSlash) draft.problems.push({ code: 'path/slash', found: raw });
  const segments = texts.map((text) => parseSegment(text, draft).map(withBraces));
  const path = distinctParameters(
    segments.filter((segment) => segment.length > 0),
    (name, renamed) => {
      draft.problems.push({ code: 'path/dup-param', found: name, read: renamed });
      draft.copies.set(renamed, name);
    },
  );
  const shorter = path.filter((segment) => !isOptional(segment, draft));
  return {
    path,
    ...(shorter.length < path.length && { shorter }),
    trailingSlash,
    query: draft.query,
    ...(fragment !== undefined && { fragment }),
    copies: draft.copies,
    patterns: draft.patterns,
    constraints: draft.constraints,
    reserved: draft.reserved,
    problems: draft.problems,
  };
}

/** Removes a query and a fragment, unless `?` or `#` is inside braces. */
function splitOff(text: string): { pathText: string; queryText?: string; fragment?: string } {
  const hash = outsideBraces(text, '#');
  const beforeHash = hash < 0 ? text : text.slice(0, hash);
  const mark = outsideBraces(beforeHash, '?');
  return {
    pathText: mark < 0 ? beforeHash : beforeHash.slice(0, mark),
    ...(mark >= 0 && { queryText: beforeHash.slice(mark + 1) }),
    ...(hash >= 0 && { fragment: text.slice(hash + 1) }),
  };
}

function outsideBraces(text: string, sign: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (char === sign && depth === 0) return index;
  }
  // If a brace is not closed, the end of the expression is unknown, so the first `sign` in the text is used.
  return depth > 0 ? text.indexOf(sign) : -1;
}

/** Splits a path at slashes, but not inside braces (`{id:a/b}`) unless a brace is not closed. */
function splitSegments(text: string): string[] {
  const balanced = /^(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*$/.test(text);
  if (!balanced) return text.split('/');
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === '/' && depth === 0) {
      pieces.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

function parseSegment(text: string, draft: Draft): PathSegment {
  const foreign = foreignSegment(text, draft);
  if (foreign) {
    draft.problems.push({
      code: 'path/foreign-template',
      found: text,
      read: quotedName(segmentText(foreign)),
    });
    return foreign;
  }
  const parts: PathPart[] = [];
  let literal = '';
  for (let at = 0; at < text.length;) {
    EXPRESSION.lastIndex = at;
    const match = EXPRESSION.exec(text);
    if (!match) {
      literal += text[at] ?? '';
      at += 1;
      continue;
    }
    for (const part of parseExpression(match[1] ?? match[2] ?? '', match[1] !== undefined, draft)) {
      if (part.kind === 'literal') {
        literal += part.text;
        continue;
      }
      if (literal !== '') parts.push({ kind: 'literal', text: literal });
      literal = '';
      parts.push(part);
    }
    at = advanced(at, at + match[0].length);
  }
  if (literal !== '') parts.push({ kind: 'literal', text: literal });
  return repaired(text, parts, draft);
}

/** Matches `{{name}}` or `{name}`, in which a regular expression may contain braces. */
const EXPRESSION = /\{\{([^{}]+)\}\}|\{((?:[^{}]|\{[^{}]*\})+)\}/y;

/** Reads a segment in a notation in which the whole segment is one parameter. */
function foreignSegment(text: string, draft: Draft): PathSegment | undefined {
  const colon = /^:([A-Za-z_][\w-]*)(\?)?(\.[\w.]+)?$/.exec(text);
  if (colon?.[1] !== undefined) {
    if (colon[2] !== undefined) draft.optional.add(colon[1]);
    const suffix = colon[3];
    return [parameter(colon[1]), ...(suffix ? [{ kind: 'literal', text: suffix } as const] : [])];
  }
  const bracketed = /^(?:<(?:\w+:)?([^<>:]+)>|\[(?:\.{3})?([^[\]]+)\])$/.exec(text);
  const name = (bracketed?.[1] ?? bracketed?.[2])?.trim();
  if (name) return [parameter(name)];
  if (text === '*' || text === '**') {
    draft.reserved.add('wildcard');
    return [parameter('wildcard')];
  }
  return undefined;
}

/** Parses the text between braces, including the operators of RFC 6570 and the regular expressions of routers. */
function parseExpression(inner: string, doubled: boolean, draft: Draft): PathPart[] {
  if (inner.startsWith('?') || inner.startsWith('&')) {
    const names = inner
      .slice(1)
      .split(',')
      .map((name) => name.replace(/\*$/, ''));
    for (const name of names) draft.query.push([name, '']);
    draft.problems.push({
      code: 'path/foreign-template',
      found: `{${inner}}`,
      read: `the query ${names.length === 1 ? 'parameter' : 'parameters'} ${names.map(quotedName).join(', ')}`,
    });
    return [];
  }
  const spanning = parseSpanning(inner, draft);
  if (spanning) return [spanning];
  const match = /^([+#./;]?)([^:?*]+)([?*]?)(?::(.*))?$/s.exec(inner.trimStart());
  const name = match?.[2]?.trim();
  if (!match || !name) return [parameter(inner.trim())];
  const [, operator, , modifier, pattern] = match;
  if (operator || modifier || pattern !== undefined || doubled) {
    draft.problems.push({
      code: 'path/foreign-template',
      found: doubled ? `{{${inner}}}` : `{${inner}}`,
      read: quotedName(`${operator === '.' || operator === ';' ? operator : ''}{${name}}`),
    });
  }
  if (operator === '+' || operator === '#') draft.reserved.add(name);
  if (modifier === '?') draft.optional.add(name);
  if (pattern) {
    draft.constraints.set(name, pattern);
    draft.patterns.set(name, ROUTER_TYPES.get(pattern.toLowerCase()) ?? pattern);
  }
  return operator === '.' || operator === ';'
    ? [{ kind: 'literal', text: operator }, parameter(name)]
    : [parameter(name)];
}

/** The patterns of words that routers accept instead of regular expressions (`{id:int}`). */
const ROUTER_TYPES: ReadonlyMap<string, string> = new Map([
  ...['int', 'integer', 'long'].map((word) => [word, '^-?[0-9]+$'] as const),
  ...['uuid', 'guid'].map(
    (word) => [word, '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$'] as const,
  ),
  ['alpha', '^[A-Za-z]+$'],
  ['bool', '^(?:true|false)$'],
  ['string', '^[^/]+$'],
  ['path', '^.+$'],
]);

/**
 * Parses a variable of Google's HTTP rules, such as `name=projects/*` (google.api.HttpRule). Its value contains the
 * slashes of the segments that it spans.
 */
function parseSpanning(inner: string, draft: Draft): PathPart | undefined {
  const [, name, template] = /^\s*([\w.-]+)=((?:[^{}/]+\/)*[^{}/]+)$/.exec(inner) ?? [];
  if (name === undefined || template === undefined) return undefined;
  if (template === '*') return parameter(name);
  const segments = template.split('/');
  const source = segments.map((segment, index) => {
    const start = index === 0 ? '' : '/';
    if (segment === '**') return index === 0 ? '.*' : '(?:/.*)?';
    return start + (segment === '*' ? '[^/]+' : patternLiteral(segment));
  });
  draft.problems.push({
    code: 'path/foreign-template',
    found: `{${inner}}`,
    read: `${quotedName(`{${name}}`)}, whose value contains slashes`,
  });
  draft.patterns.set(name, `^${source.join('')}$`);
  draft.reserved.add(name);
  return { kind: 'parameter', name, constraint: `=${template}` };
}

/**
 * Repairs a segment in which one brace is missing: `{id` and `id}` are read as `{id}`. All other segments stay
 * unchanged.
 */
function repaired(text: string, parts: PathPart[], draft: Draft): PathSegment {
  const lone = parts.some((part) => part.kind === 'literal' && /[{}]/.test(part.text));
  const first = parts[0];
  if (lone) {
    const name = /^\{+([\w-]+)\}*$|^([\w-]+)\}+$/.exec(text);
    const found = name?.[1] ?? name?.[2];
    const read = found === undefined ? 'plain text' : `{${found}}`;
    draft.problems.push({ code: 'path/brace', found: text, read });
    return found === undefined ? parts : [parameter(found)];
  }
  if (parts.length === 1 && first?.kind === 'literal' && first.text.includes(':')) {
    draft.problems.push({ code: 'path/literal-colon', found: text });
  }
  return parts;
}

/** Decodes percent-encoded braces in the literal parts of a path. */
function withBraces(part: PathPart): PathPart {
  if (part.kind === 'parameter') return part;
  return { kind: 'literal', text: part.text.replace(/%7B/gi, '{').replace(/%7D/gi, '}') };
}

function isOptional(segment: PathSegment, draft: Draft): boolean {
  return segment.some((part) => part.kind === 'parameter' && draft.optional.has(part.name));
}

function segmentText(segment: PathSegment): string {
  return segment.map((part) => (part.kind === 'literal' ? part.text : `{${part.name}}`)).join('');
}

function parameter(name: string): PathPart {
  return { kind: 'parameter', name };
}
