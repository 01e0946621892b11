/** Decides which images of other hosts the pages load: only those of hosts that the configuration names. */
import { safeUrl } from '../../../print/emit/markdown/text.js';

/**
 * Matches a host with or without a port, in the syntax of a page's Content-Security-Policy (CSP Level 3, host-source).
 */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i;

/** Returns the image sources that the page's Content-Security-Policy allows. */
export function imageSources(hosts: readonly string[]): string[] {
  return hosts.filter((host) => HOST.test(host)).map((host) => `https://${host.toLowerCase()}`);
}

/** Returns a function that returns the URL of an image if pages may load it, otherwise `undefined`. */
export function imageFrom(hosts: readonly string[]): (url: string) => string | undefined {
  const allowed = new Set(imageSources(hosts));
  return (url) =>
    allowed.size > 0 && URL.canParse(url) && allowed.has(new URL(url).origin)
      ? safeUrl(url)
      : undefined;
}
