/**
 * Preloaded by the programs that `init` prints. Sends their calls to this machine instead of the
 * declared host.
 */
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input);
  const target = new URL(pathname + search, process.env.LOOPBACK);
  return fetch(target, input instanceof Request ? new Request(target, input) : init);
};
