/** The checks of a release for the repository URL in `package.json`. */
import { expect, test } from 'vitest';
import { faultsOfAddress } from '../../scripts/release/address.mjs';

const WHOLE = {
  repository: { type: 'git', url: 'git+https://github.com/acme/restitch.git' },
  homepage: 'https://github.com/acme/restitch#readme',
  bugs: 'https://github.com/acme/restitch/issues',
};

test('a missing field is reported with text to paste', () => {
  expect(faultsOfAddress({})).toEqual([
    `package.json lacks repository, homepage, bugs, and npm refuses provenance without a repository. Fill in the public address:
  "repository": { "type": "git", "url": "git+https://github.com/OWNER/NAME.git" },
  "homepage": "https://github.com/OWNER/NAME#readme",
  "bugs": "https://github.com/OWNER/NAME/issues"`,
  ]);
  const [fault] = faultsOfAddress({ ...WHOLE, bugs: undefined }, 'acme/restitch');
  expect(fault).toMatch(/^package.json lacks bugs,[^]*acme\/restitch\/issues"$/);
});

test.each([
  WHOLE.repository,
  WHOLE.repository.url,
  'github:acme/restitch',
  'git@github.com:acme/restitch.git',
])('compares %j with the repository of the release', (repository) => {
  const manifest = { ...WHOLE, repository };
  expect(faultsOfAddress(manifest)).toEqual([]);
  expect(faultsOfAddress(manifest, 'Acme/restitch')).toEqual([]);
  expect(faultsOfAddress(manifest, 'ann/restitch')).toEqual([
    expect.stringContaining('but ann/restitch makes the release'),
  ]);
});
