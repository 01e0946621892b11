/**
 * Deliveries that an app does not accept.
 *
 * @module-tag proof
 */
import { jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createDispatcher, WAITS } from '../dispatcher.js';
import { appCaller } from '../request.js';
import { PLACES } from '../../test/store.js';
import { hearingApp } from './hearing-app.js';

/** Returns a promise, and the function that fulfills it. */
function signal(): [Promise<void>, () => void] {
  let fulfil = (): void => undefined;
  return [new Promise<void>((resolve) => (fulfil = resolve)), () => fulfil()];
}

describe.each(PLACES)('on $name', (place) => {
  const on = hearingApp(place);

  test('a failed delivery is retried at growing intervals, and then given up', async () => {
    on.answers.push(500, 302, 404);
    await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.dispatcher.idle();
    expect(on.heard).toHaveLength(1);
    await on.wait(4n);
    expect(on.heard).toHaveLength(1);
    await on.wait(1n);
    expect(on.heard).toHaveLength(2);
    await on.wait(30n);
    expect(on.heard).toHaveLength(3);
    await on.wait(180n);
    // The app has accepted the fourth attempt, so no delivery is left.
    expect(on.heard.map(({ path }) => path)).toEqual(Array(4).fill('/mention'));
    await on.wait(10_000n);
    expect(on.heard).toHaveLength(4);
    const ids = await Promise.all(
      on.heard.map(async ({ token }) => {
        const key = new TextEncoder().encode(on.app.clientSecret);
        const { payload } = await jwtVerify(token, key, { currentDate: new Date(0) });
        return payload.jti;
      }),
    );
    expect(new Set(ids).size).toBe(1);
  });

  /** Lets all waits pass, one after the other. */
  async function wait(): Promise<void> {
    for (const nanoseconds of WAITS) await on.wait(nanoseconds / 1_000_000_000n + 1n);
  }

  test('deliveries are retried for days, at growing intervals', () => {
    expect(WAITS.toSorted((left, right) => Number(left - right))).toEqual(WAITS);
    const days = WAITS.reduce((sum, each) => sum + each, 0n) / 86_400_000_000_000n;
    expect(days).toBeGreaterThanOrEqual(2n);
  });

  test('failed deliveries are kept for inspection', async () => {
    on.answers.push(...Array<number>(WAITS.length + 2).fill(500));
    await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.dispatcher.idle();
    await wait();
    await on.wait(1000n);
    expect(on.heard).toHaveLength(WAITS.length + 1);
    const [given] = await on.service.administration.givenUp();
    expect(given).toMatchObject({
      ...{ clientId: on.app.clientId, url: `${on.address}/mention`, attempts: WAITS.length + 1 },
      failure: 'it answered 500',
    });
    const { id = '' } = given ?? {};
    on.answers.length = 0;
    await on.service.administration.resend(id);
    await on.dispatcher.idle();
    expect(on.heard).toHaveLength(WAITS.length + 2);
    expect(await on.service.administration.givenUp()).toEqual([]);
    await expect(on.service.administration.resend(id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('all failed deliveries of an app can be sent again at once', async () => {
    on.answers.push(...Array<number>(3 * (WAITS.length + 1)).fill(500));
    for (let at = 0; at < 3; at++)
      await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.dispatcher.idle();
    await wait();
    const { administration } = on.service;
    const { clientId } = on.app;
    expect(await administration.countGivenUp()).toEqual([{ clientId, count: 3 }]);
    expect(await administration.givenUp(2)).toHaveLength(2);
    on.heard.length = 0;
    expect(await administration.resendAll('nobody')).toBe(0);
    expect(await administration.resendAll(clientId)).toBe(3);
    await on.dispatcher.idle();
    expect(on.heard).toHaveLength(3);
    expect(await administration.countGivenUp()).toEqual([]);
  });

  test('failed deliveries are deleted after a month', async () => {
    on.answers.push(...Array<number>(WAITS.length + 1).fill(500));
    await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.dispatcher.idle();
    await wait();
    await on.wait(20n * 86_400n);
    expect(await on.service.administration.givenUp()).toHaveLength(1);
    await on.wait(11n * 86_400n);
    expect(await on.service.administration.givenUp()).toEqual([]);
  });

  test('an internal address is not called unless that is allowed', async () => {
    await on.dispatcher.stop();
    on.dispatcher = on.start(appCaller());
    await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.dispatcher.idle();
    expect(on.heard).toEqual([]);
    const [given] = await on.service.administration.givenUp();
    expect(given).toMatchObject({ attempts: 1, failure: '127.0.0.1 is an internal address' });
    await on.dispatcher.stop();
    on.dispatcher = on.start();
    await on.service.administration.resend(given?.id ?? '');
    await on.dispatcher.idle();
    expect(on.heard).toHaveLength(1);
  });

  test('an app that does not respond delays no other app, and gets one call at a time', async () => {
    await on.dispatcher.stop();
    const other = await on.service.administration.addApp({
      ...{ name: 'Healthy', cloudIds: [on.cloudId] },
      modules: [{ type: 'chat:bot', body: { key: 'bot', mention: { url: `${on.address}/well` } } }],
    });
    await on.service.administration.install(other.clientId, on.room);
    for (let at = 0; at < 12; at++)
      await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    await on.service.administration.say(on.room, on.ann, on.mention(other.userId));
    const called: string[] = [];
    const [released, release] = signal();
    const [heardWell, well] = signal();
    on.dispatcher = on.start(async ({ url }) => {
      called.push(new URL(url).pathname);
      if (!url.endsWith('/well')) {
        await released;
        throw new Error('no answer');
      }
      well();
      return { status: 200, text: '' };
    });
    await heardWell;
    const silent = Array<string>(4).fill('/mention');
    await expect.poll(() => called.toSorted()).toEqual([...silent, '/well']);
    release();
    // From the third failed call on, one call counts as an attempt of all deliveries that are due.
    await on.dispatcher.idle();
    await wait();
    await wait();
    expect(called.length).toBeLessThan(3 * WAITS.length);
    const given = await on.service.administration.givenUp();
    expect(given.filter(({ clientId }) => clientId === on.app.clientId)).toHaveLength(12);
    expect(new Set(given.map(({ attempts }) => attempts))).toEqual(new Set([WAITS.length + 1]));
    await on.place.store.tables.deliveries.remove(given.map(({ id }) => id));
  });

  test('two processes whose clocks differ deliver each event once', async () => {
    await on.dispatcher.stop();
    for (let at = 0; at < 10; at++)
      await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    const late = { now: () => on.system.now() - 90_000_000_000n };
    const both = [on.clock, late].map((own) =>
      createDispatcher(on.place.store, { clock: own, callApp: appCaller({ allowInternal: true }) }),
    );
    await Promise.all(both.map((one) => one.idle()));
    await Promise.all(both.map((one) => one.stop()));
    expect(on.heard).toHaveLength(10);
  });

  test('deliveries of a dead dispatcher are taken over by the next one', async () => {
    await on.dispatcher.stop();
    await on.service.administration.say(on.room, on.ann, on.mention(on.app.userId));
    const lease = 60_000_000_000n;
    const lost = await on.place.store.tables.deliveries.claim({ lease, share: 4, limit: 10 });
    expect(lost).toHaveLength(1);
    on.dispatcher = on.start();
    await on.dispatcher.idle();
    expect(on.heard).toHaveLength(0);
    await on.wait(61n);
    expect(on.heard).toHaveLength(1);
  });
});
