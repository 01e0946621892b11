import { expect, test } from 'vitest';
import { isDeviceName, isPortableName } from '../device-name.js';

test.each(['con', 'CON', 'aux.ts', 'Nul.tar.gz', 'COM1.ts', 'lpt9', 'com¹', 'prn ', 'CONIN$'])(
  '%s is a device',
  (name) => expect([isDeviceName(name), isPortableName(name)]).toEqual([true, false]),
);

test.each(['console.ts', 'com.ts', 'com10', 'auxiliary', 'a.con', 'null', 'lpt'])(
  '%s is a file',
  (name) => expect([isDeviceName(name), isPortableName(name)]).toEqual([false, true]),
);

test.each(['a.', 'a ', 'a:b', 'a?', 'a*.ts', '"a"', 'a|b', 'a<b>', 'a\\b', 'a\tb'])(
  '%j is not a valid name on Windows',
  (name) => expect(isPortableName(name)).toBe(false),
);
