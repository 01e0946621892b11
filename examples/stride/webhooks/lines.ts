/**
 * The deliveries that this process has taken from the outbox and not finished yet, in a queue for
 * each app.
 */
import type { App } from '../domain/administration.js';
import type { Delivery } from '../domain/outbox.js';

/** The maximum number of simultaneous calls to one app. */
const MAX_CALLS_OF_APP = 4;
const MAX_CALLS = 256;
/** The maximum number of claimed deliveries of a process at the same time. */
const MAX_TAKEN = 1024;
/**
 * The maximum number of deliveries to one app that are claimed together. They are only claimed if
 * no earlier delivery to this app is waiting. Even if each call takes the maximum time, all of them
 * are sent before their lease ends.
 */
export const SHARE = 16;

export interface Next {
  readonly delivery: Delivery;
  /** The app; `undefined` if it was deleted. */
  readonly app: App | undefined;
}

export interface Lines {
  add(deliveries: readonly Delivery[], apps: ReadonlyMap<string, App>): void;
  /** Returns how many more deliveries may be taken. */
  room(): number;
  /**
   * Returns the client ids of apps for which no more deliveries should be taken at the moment:
   * apps with waiting deliveries, and apps to which the maximum number of calls is open.
   */
  full(): string[];
  /** Takes the next delivery whose app may be called. */
  next(): Next | undefined;
  /** Records that a call to an app has ended. */
  ended(clientId: string): void;
  /**
   * Removes and returns the deliveries that have not been sent yet: those of one app, or of all
   * apps.
   */
  takeBack(clientId?: string): Delivery[];
}

interface Line {
  app: App | undefined;
  readonly waiting: Delivery[];
  calls: number;
}

/**
 * Creates the queues.
 * @param isSilent returns true for an app that does not respond; it is called only once at a time
 */
export function createLines(isSilent: (clientId: string) => boolean): Lines {
  const lines = new Map<string, Line>();
  let taken = 0;
  let calls = 0;
  const mayCall = (clientId: string, line: Line): boolean =>
    line.calls < (isSilent(clientId) ? 1 : MAX_CALLS_OF_APP);
  const removeEmpty = (clientId: string, line: Line): void => {
    if (line.calls === 0 && line.waiting.length === 0) lines.delete(clientId);
  };
  return {
    add: (deliveries, apps) => {
      for (const delivery of deliveries) {
        const { clientId } = delivery;
        const line = lines.get(clientId) ?? { app: undefined, waiting: [], calls: 0 };
        line.app = apps.get(clientId);
        line.waiting.push(delivery);
        lines.set(clientId, line);
      }
      taken += deliveries.length;
    },
    room: () => MAX_TAKEN - taken,
    full: () =>
      [...lines].flatMap(([clientId, line]) =>
        line.waiting.length > 0 || !mayCall(clientId, line) ? [clientId] : [],
      ),
    next: () => {
      if (calls >= MAX_CALLS) return undefined;
      for (const [clientId, line] of lines) {
        const delivery = mayCall(clientId, line) ? line.waiting.shift() : undefined;
        if (!delivery) continue;
        line.calls += 1;
        calls += 1;
        // Moves the app behind all others, so that each app gets its turn.
        lines.delete(clientId);
        lines.set(clientId, line);
        return { delivery, app: line.app };
      }
      return undefined;
    },
    ended: (clientId) => {
      const line = lines.get(clientId);
      if (!line) return;
      [line.calls, calls, taken] = [line.calls - 1, calls - 1, taken - 1];
      removeEmpty(clientId, line);
    },
    takeBack: (only) => {
      const found: Delivery[] = [];
      for (const [clientId, line] of lines) {
        if (only !== undefined && clientId !== only) continue;
        found.push(...line.waiting.splice(0));
        removeEmpty(clientId, line);
      }
      taken -= found.length;
      return found;
    },
  };
}
