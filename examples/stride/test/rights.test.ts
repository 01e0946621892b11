/**
 * Access rights: each endpoint is called by each kind of caller, with objects of the caller and of
 * others.
 *
 * @module-tag proof
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { MountedRoute } from '../../../generated/stride/server/index.js';
import { RIGHTS, ruleOf } from '../domain/rights.js';
import type { Relation, Right } from '../domain/rights.js';
import { KINDS, rightsOn, TARGETS } from './rights-world.js';
import type { Asked, Kind, Target } from './rights-world.js';
import { PLACES } from './store.js';

const NAMES = Object.keys(RIGHTS) as Right[];

function rightOf(operation: string | undefined): Right {
  const found = NAMES.filter((name) => ruleOf(name).endpoints.some((one) => one === operation));
  expect(found, `rules for ${operation}`).toHaveLength(1);
  return found[0] as Right;
}

/** Returns the targets with which an endpoint is called. */
function targetsOf({ operation, key }: MountedRoute): Target[] {
  const abouts: string[] =
    operation === 'pushGlanceUpdate'
      ? ['conversation', 'site']
      : key.includes('{conversationId}') || operation === 'pushConfigurationUpdate'
        ? ['conversation']
        : key.includes('{cloudId}') || operation === 'lookupUser'
          ? ['site']
          : ['nothing'];
  return (Object.keys(TARGETS) as Target[]).filter((one) => abouts.includes(TARGETS[one].about));
}

/** The possible relations to a conversation, to a site, or to neither. */
const RELATIONS: Readonly<Record<(typeof TARGETS)[Target]['about'], readonly Relation[]>> = {
  conversation: ['inside', 'invited', 'public'],
  site: ['site'],
  nothing: ['any'],
};

/**
 * Returns the expected status according to the table of rights: 200 for any success, or the status
 * of the error.
 */
function due(route: MountedRoute, kind: Kind, target: Target): 200 | 401 | 403 | 404 {
  const rule = ruleOf(rightOf(route.operation));
  if (kind === 'anonymous') return rule.anonymous ? 200 : 401;
  const { about, relations } = TARGETS[target];
  const needed = rule[kind].filter((one) => RELATIONS[about].includes(one));
  if (needed.length === 0) return 403;
  if (relations === 'missing') return 404;
  return needed.some((one) => relations.some((relation) => relation === one)) ? 200 : 403;
}

/** Returns 200 for every success. */
function classOf({ status }: Asked): number {
  return status >= 200 && status < 300 ? 200 : status;
}

/** The most important outcomes, written by hand without the table. */
const EXPECTED: readonly (readonly [Kind, operations: string, Target, status: number])[] = [
  ['person', 'getConversation listMessages getConversationRoster getMedia', 'inside', 200],
  ['person', 'sendMessage uploadMedia editMessage deleteMessage deleteMedia', 'inside', 200],
  ['person', 'updateConversation updateRoster archiveConversation', 'inside', 200],
  ['person', 'getConversation listMessages getConversationRoster getMedia', 'publicRoom', 200],
  ['person', 'sendMessage uploadMedia updateRoster', 'publicRoom', 200],
  ['person', 'updateConversation archiveConversation unarchiveConversation', 'publicRoom', 403],
  ['person', 'sendMessage uploadMedia updateRoster', 'joinedRoom', 200],
  ['person', 'updateConversation archiveConversation unarchiveConversation', 'joinedRoom', 403],
  ['person', 'getConversation getConversationRoster listMessages', 'privateRoom', 403],
  ['person', 'listRecentMessages getMessage getMessageContext getMedia', 'privateRoom', 403],
  ['person', 'sendMessage editMessage deleteMessage uploadMedia', 'privateRoom', 403],
  ['person', 'updateConversation archiveConversation updateRoster', 'privateRoom', 403],
  ['person', 'getConversation listMessages sendMessage', 'foreignPublicRoom', 403],
  ['person', 'updateConversation archiveConversation updateRoster', 'foreignPublicRoom', 403],
  ['person', 'getConversation listMessages sendMessage', 'foreignPrivateRoom', 403],
  ['person', 'getConversation listMessages sendMessage', 'misplacedRoom', 404],
  ['person', 'listConversations createConversation getDirectConversation', 'ownSite', 200],
  ['person', 'sendDirectMessage editDirectMessage deleteDirectMessage', 'ownSite', 200],
  ['person', 'listConversations createConversation getDirectConversation', 'foreignSite', 403],
  ['person', 'getUser lookupUser', 'foreignSite', 403],
  ['person', 'listBotModules putBotModule putWebhookModule putGlanceModule', 'inside', 403],
  ['person', 'pushGlanceUpdate updateGlanceState pushConfigurationUpdate', 'inside', 403],
  ['person', 'pushGlanceUpdate', 'ownSite', 403],
  ['person', 'listSites getMe convertDocument renderDocument', 'nothing', 200],
  ['app', 'getConversation sendMessage archiveConversation putBotModule', 'inside', 200],
  ['app', 'getConversation sendMessage archiveConversation putBotModule', 'publicRoom', 403],
  ['app', 'getConversation sendMessage archiveConversation putBotModule', 'privateRoom', 403],
  ['app', 'getConversation sendMessage updateGlanceState', 'foreignPublicRoom', 403],
  ['app', 'createConversation pushGlanceUpdate sendDirectMessage', 'ownSite', 200],
  ['app', 'listConversations createConversation pushGlanceUpdate getUser', 'foreignSite', 403],
  ['room', 'getConversation sendMessage updateConversation putBotModule', 'inside', 200],
  ['room', 'getConversation sendMessage updateConversation putBotModule', 'publicRoom', 403],
  ['room', 'createConversation pushGlanceUpdate getDirectConversation', 'ownSite', 403],
  ['room', 'sendDirectMessage editDirectMessage deleteDirectMessage', 'ownSite', 403],
  ['anonymous', 'getConversation sendMessage archiveConversation', 'publicRoom', 401],
  ['anonymous', 'listSites getMe convertDocument renderDocument', 'nothing', 401],
  ['anonymous', 'issueToken', 'nothing', 200],
];

describe.each(PLACES)('on $name', (place) => {
  const on = rightsOn(place);
  /** The result of each call, by `person sendMessage inside`. */
  const asked = new Map<string, Asked>();
  const failed: string[] = [];

  beforeAll(async () => {
    const last = ['archiveConversation', 'unarchiveConversation'];
    const rank = ({ operation = '' }: MountedRoute): number => last.indexOf(operation);
    const ordered = [...on.routes].sort((a, b) => rank(a) - rank(b));
    for (const kind of KINDS) {
      for (const route of ordered) {
        for (const target of targetsOf(route)) {
          const name = `${kind} ${route.operation} ${target}`;
          const answer = await on.ask(kind, route, target);
          asked.set(name, answer);
          const expected = due(route, kind, target);
          if (classOf(answer) !== expected) failed.push(`${name}: ${expected}, ${answer.status}`);
        }
      }
    }
  });

  test('every endpoint has one rule, and every rule has an endpoint', () => {
    const operations = on.routes.map(({ operation }) => operation ?? '');
    expect(operations).toHaveLength(57);
    expect(NAMES.flatMap((name) => ruleOf(name).endpoints).sort()).toEqual(operations.sort());
    for (const { operation, security } of on.routes) {
      const isOpen = security === undefined || security.length === 0;
      expect([operation, isOpen]).toEqual([operation, 'anonymous' in RIGHTS[rightOf(operation)]]);
    }
  });

  test('every caller is allowed or refused as in the table', () => {
    expect(asked.size).toBeGreaterThan(1000);
    expect(failed).toEqual([]);
  });

  test('no call gets a server error, and every refusal has a reason', () => {
    for (const [name, { status, detail }] of asked) {
      expect([name, status]).toEqual([name, Math.min(status, 499)]);
      if (status >= 400) expect([name, detail]).toEqual([name, expect.stringMatching(/\w \w/)]);
    }
    const { detail } = asked.get('person putBotModule inside') ?? {};
    expect(detail).toBe('A person cannot have modules.');
  });

  test.each(EXPECTED)('%s, %s, %s: %i', (kind, operations, target, status) => {
    for (const operation of operations.split(' ')) {
      const answer = asked.get(`${kind} ${operation} ${target}`);
      expect([operation, answer && classOf(answer)]).toEqual([operation, status]);
    }
  });

  test('only the author may change a message or a file', async () => {
    for (const route of on.routes) {
      const { own } = ruleOf(rightOf(route.operation));
      if (!own) continue;
      for (const kind of ['app', 'room', 'person'] as const) {
        const { status, detail } = await on.ask(kind, route, 'inside', 'resident');
        expect([route.operation, kind, status]).toEqual([route.operation, kind, 403]);
        expect(detail).toContain('Only the account that made');
      }
    }
  });

  test('no caller gets a right by an own call', async () => {
    const { person, resident } = on.people;
    const steps: readonly (readonly [operation: string, json?: object])[] = [
      ...([['sendMessage'], ['createConversation'], ['sendDirectMessage']] as const),
      ['updateRoster', { add: [person] }],
      ['updateRoster', { add: [person, resident] }],
      ['updateRoster', { remove: [resident] }],
      ['updateConversation', { privacy: 'public' }],
      ['updateRoster', { remove: [person] }],
      ['updateRoster', { add: [person] }],
    ];
    const named = (operation: string): MountedRoute => {
      const route = on.routes.find((each) => each.operation === operation);
      if (route === undefined) throw new Error(operation);
      return route;
    };
    for (const kind of ['person', 'app', 'room'] as const) {
      for (const target of ['publicRoom', 'privateRoom', 'foreignPublicRoom'] as const) {
        // Operations of one rule are refused alike, so one of them is enough.
        const refused = new Map(
          on.routes
            .filter(({ operation }) => asked.get(`${kind} ${operation} ${target}`)?.status === 403)
            .map((route) => [rightOf(route.operation), route]),
        );
        for (const [operation, json] of steps) {
          const own = targetsOf(named(operation)).includes(target) ? target : 'ownSite';
          const { status } = await on.ask(kind, named(operation), own, 'caller', json);
          if (status >= 400) continue;
          for (const route of refused.values()) {
            const call = `${kind} ${route.operation} ${target} after ${operation}`;
            expect([call, (await on.ask(kind, route, target)).status]).toEqual([call, 403]);
          }
        }
      }
    }
  });
});
