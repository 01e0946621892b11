/** Converts the target of a request to the recording proxy into a path of the service (RFC 9112, 3.2). */

export type ForwardedTarget =
  | {
      readonly isRefused: false;
      /** The path and the query to request from the service; `*` for the service as a whole. */
      readonly path: string;
    }
  | { readonly isRefused: true; readonly status: number; readonly why: string };

/**
 * Returns the path to request from the service.
 * @param text the request target: a path below the service's path, `*`, or a complete URL (absolute form, as clients
 * send it to HTTP proxies)
 * @param service the URL of the service; all requests begin with its path
 */
export function forwardedTarget(text: string, service: URL): ForwardedTarget {
  if (text === '*') return passed(text);
  if (text.startsWith('/')) return passed(below(service.pathname, text));
  if (!URL.canParse(text))
    return refusedTarget(400, `The target of the request is not a URL: ${text}`);
  const { host, pathname, search } = new URL(text);
  // The scheme may differ, because clients use http for requests to a proxy, even if the service uses https.
  if (host === service.host) return passed(pathname + search);
  return refusedTarget(
    421,
    `This proxy records ${service.host} and forwards no request to ${host}`,
  );
}

function passed(path: string): ForwardedTarget {
  return { isRefused: false, path };
}

/** Creates the result for a rejected request. */
export function refusedTarget(status: number, why: string): ForwardedTarget {
  return { isRefused: true, status, why };
}

function below(base: string, path: string): string {
  const start = base.replace(/\/$/, '');
  // The request is for the URL of the service itself. This URL may end without a slash, so the slash of the request is
  // removed.
  return start !== '' && /^\/(?:\?|$)/.test(path) ? start + path.slice(1) : start + path;
}
