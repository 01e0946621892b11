/** Sends values to all listeners. */
export class Feed<T> {
  readonly #listeners = new Set<(value: T) => void>();

  send(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }

  /** Yields every value that is sent after the call, until the signal is aborted. */
  async *listen(signal: AbortSignal): AsyncGenerator<T> {
    const waiting: T[] = [];
    let wake = (): void => undefined;
    const listener = (value: T): void => {
      waiting.push(value);
      wake();
    };
    const onAbort = (): void => wake();
    this.#listeners.add(listener);
    signal.addEventListener('abort', onAbort);
    try {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#listeners.delete(listener);
      signal.removeEventListener('abort', onAbort);
    }
  }
}
