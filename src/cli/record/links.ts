/**
 * Rewrites links in the responses of the service, so that a client that follows them continues to use the recording
 * proxy.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** The base addresses for rewriting the links of a response. */
export interface LinkBase {
  /** The URL of the service, including the path with which all requests begin. */
  readonly service: URL;
  /** The URL of the proxy, with the host name that the client used: `http://127.0.0.1:4020`. */
  readonly proxy: string;
  /** The part of the service's path that the client omits: `/v1`, or an empty text. */
  readonly path: string;
}

/**
 * Returns the base addresses that a client of the proxy must use in links.
 * @param target the request target as the client sent it
 * @param host the `Host` header of the request
 */
export function linkBase(service: URL, target: string, host: string): LinkBase {
  // The client uses this server as an HTTP proxy, and requests URLs of the service.
  if (!target.startsWith('/')) return { service, proxy: `http://${service.host}`, path: '' };
  return { service, proxy: `http://${host}`, path: service.pathname.replace(/\/$/, '') };
}

/**
 * Rewrites a link so that it leads through the proxy. Links to other services, and to other paths on the host, are not
 * changed.
 */
export function throughProxy(link: string, { service, proxy, path }: LinkBase): string {
  if (link.startsWith('/') && !link.startsWith('//')) return below(link, path) ?? link;
  const absolute = link.startsWith('//') ? service.protocol + link : link;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return link;
  if (new URL(absolute).host !== service.host) return link;
  const [, rest = ''] = /^https?:\/\/[^/?#]*(.*)$/is.exec(absolute) ?? [];
  const own = below(rest, path);
  return own === undefined ? link : proxy + own;
}

/**
 * Returns the part of a text after `path`. Returns `undefined` if the text has a different path that only begins with
 * the same letters.
 */
function below(text: string, path: string): string | undefined {
  if (!text.startsWith(path)) return undefined;
  const rest = text.slice(path.length);
  if (path !== '' && !/^(?:[/?#]|$)/.test(rest)) return undefined;
  return path !== '' && !rest.startsWith('/') ? `/${rest}` : rest;
}

/** Rewrites the links and cookies in the headers of a response for a client of the proxy. */
export function proxiedHeaders(headers: IncomingHttpHeaders, base: LinkBase): IncomingHttpHeaders {
  const { location, link, 'content-location': content, 'set-cookie': cookies } = headers;
  return {
    ...headers,
    ...(location !== undefined && { location: throughProxy(location, base) }),
    ...(content !== undefined && { 'content-location': throughProxy(content, base) }),
    ...(typeof link === 'string' && {
      link: link.replace(/<([^<>]*)>/g, (_, url: string) => `<${throughProxy(url, base)}>`),
    }),
    ...(cookies && { 'set-cookie': cookies.map((cookie) => proxiedCookie(cookie, base)) }),
  };
}

/** Removes the domain from a cookie, because browsers reject the service's domain in a response of the proxy. */
function proxiedCookie(cookie: string, base: LinkBase): string {
  return cookie
    .replace(/;\s*Domain=[^;]*/gi, '')
    .replace(/(;\s*Path=)([^;]*)/gi, (_, name: string, path: string) => {
      return name + (below(path, base.path) ?? path);
    });
}

/**
 * Matches fields whose links clients follow: `next`, `next_page_url`, `@odata.nextLink`, `self`, and `href` in any
 * object.
 */
const LINK_FIELD =
  /("(?:(?:@odata\.)?(?:next|prev|previous|first|last|self)(?:[_-]?(?:page|results))?(?:[_-]?(?:url|uri|link|href))?|href)"\s*:\s*")((?:[^"\\]|\\\/){1,4000})"/gi;

/** In a JSON text, rewrites the links that clients follow, so that they lead to the proxy. No other byte changes. */
export function proxiedJson(text: string, base: LinkBase): string {
  return text.replace(LINK_FIELD, (whole, field: string, written: string) => {
    const link = written.replaceAll('\\/', '/');
    const rewritten = throughProxy(link, base);
    return rewritten === link ? whole : `${field}${rewritten}"`;
  });
}
