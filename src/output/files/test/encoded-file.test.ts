import { describe, expect, it } from 'vitest';
import type { OutputFile } from '../../../print/emit/file.js';
import { hashText } from '../disk.js';
import { encodeFile, EncodedFile } from '../encoded-file.js';

const file = (text: string, more: Partial<OutputFile> = {}): OutputFile => ({
  path: 'a/b.ts',
  ownership: 'generated',
  text,
  ...more,
});

describe('a packed file', () => {
  it.each([['plain\n'], ['Zürich, 東京 🦀\n'], ['a\r\nb\n'], ['']])('contains %j', (text) => {
    const kept = encodeFile(file(text));
    expect(kept).toBeInstanceOf(EncodedFile);
    expect({ ...kept, text: kept.text }).toEqual({
      path: 'a/b.ts',
      ownership: 'generated',
      text,
      bytes: Buffer.from(text),
      hash: hashText(text),
    });
  });

  it('is built from pieces if there are any', () => {
    const pieces = ['é\n', '', '🦀\n'];
    const kept = encodeFile({
      path: 'a.json',
      ownership: 'generated',
      pieces,
      get text(): string {
        throw new Error('nobody needs the whole');
      },
    });
    expect(kept.text).toBe('é\n🦀\n');
  });

  it.each<Partial<OutputFile>>([{ ownership: 'handlers' }, { stubs: [] }, { retired: [] }])(
    'is not built for %j: its text is compared',
    (more) => {
      const given = file('x', more);
      expect(encodeFile(given)).toBe(given);
    },
  );
});
