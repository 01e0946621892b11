/** Scrubs URLs: the host of the service and the words of the API are kept, and values are replaced as in bodies. */
import { percentDecoded, percentEncoded } from '../../../base/foundation/text/percent-encoding.js';
import { isPathPrefix, segmentRoles } from '../../../input/read/infer/api-name.js';
import { identifierForm } from '../../../input/read/infer/identifier.js';
import { isStaticFile } from '../../../input/read/traffic/index.js';
import { isKnownName, replacementOf, scrubText, type LeafContext } from './leaf.js';
import type { RecordedSegment } from './path-words.js';
import { asScrubbed, joinScrubbed, type Scrubbed } from './scrubbed.js';

/**
 * A scrubbed path and its place. The place is the path with `*` instead of values, such as `/users/*`. All paths that
 * differ only in their values have the same place.
 */
export interface ScrubbedPath {
  readonly path: Scrubbed;
  readonly place: string;
}

function scrubPath(context: LeafContext, pathname: string): ScrubbedPath {
  const raw = pathname.split('/').slice(1);
  const parts = pathParts(context, pathname);
  const segments = parts.map(({ text, kind }, index) => {
    if (kind === 'way' || kind === 'fixed') return raw[index] ?? '';
    return scrubSegment(context, text);
  });
  return { path: asScrubbed(['', ...segments].join('/')), place: pathPlace(context, parts) };
}

/**
 * Matches a text that may be a word of the API. It contains no character that is percent-encoded in a path, because the
 * text and its replacement must have the same length.
 */
const PLAIN = /^[A-Za-z][\w.:@-]{0,60}$/;

/**
 * Scrubs a segment. A text that may be a word of the API is withheld. The name of an image or a script keeps its
 * extension, because restitch ignores requests for such files.
 */
function scrubSegment(context: LeafContext, text: string): string {
  const [, name = text, ending = ''] = (isStaticFile(text) && /^(.*)(\.\w+)$/s.exec(text)) || [];
  if (ending === '' && mayBeWord(text))
    return context.withheld.segment(text, replacementOf(context, text, ''));
  return percentEncoded(scrubText(context, name, { name: '' })) + ending;
}

function mayBeWord(text: string): boolean {
  return PLAIN.test(text) && identifierForm(text) === undefined && !isStaticFile(text);
}

/** Returns the segments of a path, and what each of them may be. */
export function pathParts(context: LeafContext, pathname: string): RecordedSegment[] {
  const texts = pathname.split('/').slice(1).map(percentDecoded);
  const roles = segmentRoles(texts);
  const base = context.service.pathname.split('/').slice(1).map(percentDecoded);
  let isBase = true;
  return texts.map((text, index): RecordedSegment => {
    isBase &&= base[index] === text;
    if (isBase || isPathPrefix(text, index) || SELF.test(text)) return { text, kind: 'way' };
    if (text === '' || isKeptSegment(context, text)) return { text, kind: 'fixed' };
    const role = roles[index] ?? 'value';
    return { text, kind: mayBeWord(text) ? role : 'value' };
  });
}

function isKeptSegment({ declared, keepNames }: LeafContext, text: string): boolean {
  return declared.isSegment(text) || keepNames.has(text.toLowerCase());
}

/** Matches the names for the caller. They cannot identify a person. */
const SELF = /^(?:me|self)$/i;

/**
 * Returns the place of a path: the path with `*` instead of values, such as `/users/*`. All paths that differ only in
 * their values have the same place.
 */
export function pathPlace({ withheld }: LeafContext, parts: readonly RecordedSegment[]): string {
  const places = parts.map(({ text, kind }) => {
    const isFixed = kind === 'way' || kind === 'fixed';
    return isFixed || (kind !== 'value' && !withheld.isValue(text)) ? text : '*';
  });
  return `/${places.join('/')}`;
}

/** Scrubs a query. */
export function scrubQuery(context: LeafContext, search: string, place: string): Scrubbed {
  const pieces = search
    .slice(1)
    .split('&')
    .filter((piece) => piece !== '');
  const pairs = pieces.map((piece) => {
    const [name = ''] = piece.split('=', 1);
    return {
      name: percentDecoded(name),
      value: piece.slice(name.length + 1),
      isPair: piece.includes('='),
    };
  });
  const encoded = pairs.map(({ name, value, isPair }) => {
    const key = scrubName(context, name);
    const leaf = lastName(name);
    return asScrubbed(
      isPair ? `${key}=${scrubList(context, value, leaf, `${place}?${leaf}`)}` : key,
    );
  });
  return joinScrubbed(encoded, '&');
}

/** Scrubs the name of a query parameter, and percent-encodes it except for brackets. */
function scrubName(context: LeafContext, name: string): Scrubbed {
  if (isKnownName(context, name))
    return asScrubbed(percentEncoded(name).replace(/%5B/g, '[').replace(/%5D/g, ']'));
  return asScrubbed(percentEncoded(scrubText(context, name, { name: '' })));
}

/** Returns the innermost name of a parameter: `state` for `filter[state][]`. */
export function lastName(name: string): string {
  const [last] = name
    .split(/[[\].]+/)
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .slice(-1);
  return last ?? name;
}

/** Replaces the values of a list one by one. The separators are kept, because they belong to the format. */
function scrubList(context: LeafContext, value: string, name: string, at: string): string {
  const pieces = value.split(/(,|\||%2C|%7C)/i);
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1 || piece === '') return piece;
      const text = percentDecoded(piece.replace(/\+/g, ' '));
      return escaped(scrubText(context, text, { name, at }));
    })
    .join('');
}

/**
 * Percent-encodes a text. A mark that replaces a word until it is decided whether the word belongs to the API is not
 * encoded.
 */
export function escaped(text: Scrubbed): string {
  return /^\ue000\d+\ue001$/.test(text) ? text : percentEncoded(text);
}

/** Scrubs an absolute or relative URL: values are replaced, and the user, the password and the fragment are removed. */
export function scrubAddress(context: LeafContext, text: string): Scrubbed {
  const { cipher, service } = context;
  if (text.startsWith('/') && !text.startsWith('//')) {
    const [whole = ''] = text.split('#', 1);
    const [path = ''] = whole.split('?', 1);
    const own = scrubPath(context, path);
    return withQuery(context, own, whole.slice(path.length));
  }
  const [, scheme = '', rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/s.exec(text) ?? [];
  if (scheme === '') return asScrubbed(cipher.replace(text));
  if (!/^https?$/i.test(scheme) || !URL.canParse(text)) {
    const known = /^(?:wss?|ftp|s3|gs|redis|postgres(?:ql)?|mysql|mongodb)$/i.test(scheme);
    return asScrubbed(`${known ? scheme : cipher.replace(scheme)}://${cipher.replace(rest)}`);
  }
  const url = new URL(text);
  const isOwn = url.host === service.host;
  const origin = isOwn
    ? url.origin
    : `${url.protocol}//${scrubText(context, url.hostname, { name: '' })}`;
  // `https://b.io` must not become `https://b.io/`.
  const isBare = url.pathname === '/' && !/^[^:]+:\/\/[^/]*\//.test(text);
  const { path, place } = scrubPath(context, url.pathname);
  return withQuery(
    context,
    { path: asScrubbed(`${origin}${isBare ? '' : path}`), place },
    url.search,
  );
}

function withQuery(context: LeafContext, { path, place }: ScrubbedPath, search: string): Scrubbed {
  const query = scrubQuery(context, search, place);
  return asScrubbed(query === '' ? path : `${path}?${query}`);
}
