/** Reads files over https from allowed hosts. */
import type { SourceId } from '../../../model/origin.js';
import { isReadable, referenceTarget, type Allowed } from '../references/target.js';
import { tooLarge } from '../references/gather.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The part of the function `fetch` that is used, so that tests can replace it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Reads one file. It sends no credentials, follows no redirect to another origin, and reads at most 20 MiB in at most
 * 10 seconds.
 * @param url an https URL of an allowed host
 * @param allowed the allowed hosts, which are checked again for every redirect
 * @param headers additional headers, for example for a private description
 * @param ask sends the requests
 * @returns the bytes, or the reason for the failure, which never contains text of the server
 */
export async function readRemote(
  url: string,
  allowed: Allowed,
  headers: Readonly<Record<string, string>> = {},
  ask: Fetch = fetch,
): Promise<Uint8Array | string> {
  const signal = AbortSignal.timeout(READING_LIMITS.addressMilliseconds.most);
  let address = url;
  try {
    for (let redirects = 0; redirects <= READING_LIMITS.redirects.most; redirects++) {
      const init = { redirect: 'manual', credentials: 'omit', headers, signal } as const;
      const response = await ask(address, init);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return response.ok ? await bodyOf(response) : `the server responds with ${response.status}`;
      }
      void response.body?.cancel().catch(() => undefined);
      const target = referenceTarget(location, address, address, allowed);
      const same = target.kind === 'url' && new URL(target.source).origin === new URL(url).origin;
      if (!same) return 'it redirects to another server';
      address = target.source;
    }
    return 'it redirects too often';
  } catch {
    return signal.aborted ? 'the server takes too long' : 'the server cannot be reached';
  }
}

/** An input that is a URL. */
export interface Address {
  /** The requested URL. */
  readonly url: string;
  /** The name of the input in messages and output. It omits the query, which may contain a secret. */
  readonly source: SourceId;
  /** The host, with the port unless it is the default. */
  readonly host: string;
}

/** Returns true if an input is a URL. */
export function isAddress(input: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(input);
}

/**
 * Parses a URL.
 * @param input a text for which {@link isAddress} returns true
 * @returns the parsed URL, or the reason why it must not be read
 */
export function parseAddress(input: string): Address | string {
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url) return 'it is not a URL';
  if (!isReadable(url))
    return 'only https is supported, and http only for addresses of this machine';
  if (url.username !== '' || url.password !== '') {
    return 'a URL with credentials is not read: pass a header';
  }
  url.hash = '';
  return { url: url.href, source: url.origin + url.pathname, host: url.host };
}

/** Reads a response. Bytes are counted while they are read, because `Content-Length` may be wrong. */
async function bodyOf(response: Response): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > READING_LIMITS.addressBytes.most)
      return tooLarge(READING_LIMITS.addressBytes.most);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
