import { expect, it } from 'vitest';
import type { ObservedCount, Origin } from '../../../src/model/origin.js';
import { languageOf } from '../language/language.js';
import { trustNote } from '../trust.js';

const wordsIn = (lang: string, trust: Origin['trust'], seen?: ObservedCount) =>
  trustNote([{ source: 'a.har', pointer: '', trust, ...(seen && { seen }) }], {
    word: languageOf(lang, {}, []).word,
  });

it('marks a fact that is not declared, in the language of the pages', () => {
  expect(wordsIn('en', 'declared')).toBeUndefined();
  expect(wordsIn('en', 'inferred')).toEqual({ words: 'inferred', isDoubtful: true });
  expect(wordsIn('de', 'inferred')?.words).toBe('erschlossen');
});

it('tells how often a fact was observed, in the language of the pages', () => {
  const seen = { count: 2, of: 3, what: 'responses' } as const;
  expect(wordsIn('en', 'observed', seen)?.words).toBe('observed, in 2 of 3 responses');
  expect(wordsIn('zh', 'observed', seen)?.words).toBe('观测到，3 个响应中的 2 个');
  const once = { count: 1, of: 1, what: 'objects' } as const;
  expect(wordsIn('en', 'declared', once)).toEqual({ words: 'in 1 of 1 object', isDoubtful: false });
  expect(wordsIn('ar', 'observed', once)?.words).toBe('مرصود، في 1 من أصل كائن واحد');
});
