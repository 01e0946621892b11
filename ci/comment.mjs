/** Writes one comment, and updates it in later runs. */

const PAGE = 100;
const NOTHING = 'Nothing changes for callers.';

/**
 * Sends a request to the REST API of a host.
 * @param {string} method
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {object} [data] sent as JSON
 * @returns {Promise<unknown>} the body of the response
 * @throws {Error} if the status is not 2xx; the message contains no header
 */
async function request(method, url, headers, data) {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(data && { 'content-type': 'application/json' }) },
    ...(data && { body: JSON.stringify(data) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.ok) return response.json();
  throw new Error(`${method} ${new URL(url).pathname} was answered with ${response.status}`);
}

/**
 * Creates the comment that starts with a mark, or updates the existing one.
 * @param {{ all: string, one: (id: number) => string, update: string, headers: Record<string,
 *   string>, longest: number }} api
 *   the URLs of all comments and of one, and the method that updates it
 * @param {string} mark
 * @param {string} markdown empty if nothing changes
 * @returns {Promise<string>} a sentence about the result
 */
export async function upsertComment({ all, one, update, headers, longest }, mark, markdown) {
  const id = await find(all, mark, headers);
  if (id === undefined && markdown === '') return 'no comment: nothing changes for callers';
  const body = `${mark}\n${markdown || NOTHING}`.slice(0, longest);
  if (id === undefined) {
    await request('POST', all, headers, { body });
    return 'a comment was written';
  }
  await request(update, one(id), headers, { body });
  return 'the comment was updated';
}

async function find(url, mark, headers) {
  for (let page = 1; ; page++) {
    const comments = await request('GET', `${url}?per_page=${PAGE}&page=${page}`, headers);
    const found = comments.find(({ body }) => body?.startsWith(mark));
    if (found || comments.length < PAGE) return found?.id;
  }
}
