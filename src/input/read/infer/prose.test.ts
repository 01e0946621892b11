import { describe, expect, it } from 'vitest';
import { readLimits, readParameterProse, readProse } from './prose.js';

const scope = (...scopes: string[]) => ({ scopes });

describe('readProse', () => {
  it.each([
    ['Send message to a user.', { text: 'Send message to a user.' }],
    ['Authentication required.', { text: undefined, security: scope() }],
    [
      'Authentication required, with scope manage:conversation',
      { text: undefined, security: scope('manage:conversation') },
    ],
    [
      'The list of conversations the app has access to Authentication required, with scope participate:conversation',
      {
        text: 'The list of conversations the app has access to',
        security: scope('participate:conversation'),
      },
    ],
    [
      'Authentication required, with scope participate:conversation This method returns messages.',
      { text: 'This method returns messages.', security: scope('participate:conversation') },
    ],
    ['Post updates.\n\nAuthentication required.', { text: 'Post updates.', security: scope() }],
    ['One.\n\nAuthentication required.\n\nTwo.', { text: 'One.\n\nTwo.', security: scope() }],
    [
      'Authentication required, with scopes a:b, c:d and e:f. Then more.',
      { text: 'Then more.', security: scope('a:b', 'c:d', 'e:f') },
    ],
    [
      'Authentication required, with scope read. Authentication required, with scope read.',
      { text: undefined, security: scope('read') },
    ],
    ['No Authentication required', { text: 'No Authentication required' }],
    ['NoAuthentication required', { text: 'NoAuthentication required' }],
    ['Deprecated.', { text: undefined, deprecated: true }],
    ['Old. Deprecated. Use x.', { text: 'Old. Use x.', deprecated: true }],
    ['**Deprecated**', { text: undefined, deprecated: true }],
    ['Deprecated: use x', { text: 'Deprecated: use x', deprecated: true }],
    [
      'This method is deprecated and slow',
      { text: 'This method is deprecated and slow', deprecated: true },
    ],
    ['Deprecated fields are listed', { text: 'Deprecated fields are listed' }],
    ['Lists deprecated items', { text: 'Lists deprecated items' }],
    ['  ', { text: undefined }],
  ])('%j', (given, want) => {
    expect(readProse(given)).toEqual(want);
  });
});

describe('readLimits', () => {
  const max = (value: number) => [{ names: [], keyword: 'maximum', value }];
  const standard = (value: unknown, ...names: string[]) => [{ names, keyword: 'default', value }];
  it.each([
    ['Max number of messages returned is 75.', max(75)],
    ['Maximum value is 100', max(100)],
    ['max: 20', max(20)],
    ['max 20', max(20)],
    [
      "Default value for 'after' and 'before' query parameters is 0.",
      standard(0, 'after', 'before'),
    ],
    ['It defaults to 50', standard(50)],
    ['Default: "asc"', standard('asc')],
    ['Default is true.', standard(true)],
    ['The default is 2.5', standard(2.5)],
    ['defaults to 5, max 10', [...standard(5), ...max(10)]],
    ['It defaults to the current user', []],
    ['Maximum 75% of the quota', []],
    ['The maximum length of a name', []],
  ])('%j', (given, want) => {
    expect(readLimits(given)).toEqual(want);
  });
});

describe('readParameterProse', () => {
  it.each([
    ['(Required) The id', { text: 'The id', required: true, limits: [] }],
    [
      'The kind (This can only be one of a,b)',
      { text: 'The kind', values: ['a', 'b'], limits: [] },
    ],
    [
      'Valid values: asc, desc',
      { text: 'Valid values: asc, desc', values: ['asc', 'desc'], limits: [] },
    ],
    ['Valid values: any text you like', { text: 'Valid values: any text you like', limits: [] }],
    ['If set to true, all', { text: 'If set to true, all', type: 'boolean', limits: [] }],
    ['true or false', { text: 'true or false', type: 'boolean', limits: [] }],
    ['Comma separated list', { text: 'Comma separated list', type: 'list', limits: [] }],
    [
      'A maximum number of conversations to return per call',
      { text: 'A maximum number of conversations to return per call', type: 'integer', limits: [] },
    ],
    ['The id of the site (cloudId)', { text: 'The id of the site (cloudId)', limits: [] }],
  ])('%j', (given, want) => {
    expect(readParameterProse(given)).toEqual(want);
  });
});

it('is linear in long texts', () => {
  const long = [
    'Authentication required, with scopes ' + 'a, '.repeat(50_000),
    'Authentication required '.repeat(40_000),
    'max ' + 'a '.repeat(100_000),
    "Default value for '".repeat(20_000),
    'valid values: '.repeat(20_000),
    '(This can only be one of '.repeat(20_000),
    'Deprecated \n'.repeat(20_000),
  ];
  for (const text of long) {
    readProse(text);
    expect(readParameterProse(text).required).toBeUndefined();
  }
});
