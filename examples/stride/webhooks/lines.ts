/** The deliveries that this process took from the outbox and has not finished: a line for each app. */
import type { App } from '../domain/administration.js';
import type { Delivery } from '../domain/outbox.js';

/** The maximum number of calls at once, of one app and of all. */
const MAX_CALLS_OF_APP = 4;
const MAX_CALLS = 256;
/** The maximum number of deliveries that a process has at once. */
const MAX_TAKEN = 1024;
/**
 * Deliveries of one app that are taken at once, if none of its deliveries waits here. They are called within their
 * lease even if each call takes the maximum time.
 */
export const SHARE = 16;

export interface Next {
  readonly delivery: Delivery;
  /** Undefined if the app was deleted. */
  readonly app: App | undefined;
}

export interface Lines {
  add(deliveries: readonly Delivery[], apps: ReadonlyMap<string, App>): void;
  /** The number of deliveries that may still be taken. */
  room(): number;
  /** The apps whose deliveries are not claimed for now. */
  full(): string[];
  /** Takes the next delivery whose app may be called. */
  next(): Next | undefined;
  /** Records that a call of the app ended. */
  ended(clientId: string): void;
  /** Removes and returns all deliveries that are not called yet, of one app or of all. */
  takeBack(clientId?: string): Delivery[];
}

interface Line {
  app: App | undefined;
  readonly waiting: Delivery[];
  calls: number;
}

/** @param isSilent whether an app did not respond lately: it gets one call at a time */
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
        // Moves the app behind all other apps, so that each app gets its turn.
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
