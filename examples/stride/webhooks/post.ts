/** Sends a delivery over the network. */

export interface Call {
  readonly url: string;
  readonly token: string;
  /** JSON. */
  readonly payload: string;
}

/** Resolves to whether the app took it. */
export type Post = (call: Call) => Promise<boolean>;

const TIMEOUT = 10_000;

/**
 * By HTTP. A redirect is no: the address that was registered is the one that is called. Apps register what they like,
 * also addresses inside the network of this server: who serves strangers hands the dispatcher a stricter one.
 */
export const post: Post = async ({ url, token, payload }) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};
