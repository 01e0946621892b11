/**
 * An app that receives the events of a separate conversation through a real socket, and responds as
 * the test configures it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { App } from '../../domain/administration.js';
import type { CallApp } from '../../domain/app-caller.js';
import type { Caller } from '../../domain/caller.js';
import type { Clock } from '../../domain/clock.js';
import { systemClock } from '../../domain/clock.js';
import type { ConversationRef } from '../../domain/conversation.js';
import type { Content } from '../../domain/message.js';
import { createService } from '../../domain/service.js';
import type { Service } from '../../domain/service.js';
import type { TestPlace, TestStore } from '../../test/store.js';
import { createDispatcher } from '../dispatcher.js';
import type { Dispatcher } from '../dispatcher.js';
import { appCaller } from '../request.js';

export interface Heard {
  readonly path: string;
  readonly token: string;
  readonly payload: Record<string, unknown>;
}

/** The shared setup of the tests on one database. */
export interface HearingApp {
  place: TestStore;
  service: Service;
  cloudId: string;
  ann: string;
  app: App;
  caller: Caller;
  room: ConversationRef;
  /** The URL of the app. */
  address: string;
  dispatcher: Dispatcher;
  readonly heard: Heard[];
  /** The statuses of the next responses of the app; 200 when the list is empty. */
  readonly answers: number[];
  readonly system: Clock;
  readonly clock: Clock;
  /** Puts the clock forward, and waits for the next attempt. */
  readonly wait: (seconds: bigint) => Promise<void>;
  readonly start: (callApp?: CallApp) => Dispatcher;
  /** Returns a message that mentions a user. */
  readonly mention: (userId: string) => Content;
}

export function hearingApp({ open }: TestPlace): HearingApp {
  const system = systemClock();
  let ahead = 0n;
  let alarm: (() => void) | undefined;
  const clock = { now: () => system.now() + ahead };
  const heard: Heard[] = [];
  const answers: number[] = [];
  const on = {
    ...{ heard, answers, system, clock, mention },
    wait: async (seconds) => {
      ahead += seconds * 1_000_000_000n;
      alarm?.();
      await on.dispatcher.idle();
    },
    start: (callApp = appCaller({ allowInternal: true })) =>
      createDispatcher(on.place.store, {
        ...{ clock, callApp },
        later: (run) => {
          alarm = run;
          return () => (alarm = undefined);
        },
        onError: (error) => {
          throw error;
        },
      }),
  } as HearingApp;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      const payload = JSON.parse(body) as Record<string, unknown>;
      on.heard.push({ path: request.url ?? '', token, payload });
      const headers = { location: `${on.address}/elsewhere` };
      response.writeHead(on.answers.shift() ?? 200, headers).end();
    });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    on.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    on.place = await open({ ahead: () => ahead });
    on.service = createService(on.place.store, { clock, wake: () => on.dispatcher.wake() });
    await settle(on);
  });
  afterAll(async () => {
    await on.place.dispose();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    on.heard.length = 0;
    on.answers.length = 0;
    on.dispatcher = on.start();
    const name = `Room ${clock.now()}`;
    const { id } = await on.service.conversations.create(on.caller, on.cloudId, { name });
    on.room = { cloudId: on.cloudId, conversationId: id };
  });
  afterEach(() => on.dispatcher.stop());
  return on;
}

/** Creates a site with a person and the app. */
async function settle(on: HearingApp): Promise<void> {
  const { administration, tokens } = on.service;
  on.cloudId = (await administration.addSite({ name: 'Acme' })).id;
  const user = { displayName: 'Ann Lee', email: 'ann@acme.test' };
  on.ann = (await administration.addUser(on.cloudId, user)).id;
  const bot = {
    key: 'bot',
    mention: { url: `${on.address}/mention` },
    directMessage: { url: `${on.address}/direct` },
  };
  on.app = await administration.addApp({
    name: 'Helper',
    cloudIds: [on.cloudId],
    modules: [{ type: 'chat:bot', body: bot }],
  });
  on.caller = await tokens.authenticate((await tokens.issue(on.app)).token);
}

function mention(id: string): Content {
  const content = [
    { type: 'mention', attrs: { id, text: '@Helper' } },
    { type: 'text', text: ' help!' },
  ];
  const value = { version: 1, type: 'doc', content: [{ type: 'paragraph', content }] };
  return { kind: 'document', value };
}
