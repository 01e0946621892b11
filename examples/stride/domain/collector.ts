/**
 * Collects texts while a database statement with earlier texts runs. The next statement then sends
 * all of them.
 */

export interface Collector {
  readonly add: (text: string) => void;
  /** Resolves when all collected texts have been sent; `undefined` if none are waiting. */
  readonly sending: () => Promise<void> | undefined;
}

/**
 * Creates a collector.
 * @param onError is called if a statement fails; its texts are not sent again
 */
export function collector(
  send: (texts: readonly string[]) => Promise<unknown>,
  onError: (error: unknown) => void,
): Collector {
  let waiting = new Set<string>();
  let sending: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      const texts = [...waiting];
      waiting = new Set();
      await send(texts).catch(onError);
    }
    sending = undefined;
  };
  return {
    add: (text) => {
      waiting.add(text);
      sending ??= run();
    },
    sending: () => sending,
  };
}
