/** Requests for a mock: a valid one, and variants with one error. */
import type { Generated } from '../../src/run/pipeline/generate.js';
import { sampleRequests } from '../mock/requests.js';

/** A request, as data: it is sent twice. */
export interface TestRequest {
  readonly kind: keyof typeof KINDS;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Parts = Omit<TestRequest, 'kind'>;

/** The expected response to a valid request. */
const KINDS = {
  'as declared': (asked: Parts): Parts => asked,
  'another status': (asked: Parts): Parts => preferring(asked, 'code=404'),
  'made values': (asked: Parts): Parts => preferring(asked, 'dynamic=true'),
  'no credential': ({ headers, ...asked }: Parts): Parts => {
    const kept = Object.entries(headers).filter(([name]) => CONTENT.has(name));
    return { ...asked, headers: Object.fromEntries(kept) };
  },
  'another body': (asked: Parts): Parts =>
    asked.body === undefined ? asked : { ...asked, body: '[[]]' },
  'no query': (asked: Parts): Parts => ({ ...asked, path: asked.path.replace(/\?.*/, '') }),
  'no such path': (asked: Parts): Parts => ({ ...asked, path: '/no-such/path/anywhere/at/all' }),
};

const CONTENT: ReadonlySet<string> = new Set(['accept', 'content-type']);

function preferring(asked: Parts, prefer: string): Parts {
  return { ...asked, headers: { ...asked.headers, prefer } };
}

/**
 * Requests of an API, the same for the same seed.
 * @param count how many
 */
export async function requestsOf(
  { api, names }: Generated,
  count: number,
  seed: number,
): Promise<TestRequest[]> {
  const kinds = Object.entries(KINDS) as [TestRequest['kind'], (asked: Parts) => Parts][];
  const rounds = Math.max(1, Math.ceil(count / Math.max(1, api.endpoints.length)));
  const all = Array.from({ length: rounds }, (_, round) =>
    sampleRequests(api, names, 'http://mock.test', seed + round),
  ).flat();
  const step = Math.max(1, all.length / count);
  const found: TestRequest[] = [];
  for (let at = 0; found.length < count && Math.floor(at * step) < all.length; at++) {
    const one = all[Math.floor(at * step)];
    const [kind, change] = kinds[at % kinds.length] ?? [];
    if (one === undefined || kind === undefined || change === undefined) continue;
    const { method, url, headers } = one.request;
    const body = await one.request.text();
    const parts: Parts = {
      // Prism does not decode a percent-encoded colon.
      ...{ method, path: url.replace('http://mock.test', '').replaceAll('%3A', ':') },
      headers: { accept: 'application/json', ...Object.fromEntries(headers) },
      ...(body !== '' && { body }),
    };
    found.push({ kind, ...change(parts) });
  }
  return found;
}
