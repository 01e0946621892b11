/**
 * Tracks apps that do not respond. Until such an app responds, only one call is made to it at a
 * time.
 */

/** After this many calls in a row without a response, an app counts as silent. */
const LIMIT = 3;

export interface Breaker {
  /** Returns the client ids of silent apps. */
  silent(): string[];
  isSilent(clientId: string): boolean;
  answered(clientId: string): void;
  unanswered(clientId: string): void;
}

/**
 * Creates the record of silent apps. It is in the memory of this process, and other processes do not
 * see it. They notice silent apps themselves.
 */
export function createBreaker(): Breaker {
  const misses = new Map<string, number>();
  const isSilent = (clientId: string): boolean => (misses.get(clientId) ?? 0) >= LIMIT;
  return {
    isSilent,
    silent: () => [...misses.keys()].filter(isSilent),
    answered: (clientId) => void misses.delete(clientId),
    unanswered: (clientId) => void misses.set(clientId, (misses.get(clientId) ?? 0) + 1),
  };
}
