/**
 * Modules of apps and the states that users see, on every database.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { serviceOn, refused, NOWHERE } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import { MODULE_TYPES, type ModuleType } from '../module.js';

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

  describe('modules', () => {
    const bodies: Readonly<Record<ModuleType, Record<string, unknown>>> = {
      'chat:actionTarget': { openDialog: { key: 'd' } },
      'chat:bot': { mention: { url: 'https://a.test' } },
      'chat:bot:messages': { pattern: '^x+$', url: 'https://a.test' },
      'chat:dialog': { title: { value: 'T' }, url: 'https://a.test' },
      'chat:externalPage': { url: 'https://a.test' },
      'chat:glance': { name: { value: 'G' }, queryUrl: 'https://a.test' },
      'chat:sidebar': { name: { value: 'S' }, url: 'https://a.test' },
      'chat:webhook': { event: 'roster:updates', url: 'https://a.test' },
    };

    test.each(MODULE_TYPES)('%s is stored, replaced, listed and deleted', async (type) => {
      const ref = { ...(await on.room()), type };
      const body = bodies[type];
      for (const key of ['b', 'a:%/ü', 'c']) {
        expect(await on.service.modules.put(on.caller, { ...ref, key }, body)).toEqual({
          ...body,
          key,
        });
      }
      const replaced = { ...body, key: 'b', extra: '\0' };
      expect(await on.service.modules.put(on.caller, { ...ref, key: 'b' }, replaced)).toEqual(
        replaced,
      );
      const all = [{ ...body, key: 'a:%/ü' }, replaced, { ...body, key: 'c' }];
      expect(await on.service.modules.list(on.caller, ref, {})).toEqual({
        ...{ values: all, start: 0, limit: 75, size: 3 },
      });
      const second = await on.service.modules.list(on.caller, ref, { start: 1, limit: 1 });
      expect(second.values).toEqual([replaced]);
      await on.service.modules.remove(on.caller, { ...ref, key: 'b' });
      await refused(on.service.modules.remove(on.caller, { ...ref, key: 'b' }), 'not-found');
      await refused(on.service.modules.remove(on.caller, { ...ref, key: '\0' }), 'not-found');
      expect((await on.service.modules.list(on.caller, ref, {})).size).toBe(2);
    });

    test('each app has separate modules', async () => {
      const ref = { ...(await on.room()), type: 'chat:dialog' as const };
      await on.service.administration.install(on.other.clientId, ref);
      await on.service.modules.put(on.caller, { ...ref, key: 'k' }, bodies['chat:dialog']);
      expect((await on.service.modules.list(on.stranger, ref, {})).values).toEqual([]);
      await refused(on.service.modules.remove(on.stranger, { ...ref, key: 'k' }), 'not-found');
    });

    const wrong: readonly (readonly [ModuleType, string, unknown, readonly string[]])[] = [
      ['chat:dialog', 'k', { key: 'other', url: 'https://a.test' }, ['/key']],
      ['chat:dialog', '', { url: 'https://a.test' }, ['/key']],
      ['chat:dialog', '\0', { url: 'https://a.test' }, ['/key']],
      ['chat:dialog', 'k', {}, ['/url']],
      ['chat:dialog', 'k', { url: 'ftp://a.test' }, ['/url']],
      ['chat:dialog', 'k', { url: 'javascript:alert(1)' }, ['/url']],
      ['chat:dialog', 'k', { url: '/here' }, ['/url']],
      ['chat:dialog', 'k', { url: 'https://u:p@a.test' }, ['/url']],
      [
        'chat:bot',
        'k',
        { mention: {}, directMessage: { url: 1 } },
        ['/mention/url', '/directMessage/url'],
      ],
      ['chat:bot:messages', 'k', { pattern: '(', url: 'https://a.test' }, ['/pattern']],
      ['chat:bot:messages', 'k', { pattern: '(?=x)', url: 'https://a.test' }, ['/pattern']],
      ['chat:bot:messages', 'k', { pattern: 'x'.repeat(501), url: 'https://a.test' }, ['/pattern']],
      ['chat:bot:messages', 'k', { url: 'https://a.test' }, ['/pattern']],
      ['chat:webhook', 'k', { event: 'x', url: 'https://a.test' }, ['/event']],
      ['chat:actionTarget', 'k', {}, ['']],
      ['chat:actionTarget', 'k', { openDialog: { key: 'a' }, openSidebar: { key: 'b' } }, ['']],
      ['chat:actionTarget', 'k', { callService: { url: 'x' } }, ['/callService/url']],
      ['chat:dialog', 'k', { url: 'https://a.test', x: 'x'.repeat(100_000) }, ['']],
    ];
    test.each(wrong)('%s %j rejects %j', async (type, key, body, pointers) => {
      const ref = { ...(await on.room()), type, key };
      await refused(on.service.modules.put(on.caller, ref, body as object), 'invalid', ...pointers);
    });

    test('a module that is nested without limit is rejected', async () => {
      const body = JSON.parse(
        `{"url":"https://a.test","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      ) as object;
      const ref = { ...(await on.room()), type: 'chat:dialog' as const, key: 'k' };
      await refused(on.service.modules.put(on.caller, ref, body), 'invalid', '');
    });
  });

  describe('states', () => {
    test('a user sees the most specific state', async () => {
      const ref = await on.room();
      const userId = on.ann;
      const see = async (): Promise<unknown> =>
        (await on.service.states.glance(on.caller, 'g', { ...ref, userId }))?.label;
      expect(await see()).toBeUndefined();
      await on.service.states.pushGlance(
        on.caller,
        'g',
        { cloudId: on.cloudId },
        { label: 'site' },
      );
      expect(await see()).toBe('site');
      await on.service.states.pushGlance(
        on.caller,
        'g',
        { cloudId: on.cloudId, userId },
        { label: 'user' },
      );
      expect(await see()).toBe('user');
      await on.service.states.pushGlance(on.caller, 'g', ref, { label: { value: 'room' } });
      expect(await see()).toEqual({ value: 'room' });
      await on.service.states.pushGlance(
        on.caller,
        'g',
        { ...ref, userId },
        { label: 'both', metadata: { n: 1 } },
      );
      expect(await see()).toBe('both');
      await on.service.states.pushGlance(on.caller, 'g', { ...ref, userId }, { label: 'again' });
      expect(await on.service.states.glance(on.caller, 'g', { ...ref, userId })).toEqual({
        label: 'again',
      });
      expect(await on.service.states.glance(on.stranger, 'g', { ...ref, userId })).toBeUndefined();
    });

    test('an app reports whether it is configured', async () => {
      const ref = await on.room();
      expect(await on.service.states.configuration(on.caller, 'c', ref)).toBeUndefined();
      for (const configured of [true, false]) {
        await on.service.states.pushConfiguration(on.caller, 'c', ref, { configured });
        expect(await on.service.states.configuration(on.caller, 'c', ref)).toEqual({ configured });
      }
    });

    test('a push without recipients is rejected', async () => {
      const ref = await on.room();
      const push = (context: object, label = 'X'): Promise<void> =>
        on.service.states.pushGlance(
          on.caller,
          'g',
          { cloudId: on.cloudId, ...context },
          { label },
        );
      await refused(push({ userId: 'nobody' }), 'not-found');
      await refused(push({ userId: '\0' }), 'not-found');
      await refused(push({ cloudId: NOWHERE }), 'not-found');
      await refused(push({ conversationId: NOWHERE }), 'not-found');
      await refused(push({ ...ref, cloudId: NOWHERE }), 'not-found');
      await refused(push(ref, 'x'.repeat(1001)), 'invalid', '/label');
    });
  });
});
