/** The changes of a release to the changelog, and the allowed next versions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultOfVersion, releasedChangelog, sectionOf } from '../../scripts/release/changelog.mjs';

const CHANGELOG = `# Changelog

Intro.

## Unreleased

### Generated output

- Clients have other names.

### Added

- A thing.

## 0.1.0 - 2026-01-01

### Added

- All.
`;

describe('the changelog', () => {
  test('gets a version, and a new empty section', () => {
    const text = releasedChangelog(CHANGELOG, '0.2.0', '2026-02-01');
    expect(sectionOf(text, '0.2.0')).toBe(
      '### Generated output\n\n- Clients have other names.\n\n### Added\n\n- A thing.',
    );
    expect(sectionOf(text, 'Unreleased')).toBe('### Generated output\n\n- Nothing changes.');
    expect(sectionOf(text, '0.1.0')).toBe('### Added\n\n- All.');
    expect(text).toContain('\n## 0.2.0 - 2026-02-01\n');
  });

  test('must describe the consequences for generated output', () => {
    const silent = CHANGELOG.replace(/### Generated output[^#]*/, '');
    expect(() => releasedChangelog(silent, '0.2.0', '2026-02-01')).toThrow('Generated output');
    const empty = CHANGELOG.replace(/## Unreleased[^]*?(?=## 0)/, '## Unreleased\n\n');
    expect(() => releasedChangelog(empty, '0.2.0', '2026-02-01')).toThrow('nothing is unreleased');
  });

  test('of this repository can be released', () => {
    const ours = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
    expect(() => releasedChangelog(ours, '999.0.0', '2026-02-01')).not.toThrow();
  });
});

test.each([
  ['0.2.0', '0.1.0', true],
  ['0.1.1', '0.1.0', true],
  ['0.1.0', '0.1.0', true],
  ['1.0.0-rc.1', '0.9.0', true],
  ['1.0.0-rc.2', '1.0.0-rc.1', true],
  ['1.0.0', '1.0.0-rc.2', true],
  ['0.0.9', '0.1.0', false],
  ['1.0.0-rc.1', '1.0.0', false],
  ['1.0.0-rc.1', '1.0.0-rc.2', false],
  ['v1', '0.1.0', false],
])('%s after %s: %s', (next, current, may) => {
  expect(faultOfVersion(next, current) === undefined).toBe(may);
});
