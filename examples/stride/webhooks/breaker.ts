/** Apps that do not respond. Such an app gets one call at a time until it responds. */

/** Calls in a row without a response, after which an app is silent. */
const LIMIT = 3;

export interface Breaker {
  /** Client ids of the apps that did not respond lately. */
  silent(): string[];
  isSilent(clientId: string): boolean;
  answered(clientId: string): void;
  unanswered(clientId: string): void;
}

/** Kept in the memory of this process: other processes find out themselves. */
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
