/** Scrubs URLs: the host of the service and the words of the API are kept, and values are replaced as in bodies. */
import { percentDecoded, percentEncoded } from '../../../base/foundation/percent-encoding.js';
import { isApiName, segmentRoles } from '../../../input/read/infer/api-name.js';
import { isStaticFile } from '../../../input/read/traffic/index.js';
import { isKept, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, joinScrubbed, type Scrubbed } from './scrubbed.js';

/**
 * A scrubbed path and its place. The place is the path with `*` instead of values, such as `/users/*`. All paths that
 * differ only in their values have the same place.
 */
export interface ScrubbedPath {
  readonly path: Scrubbed;
  readonly place: string;
}

/**
 * Scrubs a path.
 * @param request the URL of a request. A word that is neither a common API word nor declared is kept if at least four
 * different URLs contain it
 */
function scrubPath(context: LeafContext, pathname: string, request?: string): ScrubbedPath {
  const raw = pathname.split('/').slice(1);
  const { texts, places } = pathPlaces(context, pathname);
  const digest = request === undefined ? undefined : context.cipher.digest(request);
  const segments = texts.map((text, index) => {
    const place = places[index] ?? '';
    if (place === '*') return scrubSegment(context, text);
    if (!place.startsWith(UNKNOWN)) return raw[index] ?? '';
    const at = places.slice(0, index + 1).join('/');
    return context.withheld.segment(at, text, place.slice(UNKNOWN.length), digest);
  });
  return { path: asScrubbed(['', ...segments].join('/')), place: `/${places.join('/')}` };
}

/**
 * The prefix of a segment that replaces a word which is neither a common API word nor declared.
 */
const UNKNOWN = '=';
/** Matches a text that may be a word of the API. */
const PLAIN = /^[A-Za-z][A-Za-z_-]{2,40}$/;

/**
 * Scrubs a segment. The name of an image or a script keeps its extension, because restitch ignores requests for such
 * files.
 */
function scrubSegment(context: LeafContext, text: string): string {
  const [, name = text, ending = ''] = (isStaticFile(text) && /^(.*)(\.\w+)$/s.exec(text)) || [];
  return percentEncoded(scrubText(context, name, { name: '' })) + ending;
}

/**
 * Returns the percent-decoded segments of a path, and the place of each segment: `*` for a value, and a text that
 * begins with `=` for an unknown word.
 */
export function pathPlaces(
  context: LeafContext,
  pathname: string,
): { readonly texts: readonly string[]; readonly places: readonly string[] } {
  const texts = pathname.split('/').slice(1).map(percentDecoded);
  const roles = segmentRoles(texts);
  const places: string[] = [];
  for (const [index, text] of texts.entries()) {
    const isCertain = text === '' || context.declared.isSegment(text) || isKept(context, text);
    const isValue = !isCertain && (roles[index] === 'value' || context.keys.has(places, text));
    const isWord = isCertain || (!isValue && roles[index] === 'word');
    const mayBeWord = !isValue && !isWord && PLAIN.test(text);
    places.push(isWord ? text : mayBeWord ? UNKNOWN + context.cipher.word(text) : '*');
  }
  return { texts, places };
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
  if (isApiName(name) || isKept(context, name) || context.declared.isName(name))
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
export function scrubAddress(
  context: LeafContext,
  text: string,
  service: URL,
  isRequest = false,
): Scrubbed {
  const request = isRequest ? text : undefined;
  const { cipher } = context;
  if (text.startsWith('/') && !text.startsWith('//')) {
    const [whole = ''] = text.split('#', 1);
    const [path = ''] = whole.split('?', 1);
    const own = scrubPath(context, path, request);
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
  const { path, place } = scrubPath(context, url.pathname, request);
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
