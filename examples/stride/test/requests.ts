/**
 * Sends arbitrary requests to a running service. Every response is checked for the properties that
 * all responses share.
 */
import { afterAll, beforeAll, expect } from 'vitest';
import type { TestPlace } from './store.js';
import type { World } from './world.js';
import { startWorld } from './world.js';

export interface Call {
  readonly token?: string | null;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** `body /name length`: the location, the name or pointer, and the code of each error. */
  readonly errors: readonly string[];
  readonly body: Record<string, unknown>;
}

interface ReportedError {
  readonly in: string;
  readonly name?: string;
  readonly pointer?: string;
  readonly code: string;
}

/** Returns the pointer of an error. Every error in a body must have one. */
function pointerOf({ in: place, pointer }: ReportedError): string | undefined {
  return place === 'body' && pointer === undefined ? 'nowhere' : pointer;
}

export const JSON_TYPE = 'application/json';

export const json = (value: unknown): Call => ({ type: JSON_TYPE, body: JSON.stringify(value) });

/** The data that exists before the first test. */
export interface Requests {
  world: World;
  /** `/site/{cloudId}/conversation`, and the seeded room in it. */
  rooms: string;
  room: string;
  readonly call: (method: string, path: string, given?: Call) => Promise<Answer>;
  /** Sends a message to the seeded room. */
  readonly send: (value: unknown) => Promise<Answer>;
}

/**
 * Starts a service before the tests of a `describe`, and ends it after them. It must not have
 * logged an unexpected error.
 */
export function requestsOn(place: TestPlace): Requests {
  async function call(method: string, path: string, given: Call = {}): Promise<Answer> {
    const { token = on.world.token, type, body, headers } = given;
    const response = await fetch(`${on.world.url}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(type !== undefined && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { body: body as BodyInit }),
    });
    const text = await response.text();
    const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    if (response.status >= 400 && method !== 'HEAD') {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(json).toMatchObject({ status: response.status, title: expect.any(String) as string });
    }
    const errors = (json['errors'] ?? []) as ReportedError[];
    return {
      status: response.status,
      headers: response.headers,
      errors: errors.map((one) =>
        [one.in, one.name, pointerOf(one), one.code]
          .filter((part) => part !== '' && part !== undefined)
          .join(' '),
      ),
      body: json,
    };
  }
  const on = {
    call,
    send: (value) => call('POST', `${on.room}/message`, json(value)),
  } as Requests;
  beforeAll(async () => {
    on.world = await startWorld(place);
    on.rooms = `/site/${on.world.room.cloudId}/conversation`;
    on.room = `${on.rooms}/${on.world.room.conversationId}`;
  });
  afterAll(async () => {
    await on.world.close();
    expect(on.world.surprises).toEqual([]);
  });
  return on;
}
