/**
 * Notifies the viewers of a conversation who are connected to this process that they see something
 * new.
 */

export interface Hub {
  /**
   * Notifies the viewers of a conversation. If the id is omitted, the viewers of all conversations
   * are notified.
   */
  readonly changed: (conversationId?: string) => void;
  /**
   * Calls `listener` for each change of a conversation.
   * @returns a function that ends these calls
   */
  readonly listen: (conversationId: string, listener: () => void) => () => void;
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<() => void>>();
  return {
    changed: (conversationId) => {
      const looking =
        conversationId === undefined ? [...listeners.values()] : [listeners.get(conversationId)];
      for (const here of looking) here?.forEach((listener) => listener());
    },
    listen: (conversationId, listener) => {
      const here = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, here.add(listener));
      return () => {
        here.delete(listener);
        if (here.size === 0) listeners.delete(conversationId);
      };
    },
  };
}
