/** Tells whoever looks at a conversation of this process that something was said in it. */

export interface Hub {
  readonly said: (conversationId: string) => void;
  /** @returns what ends it */
  readonly listen: (conversationId: string, told: () => void) => () => void;
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<() => void>>();
  return {
    said: (conversationId) => listeners.get(conversationId)?.forEach((told) => told()),
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
