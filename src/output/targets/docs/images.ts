/** Images on other hosts: pages load them only from hosts that the configuration names. */
import { safeUrl } from '../../../print/emit/markdown/text.js';

/** A host, with or without a port. A policy of a page may contain it (CSP Level 3, host-source). */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i;

/** The sources of images for the policy of a page. */
export function imageSources(hosts: readonly string[]): string[] {
  return hosts.filter((host) => HOST.test(host)).map((host) => `https://${host.toLowerCase()}`);
}

/** Returns the URL of an image that pages may load, else `undefined`. */
export function imageFrom(hosts: readonly string[]): (url: string) => string | undefined {
  const allowed = new Set(imageSources(hosts));
  return (url) =>
    allowed.size > 0 && URL.canParse(url) && allowed.has(new URL(url).origin)
      ? safeUrl(url)
      : undefined;
}
