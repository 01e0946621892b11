/** Which apps do not answer: such an app is asked once at a time, until it does. */

/** Calls in a row without a response, after which an app is silent. */
const LIMIT = 3;

export interface Breaker {
  /** Client ids of the apps that did not answer lately. */
  silent(): string[];
  isSilent(clientId: string): boolean;
  answered(clientId: string): void;
  unanswered(clientId: string): void;
}

/** A memory of this process: another one finds out by itself. */
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
