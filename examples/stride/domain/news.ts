/** Notifies all processes that share a database when there is something new. */

export type Item =
  /**
   * Viewers of the conversation see something new. If the id is omitted, this applies to all
   * conversations.
   */
  | { readonly kind: 'changed'; readonly conversationId?: string | undefined }
  /** There may be deliveries to send. */
  | { readonly kind: 'deliveries' };

export interface News {
  /**
   * Notifies this process immediately, and all other processes soon. It never fails. If a process
   * misses a notification, it finds the change later, because it also polls.
   */
  readonly tell: (item: Item) => void;
  /**
   * Calls a function for each notification.
   * @returns a function that ends these calls
   */
  readonly listen: (heard: (item: Item) => void) => () => void;
  /**
   * Returns true if this process receives the notifications of all other processes. Otherwise, it
   * must poll.
   */
  readonly hearsOthers: () => boolean;
}

/** Returns the notifications for a database that only one process uses. */
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
