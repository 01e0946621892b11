/** Headers: what concerns the transport stays as far as it is made of words of HTTP, and of all else the form is left. */
import { isApiName } from '../../../input/read/infer/api-name.js';
import { isKept, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, joinScrubbed, type Scrubbed } from './scrubbed.js';

/** Headers whose values are words of HTTP and numbers. */
const TRANSPORT =
  /^(?:accept(?:-(?:encoding|ranges|patch|post))?|access-control-(?!allow-origin)[a-z-]+|allow|cache-control|connection|content-(?:type|encoding|length)|keep-alive|pragma|referrer-policy|sec-fetch-[a-z]+|strict-transport-security|te|transfer-encoding|upgrade|vary|x-content-type-options|x-frame-options)$/;
const CREDENTIALS = /^(?:proxy-)?authorization$/;
const SCHEMES = /^(?:apikey|aws4-hmac-sha256|basic|bearer|digest|dpop|hawk|hmac|negotiate|token)$/i;
/** More digits are no name. */
const NAME = /^(?!.*\d{3})[!#$%&'*+.^_`|~0-9A-Za-z-]{1,60}$/;

/** The name of a header or a cookie. */
export function scrubHeaderName(context: LeafContext, name: string): Scrubbed {
  return asScrubbed(NAME.test(name) ? name : context.cipher.replace(name));
}

/** The value of a header, without what it proves. Of credentials the scheme stays, of cookies the names. */
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
  if (TRANSPORT.test(lower)) return scrubWords(context, withoutBoundary(value));
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
  return asScrubbed(`${scrubHeaderName(context, name.trim())}=${value}`);
}

/** Words and short numbers stay; what is none is replaced. */
function scrubWords({ cipher }: LeafContext, value: string): Scrubbed {
  const pieces = value.split(/([^\w.+-]+)/);
  return asScrubbed(
    pieces
      .map((piece, index) => {
        if (index % 2 === 1 || piece === '') return piece;
        const isWord = /^\d{1,8}$|^[\d.]{1,5}$/.test(piece) || isApiName(piece);
        return isWord ? piece : cipher.replace(piece);
      })
      .join(''),
  );
}

/** A body in parts is written with a boundary of our own. */
function withoutBoundary(value: string): string {
  return value.replace(/(;\s*boundary=)("[^"]*"|[^;\s]+)/i, `$1${BOUNDARY}`);
}

/** What stands between the parts of a body. */
export const BOUNDARY = 'part';

/** `<https://b.io/users?page=2>; rel="next"`: addresses, and words between them. */
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
