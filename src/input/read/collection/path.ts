/** Reads the path segments of URLs in collections: literal text, parameters, and variables with a constant value. */
import { type PathPart, type PathSegment } from '../../../model/path.js';
import type { Cursor } from '../../source/cursor.js';
import { isConstantName, type Scope } from './variables.js';
import type { DeclaredAddress } from './address.js';
import { distinctParameters } from '../distinct-parameters.js';

/**
 * The source of a path parameter's name: `declared` for a `:name` of the author, `variable` for the name of a
 * `{{variable}}`, `foreign` for the notation of another tool.
 */
export type NameKind = 'declared' | 'variable' | 'foreign';

export interface TypedPath {
  readonly path: readonly PathSegment[];
  /** The source of each parameter's name, in the order of the path. */
  readonly kinds: readonly NameKind[];
}

export interface PathOptions {
  readonly scope: Scope;
  readonly constants: readonly string[];
  /** Variables that a script sets. They are never read as constants. */
  readonly computed: ReadonlySet<string>;
}

const WHOLE_VARIABLE = /^\{\{([^{}]{1,200})\}\}$/;
const FOREIGN = /^(?:<(?:\w{1,20}:)?([\w$.-]{1,80})>|\[([\w$-]{1,80})\])$/;
const EXPRESSION = /\{\{([^{}]{1,200})\}\}|\{([^{}]{0,200})\}/g;

/**
 * Reads the path segments of a URL.
 * `:name` is a parameter only at the start of a segment, and ends at the first character that cannot be part of a
 * name. A colon elsewhere (`chat:bot`) is literal text. `{{name}}` is a parameter unless its value is constant.
 * `{name}`, `<name>` and `[name]` are parameters in the notation of other tools.
 * @param url the URL
 * @param options the variables that the request can use
 */
export function readPath(url: DeclaredAddress, options: PathOptions): TypedPath {
  const kinds: NameKind[] = [];
  const path = url.segments.flatMap((segment) => readSegment(segment, url.cursor, options, kinds));
  const distinct = distinctParameters(path, (name, renamed) =>
    url.cursor.add('collection/repeated-parameter', { name, renamed }),
  );
  return { path: distinct, kinds };
}

function readSegment(
  raw: string,
  place: Cursor,
  options: PathOptions,
  kinds: NameKind[],
): PathSegment[] {
  const text = raw.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
  const variable = WHOLE_VARIABLE.exec(text)?.[1]?.trim();
  if (variable !== undefined) return variableSegment(variable, place, options, kinds);
  const colon = /^:([\w-]{1,200})(.*)$/s.exec(text);
  if (colon) {
    const [, name = '', suffix = ''] = colon;
    if (suffix !== '' && !suffix.startsWith('.')) {
      place.add('collection/parameter-suffix', { segment: raw, name });
    }
    kinds.push('declared');
    return [[parameter(name), ...readParts(suffix, place, kinds)]];
  }
  const foreign = FOREIGN.exec(text);
  const name = foreign?.[1] ?? foreign?.[2];
  if (name !== undefined) {
    place.add('collection/foreign-template', { segment: raw, name });
    kinds.push('foreign');
    return [[parameter(name)]];
  }
  return [readParts(text, place, kinds)];
}

/**
 * Reads a segment that consists of one `{{name}}`. If the value of the variable is constant, the value is split at
 * slashes, so the result may be several segments.
 */
function variableSegment(
  variable: string,
  place: Cursor,
  options: PathOptions,
  kinds: NameKind[],
): PathSegment[] {
  const value = options.scope.literal(variable);
  const constant =
    value !== undefined &&
    isConstantName(variable, options.constants) &&
    !options.computed.has(variable) &&
    !/[?#]|:\/\//.test(value);
  if (constant) {
    place.add('collection/constant-segment', { variable, value });
    const segments = value.split('/').filter((segment) => segment !== '');
    return segments.map((segment) => [{ kind: 'literal', text: segment }]);
  }
  place.add('collection/var-segment', { variable });
  kinds.push('variable');
  return [[parameter(nameOf(variable))]];
}

/** Reads a literal segment that contains `{{name}}` or `{name}`. */
function readParts(text: string, place: Cursor, kinds: NameKind[]): PathPart[] {
  const parts: PathPart[] = [];
  const literal = (piece: string): void => {
    if (piece !== '') parts.push({ kind: 'literal', text: decodeUnreserved(piece) });
  };
  let from = 0;
  for (const match of text.matchAll(EXPRESSION)) {
    literal(text.slice(from, match.index));
    from = match.index + match[0].length;
    const name = nameOf(match[1] ?? match[2] ?? '');
    if (match[1] === undefined)
      place.add('collection/foreign-template', { segment: match[0], name });
    kinds.push(match[1] === undefined ? 'foreign' : 'variable');
    parts.push(parameter(name));
  }
  literal(text.slice(from));
  return parts;
}

/**
 * Returns the name of a parameter from the text between braces: `$guid` → `guid`, an empty text → `value`. For an
 * expression such as `login.response.body.$.id`, the name is its last word.
 */
function nameOf(inner: string): string {
  const isExpression = /[[(]|\.(?:response|request)\./.test(inner);
  const words = isExpression ? inner.replace(/\([^()]*\)/g, '').match(/[\w-]+/g) : null;
  const name = (words?.findLast((word) => /[A-Za-z]/.test(word)) ?? inner)
    .trim()
    .replace(/^\$/, '')
    .replace(/\s+/g, '-');
  return name === '' ? 'value' : name;
}

/** Decodes characters that are unreserved in RFC 3986 (§2.3), because `%7E` and `~` mean the same in a path. */
function decodeUnreserved(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (encoded, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(char) ? char : encoded;
  });
}

function parameter(name: string): PathPart {
  return { kind: 'parameter', name };
}
