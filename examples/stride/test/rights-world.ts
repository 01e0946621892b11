/**
 * A service with callers of every kind, conversations in every relation to them, and a request for
 * each endpoint.
 */
import { afterAll, beforeAll, expect } from 'vitest';
import type { MountedRoute } from '../../../generated/stride/server/index.js';
import type { Caller } from '../domain/caller.js';
import { SCOPES } from '../domain/caller.js';
import type { Relation } from '../domain/rights.js';
import { createStrideApi } from '../server.js';
import { bodyOf } from './rights-bodies.js';
import type { TestPlace } from './store.js';
import type { World } from './world.js';
import { startWorld } from './world.js';

export const KINDS = ['app', 'room', 'person', 'anonymous'] as const;
export type Kind = Caller['kind'] | 'anonymous';

interface TargetFacts {
  readonly about: 'conversation' | 'nothing' | 'site';
  /** How the callers are related to the target, or `missing` if it does not exist. */
  readonly relations: readonly Relation[] | 'missing';
}

/** Every kind of object with which an endpoint is called. */
export const TARGETS = {
  nothing: { about: 'nothing', relations: ['any'] },
  ownSite: { about: 'site', relations: ['site'] },
  foreignSite: { about: 'site', relations: [] },
  missingSite: { about: 'site', relations: 'missing' },
  /**
   * A private room: the person is in its roster, the app is installed, and the token was issued for
   * it.
   */
  inside: { about: 'conversation', relations: ['inside', 'invited'] },
  /** Rooms of the same site in which none of the callers is. */
  publicRoom: { about: 'conversation', relations: ['public'] },
  privateRoom: { about: 'conversation', relations: [] },
  /** A public room that the person has joined. */
  joinedRoom: { about: 'conversation', relations: ['public'] },
  /** Rooms of another site. */
  foreignPublicRoom: { about: 'conversation', relations: [] },
  foreignPrivateRoom: { about: 'conversation', relations: [] },
  /** A room of another site, which is addressed by the id of the callers' own site. */
  misplacedRoom: { about: 'conversation', relations: 'missing' },
  missingRoom: { about: 'conversation', relations: 'missing' },
} as const satisfies Readonly<Record<string, TargetFacts>>;
export type Target = keyof typeof TARGETS;

/** The ids in the path of a target. */
export interface Place {
  readonly cloudId: string;
  readonly conversationId?: string;
}

export interface Asked {
  readonly status: number;
  /** The message of a rejected call. */
  readonly detail?: string;
}

/** The data before the first test. */
export interface RightsWorld {
  routes: readonly MountedRoute[];
  readonly people: Readonly<People>;
  /**
   * Calls an endpoint as one kind of caller.
   * @param maker creates the message or file to which the call refers; by default, the caller does
   * @param json the body; by default, a valid one that changes no roster
   */
  readonly ask: (
    kind: Kind,
    route: MountedRoute,
    target: Target,
    maker?: 'caller' | 'resident',
    json?: object,
  ) => Promise<Asked>;
}

interface People {
  /** The person who calls. */
  person: string;
  /** The bot of the app that calls. */
  bot: string;
  /** A user who is in the same room as all callers. */
  resident: string;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/**
 * Starts a service before the tests of a `describe`, and ends it after them. It must not have
 * logged an unexpected error.
 */
export function rightsOn(place: TestPlace): RightsWorld {
  let world: World;
  const tokens = new Map<Kind | 'resident', string>();
  const places = new Map<Target, Place>();
  const people: People = { person: '', bot: '', resident: '' };

  /**
   * Returns the id of a message or a file that the user creates, or an unknown id if that is
   * forbidden.
   */
  const createdId = async (
    maker: Kind | 'resident',
    address: string,
    type: string,
  ): Promise<string> => {
    const { text } = await send(`${world.url}${address}`, 'POST', tokens.get(maker), [type, 'a']);
    return /"id":\s*"([^"]+)"/.exec(text)?.[1] ?? NOWHERE;
  };
  const ask: RightsWorld['ask'] = async (kind, route, target, maker = 'caller', json) => {
    const { operation = '', method, key } = route;
    const { cloudId, conversationId = NOWHERE } = places.get(target) ?? { cloudId: NOWHERE };
    // A person sends direct messages to bots, and an app to people.
    const userId = kind === 'person' ? people.bot : people.person;
    const room = `/site/${cloudId}/conversation/${conversationId}`;
    const direct = `/site/${cloudId}/conversation/user/${userId}`;
    const creator = maker === 'caller' ? kind : 'resident';
    const values = new Map<string, () => Promise<string> | string>([
      ['cloudId', () => cloudId],
      ['conversationId', () => conversationId],
      ['userId', () => userId],
      ['key', () => 'key'],
      ['mediaId', () => createdId(creator, `${room}/media?name=a`, 'application/octet-stream')],
      [
        'messageId',
        () => createdId(creator, `${key.includes('/user/') ? direct : room}/message`, 'text/plain'),
      ],
    ]);
    if (operation.startsWith('delete') && operation.endsWith('Module')) {
      const put = operation.replace('delete', 'put');
      for (const one of on.routes.filter((each) => each.operation === put)) {
        await ask(kind, one, target);
      }
    }
    if (operation === 'pushGlanceUpdate' || operation === 'updateGlanceState') {
      const put = on.routes.filter((each) => each.operation === 'putGlanceModule');
      const room = TARGETS[target].about === 'site' ? 'inside' : target;
      for (const one of put) await ask(kind, one, room);
    }
    let address = key.slice(method.length + 1);
    for (const [name, value] of values) {
      if (address.includes(`{${name}}`)) address = address.replace(`{${name}}`, await value());
    }
    if (operation === 'lookupUser') address += `?email=ada@acme.example&site=${cloudId}`;
    if (operation === 'convertDocument') address += '?from=markdown&to=adf';
    const body =
      json === undefined
        ? bodyOf(operation, { cloudId, ...places.get(target) }, world.seeded)
        : (['application/json', JSON.stringify(json)] as const);
    const { status, text } = await send(`${world.url}${address}`, method, tokens.get(kind), body);
    if (status < 400) return { status };
    return { status, detail: (JSON.parse(text) as { detail: string }).detail };
  };
  const on: RightsWorld = { routes: [], ask, people };
  beforeAll(async () => {
    world = await startWorld(place);
    on.routes = createStrideApi(world.service, { baseUrl: () => world.url }).routes;
    await prepare(world, tokens, places, people);
  });
  afterAll(async () => {
    await world.close();
    expect(world.surprises).toEqual([]);
  });
  return on;
}

async function send(
  url: string,
  method: string,
  token: string | undefined,
  content: readonly [type: string, body: string] | undefined,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(content && { 'content-type': content[0] }),
  };
  const response = await fetch(url, { method, headers, ...(content && { body: content[1] }) });
  const text = await response.text();
  if (response.status >= 400) {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
  return { status: response.status, text };
}

/** Creates the rooms and people of both sites, and a token for each caller. */
async function prepare(
  { service, seeded, token }: World,
  tokens: Map<Kind | 'resident', string>,
  places: Map<Target, Place>,
  people: People,
): Promise<void> {
  const { administration, users } = service;
  const { cloudId, clientId } = seeded;
  const { id: foreign } = await administration.addSite({ name: 'Elsewhere' });
  const newPerson = async (site: string, displayName: string): Promise<string> =>
    (await administration.addUser(site, { displayName, email: `${displayName}@people.example` }))
      .id;
  const tokenOf = async (userId: string): Promise<string> =>
    (await service.tokens.issueForPerson(cloudId, userId)).token;
  people.person = seeded.userId;
  people.resident = await newPerson(cloudId, 'Grace');
  const zoe = await newPerson(foreign, 'Zoe');
  const newRoom = async (
    target: Target,
    site: string,
    privacy: 'private' | 'public',
    userId: string,
  ): Promise<{ cloudId: string; conversationId: string }> => {
    const input = { name: target, privacy, userId };
    const { id: conversationId } = await administration.addConversation(site, input);
    const ref = { cloudId: site, conversationId };
    places.set(target, ref);
    return ref;
  };
  const inside = await newRoom('inside', cloudId, 'private', people.resident);
  await newRoom('publicRoom', cloudId, 'public', people.resident);
  await newRoom('privateRoom', cloudId, 'private', people.resident);
  const joined = await newRoom('joinedRoom', cloudId, 'public', people.resident);
  const theirs = await newRoom('foreignPublicRoom', foreign, 'public', zoe);
  await newRoom('foreignPrivateRoom', foreign, 'private', zoe);
  places.set('misplacedRoom', { ...theirs, cloudId });
  places.set('missingRoom', { cloudId, conversationId: NOWHERE });
  places.set('ownSite', { cloudId });
  places.set('foreignSite', { cloudId: foreign });
  await administration.install(clientId, inside);
  await administration.changeRoster(inside, people.resident, { add: [people.person] });
  const caller = { kind: 'person', userId: people.person, scopes: SCOPES } as const;
  await service.rosters.change(caller, joined, { add: [people.person] });
  tokens.set('app', token);
  tokens.set('room', await administration.addRoomToken(inside, SCOPES));
  tokens.set('person', await tokenOf(people.person));
  tokens.set('resident', await tokenOf(people.resident));
  people.bot = (await users.me(await service.tokens.authenticate(token))).id;
}
