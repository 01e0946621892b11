/** News: notifications between all processes on one database that there is something to look at. */

export type Item =
  /** Viewers of the conversation see something else now; without an id, viewers of any conversation. */
  | { readonly kind: 'changed'; readonly conversationId?: string | undefined }
  /** There may be something to deliver. */
  | { readonly kind: 'deliveries' };

export interface News {
  /**
   * Notifies this process at once, and the others soon. It never fails: a process that misses an item looks again
   * after a while.
   */
  readonly tell: (item: Item) => void;
  /** @returns a function that stops listening */
  readonly listen: (heard: (item: Item) => void) => () => void;
  /** True if this process receives the items of all others. Otherwise it must poll. */
  readonly hearsOthers: () => boolean;
}

/** The news of a database that only one process uses. */
export function localNews(): News {
  const listeners = new Set<(item: Item) => void>();
  return {
    tell: (item) => listeners.forEach((heard) => heard(item)),
    listen: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    hearsOthers: () => true,
  };
}
