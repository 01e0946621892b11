import { fc, runs } from '../../../test/property.js';
import { describe, expect, it } from 'vitest';
import { linearPattern } from '../../../templates/server/runtime/pattern.js';
import { planPattern } from './index.js';

describe('a pattern', () => {
  it.each([
    ['^[a-z0-9]+(?:-[a-z0-9]+)*$', 'native'],
    ['^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$', 'native'],
    ['^\\d{4}-\\d{2}$', 'native'],
    ['^[A-Z]{2,10}$', 'native'],
    ['^\\p{L}+$', 'native'],
    ['[A-Z]{3}', 'native'],
    ['^.*$', 'native'],
    ['^a\\-b$', 'native'],
    ['(?<year>\\d{4})', 'native'],
    ['(a+)+$', 'automaton'],
    ['^(a|a)*$', 'automaton'],
    ['^(\\w|\\d)+$', 'automaton'],
    ['^(a*)*$', 'automaton'],
    ['^(a?){30}a{30}$', 'automaton'],
    ['a+b', 'automaton'],
    ['^[^@]+@[^@]+\\.[^@]+$', 'automaton'],
    ['^(POST|PUT|PATCH)$', 'automaton'],
    ['^$|^foo$', 'automaton'],
    ['^(?=.*\\d).{8,}$', 'refused'],
    ['^(a)\\1$', 'refused'],
    ['\\bfoo\\b', 'refused'],
    ['(\\p{L}+)+', 'automaton'],
    ['^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*|\\*)$', 'native'],
    ['^\\cC$', 'native'],
    ['^[\\p{L}](\\p{N}|[\\P{N}])*$', 'native'],
    ['^(\\p{L}|\\p{Lu})*$', 'automaton'],
    ['^a{1,100000}$', 'refused'],
    ['((((a{99}){99}){99}){99})', 'refused'],
    ['(', 'refused'],
    ['^\\u{1F600}$', 'native'],
    ['^\\u{0000000061}$', 'native'],
    ['\\u{110000}', 'refused'],
    ['[\\u{110000}]', 'native'],
    ['('.repeat(120) + 'a' + ')'.repeat(120), 'refused'],
  ])('%s is run %s', (source, kind) => {
    expect(planPattern(source).kind).toBe(kind);
  });

  it('runs fast in the automaton, whatever the pattern', () => {
    for (const source of ['^(a+)+$', '^(a|a)*$', '^(a?){30}a{30}$', '^(a|aa)+$', 'a*a*a*a*b']) {
      const plan = planPattern(source);
      if (plan.kind !== 'automaton') throw new Error(source);
      const budget = { left: 10_000_000 };
      expect(linearPattern(plan.automaton).test(`${'a'.repeat(5000)}!`, budget)).toBe(false);
      expect(budget.left).toBeGreaterThan(0);
    }
  });

  it('has the same meaning in the automaton and in the engine', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '^',
      '$',
      '\\d',
      '\\n',
      '😀',
      '\\u{61}',
      '\\x62',
      '\\cJ',
    );
    const pattern = fc.letrec<{ one: string }>((tie) => ({
      one: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        fc.tuple(tie('one'), tie('one')).map(([a, b]) => a + b),
        fc.tuple(tie('one'), tie('one')).map(([a, b]) => `(${a}|${b})`),
        fc
          .tuple(tie('one'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
          .map(([a, b]) => `(?:${a})${b}`),
      ),
    })).one;
    const text = fc
      .array(fc.constantFrom('a', 'b', '1', '\n', '😀'), { maxLength: 6 })
      .map((all) => all.join(''));
    let compared = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 4, maxLength: 4 }), (source, texts) => {
        const plan = planPattern(source);
        if (plan.kind !== 'automaton') return;
        const ours = linearPattern(plan.automaton);
        const theirs = new RegExp(source, 'u');
        for (const one of texts) {
          compared += 1;
          expect([source, one, ours.test(one, { left: 1000 })]).toEqual([
            source,
            one,
            theirs.test(one),
          ]);
        }
      }),
      runs({ suite: 500, all: 5000 }),
    );
    expect(compared).toBeGreaterThan(100);
  });
});
