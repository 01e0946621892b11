/** Maps the target of a request to the recording proxy to a path of the service (RFC 9112, 3.2). */

export type ForwardedTarget =
  | {
      readonly isRefused: false;
      /** The path and the query, as the service is asked; `*` for the service as a whole. */
      readonly path: string;
    }
  | { readonly isRefused: true; readonly status: number; readonly why: string };

/**
 * The path that the service is asked for.
 * @param text the request target: a path below the one of the service, `*`, or a whole address (the absolute form, which
 * clients send to what they take for an HTTP proxy)
 * @param service its address, with the path that all requests begin with
 */
export function forwardedTarget(text: string, service: URL): ForwardedTarget {
  if (text === '*') return passed(text);
  if (text.startsWith('/')) return passed(below(service.pathname, text));
  if (!URL.canParse(text)) return refusedTarget(400, `This is not a URL: ${text}`);
  const { host, pathname, search } = new URL(text);
  // Another scheme is meant for the same service: proxies for http are asked for http, and pass on to https.
  if (host === service.host) return passed(pathname + search);
  return refusedTarget(
    421,
    `This proxy records ${service.host} and forwards no request to ${host}`,
  );
}

function passed(path: string): ForwardedTarget {
  return { isRefused: false, path };
}

/** A request that the service is not asked. */
export function refusedTarget(status: number, why: string): ForwardedTarget {
  return { isRefused: true, status, why };
}

function below(base: string, path: string): string {
  const start = base.replace(/\/$/, '');
  // The service itself: its address may end without a slash.
  return start !== '' && /^\/(?:\?|$)/.test(path) ? start + path.slice(1) : start + path;
}
