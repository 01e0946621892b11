/** Internal addresses in modules. */
import { describe, expect, test } from 'vitest';
import { createService } from '../../domain/service.js';
import { refused, serviceOn } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import { isExternal } from '../addresses.js';

const INTERNAL = [
  ...['127.0.0.1', '127.1', '0x7f.1', '2130706433', '017700000001', '0.0.0.0', '10.1.2.3'],
  ...['169.254.169.254', '100.64.0.1', '172.31.0.1', '192.168.0.1', '224.0.0.1', '[::1]', '[::]'],
  ...['[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[fe80::1]', '[fd00::1]', '127.0.0.1.'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', 'printer.local', 'db.internal'],
];

test.each(INTERNAL)('%s is internal', async (host) => {
  expect(await isExternal(`http://${host}:8080/a`)).toBe(false);
});

test.each(['93.184.216.34', '[2606:2800:220:1::1]', 'app.invalid', 'mylocalhost.invalid'])(
  '%s is external',
  async (host) => {
    expect(await isExternal(`https://${host}/a`)).toBe(true);
  },
);

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

  test('a module with an internal address is not stored', async () => {
    const service = createService(on.place.store, { mayCall: isExternal });
    const ref = { ...(await on.room()), type: 'chat:webhook' as const, key: 'k' };
    const body = { event: 'roster:updates', url: 'http://[::1]/' };
    await refused(service.modules.put(on.caller, ref, body), 'invalid', '/url');
    expect((await service.modules.list(on.caller, ref, {})).size).toBe(0);
  });

  test('an app whose descriptor has an internal address is not registered', async () => {
    const descriptor = {
      ...{ key: 'k', baseUrl: 'https://app.invalid' },
      lifecycle: { installed: 'http://10.0.0.1/', uninstalled: '/gone' },
      modules: { 'chat:bot': [{ key: 'b', mention: { url: 'http://localhost/' } }] },
    };
    const service = createService(on.place.store, {
      mayCall: isExternal,
      callApp: () => Promise.resolve({ status: 200, text: JSON.stringify(descriptor) }),
    });
    const registers = service.administration.registerApp({
      ...{ cloudId: on.cloudId, address: 'https://app.invalid/descriptor.json' },
    });
    await refused(registers, 'invalid', '/lifecycle/installed', '/modules/chat:bot/0/mention/url');
  });
});
