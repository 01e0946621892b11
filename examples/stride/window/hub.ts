/** Notifies the viewers of a conversation at this process that they would see something else now. */

export interface Hub {
  /** Without an id, the viewers of all conversations are notified. */
  readonly changed: (conversationId?: string) => void;
  /** @returns a function that stops listening */
  readonly listen: (conversationId: string, told: () => void) => () => void;
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<() => void>>();
  return {
    changed: (conversationId) => {
      const looking =
        conversationId === undefined ? [...listeners.values()] : [listeners.get(conversationId)];
      for (const here of looking) here?.forEach((told) => told());
    },
    listen: (conversationId, told) => {
      const here = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, here.add(told));
      return () => {
        here.delete(told);
        if (here.size === 0) listeners.delete(conversationId);
      };
    },
  };
}
