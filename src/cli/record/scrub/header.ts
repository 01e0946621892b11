/**
 * Scrubs headers. In transport headers, words of HTTP are kept. In all other headers, only the format of the value is
 * kept.
 */
import { isApiName } from '../../../input/read/infer/api-name.js';
import { isKept, isKnownName, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, joinScrubbed, type Scrubbed } from './scrubbed.js';

/** Headers whose values are words of HTTP and numbers. */
const TRANSPORT =
  /^(?:accept(?:-(?:encoding|ranges|patch|post))?|access-control-(?!allow-origin)[a-z-]+|allow|cache-control|connection|content-(?:type|encoding|length)|keep-alive|pragma|referrer-policy|sec-fetch-[a-z]+|strict-transport-security|te|transfer-encoding|upgrade|vary|x-content-type-options|x-frame-options)$/;
const CREDENTIALS = /^(?:proxy-)?authorization$/;
const SCHEMES = /^(?:apikey|aws4-hmac-sha256|basic|bearer|digest|dpop|hawk|hmac|negotiate|token)$/i;
/** Headers whose values are numbers of bytes or seconds. */
const COUNTS =
  /^(?:access-control-max-age|cache-control|content-length|keep-alive|strict-transport-security)$/;
const COUNT = /^\d{1,9}$/;
/** Matches a short number: a version, or a quality value such as `0.8`. */
const NUMBER = /^\d{1,3}$|^\d{1,2}\.\d{1,3}$/;
/**
 * Matches a media type, including those of vendors (RFC 6838 §4.2). A media type names a format and does not identify a
 * person.
 */
const MEDIA =
  /^(?:(?:application|audio|font|image|message|model|multipart|text|video|\*)\/(?!.*\d{5})[\w*.+-]{1,80})$/;

/** Scrubs the name of a header. The name is kept if it is common in APIs, or if requests to four paths contain it. */
export function scrubHeaderName(context: LeafContext, name: string, path: string): Scrubbed {
  if (isKnownName(context, name)) return asScrubbed(name);
  const { cipher, withheld } = context;
  const replaced = cipher.word(name);
  const place = `header ${name.toLowerCase()}`;
  withheld.object(place, cipher.digest(path), [name]);
  return (
    (/\d{3}/.test(name) ? undefined : withheld.name({ at: place, isMap: true }, name, replaced)) ??
    asScrubbed(replaced)
  );
}

/** Scrubs the name of a cookie. It may contain the name of a person: `wordpress_logged_in_anna`. */
function scrubCookieName(context: LeafContext, name: string): Scrubbed {
  if (isKnownName(context, name)) return asScrubbed(name);
  return asScrubbed(
    name
      .split(/([A-Za-z]+)/)
      .map((word) => (isApiName(word) ? word : context.cipher.word(word)))
      .join(''),
  );
}

/** Scrubs the value of a header. Of credentials, only the scheme is kept, and of cookies, only the names. */
export function scrubHeader(
  context: LeafContext,
  name: string,
  value: string,
  at: string,
): Scrubbed {
  const lower = name.toLowerCase();
  if (isKept(context, name)) return asScrubbed(value);
  if (CREDENTIALS.test(lower)) return scrubCredentials(context, value);
  if (lower === 'cookie') {
    return joinScrubbed(
      value.split(';').map((piece) => scrubCookie(context, piece)),
      '; ',
    );
  }
  if (lower === 'set-cookie') return scrubCookie(context, value.split(';', 1)[0] ?? '');
  if (TRANSPORT.test(lower)) return scrubWords(context, withoutBoundary(value), COUNTS.test(lower));
  if (/https?:\/\/|^\/|[<=]\//i.test(value)) return scrubAddresses(context, value);
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate')
    return scrubCredentials(context, value);
  return scrubText(context, value, { name, at: `${at} ${lower}` });
}

function scrubCredentials(context: LeafContext, value: string): Scrubbed {
  const [, scheme = '', proof = ''] = /^(\S+)\s+(.*)$/s.exec(value.trim()) ?? [];
  const { replace } = context.cipher;
  return asScrubbed(SCHEMES.test(scheme) ? `${scheme} ${replace(proof)}` : replace(value.trim()));
}

function scrubCookie(context: LeafContext, piece: string): Scrubbed {
  const [name = ''] = piece.split('=', 1);
  const value = context.cipher.replace(piece.slice(name.length + 1).trim());
  return asScrubbed(`${scrubCookieName(context, name.trim())}=${value}`);
}

/** Scrubs a header value: keeps media types, words and short numbers, and replaces all other parts. */
function scrubWords({ cipher }: LeafContext, value: string, isCount = false): Scrubbed {
  const pieces = value.split(/([\w*.+-]{1,127}\/[\w*.+-]{1,127}|[^\w.+-]+)/);
  return asScrubbed(
    pieces
      .map((piece, index) => {
        if (piece === '' || (index % 2 === 1 && (!piece.includes('/') || MEDIA.test(piece))))
          return piece;
        const isWord = (isCount ? COUNT : NUMBER).test(piece) || isApiName(piece);
        return isWord ? piece : cipher.replace(piece);
      })
      .join(''),
  );
}

/** Replaces the boundary of a multipart body, because the body is written with a different one. */
function withoutBoundary(value: string): string {
  return value.replace(/(;\s*boundary=)("[^"]*"|[^;\s]+)/i, `$1${BOUNDARY}`);
}

/** The boundary between the parts of a multipart body. */
export const BOUNDARY = 'part';

/** Scrubs a list of URLs with words between them: `<https://b.io/users?page=2>; rel="next"`. */
function scrubAddresses(context: LeafContext, value: string): Scrubbed {
  const pieces = value.split(/((?:https?:\/\/|(?<=^|[<="'\s])\/)[^\s<>"',;]*)/i);
  return asScrubbed(
    pieces
      .map((piece, index) =>
        index % 2 === 1 ? context.address(piece) : scrubWords(context, piece),
      )
      .join(''),
  );
}
