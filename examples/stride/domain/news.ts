/** News: all processes on one database tell each other that there is something to look at. */

export type Item =
  /** Who looks at the conversation sees something else now; without one, whoever looks at any. */
  | { readonly kind: 'changed'; readonly conversationId?: string | undefined }
  /** There may be something to deliver. */
  | { readonly kind: 'deliveries' };

export interface News {
  /** Tells this process at once, and the others soon. It never fails: whoever misses it looks again after a while. */
  readonly tell: (item: Item) => void;
  /** @returns what ends it */
  readonly listen: (heard: (item: Item) => void) => () => void;
  /** Whether all that other processes tell is heard here. If it is not, one must look for oneself. */
  readonly hearsOthers: () => boolean;
}

/** The news of a database that only one process has. */
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
