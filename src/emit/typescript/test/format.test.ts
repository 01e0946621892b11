/** prettier leaves what is emitted as it is, whatever that says. */
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { jsonText, type JsonData } from '../../json/index.js';
import { code, ident, imported } from '../code.js';
import { array, json, type Json } from '../expression.js';
import { exportNames, moduleText } from '../module.js';
import { constant } from '../statement.js';
import { name, text, keyText, few, declaration } from './random-code.js';

test('prettier leaves random modules alone', async () => {
  await fc.assert(
    fc.asyncProperty(few(declaration, 1), async (body) => {
      const written = moduleText({ body, path: 'a.ts', importExtension: '.js' });
      expect(await format(written, { parser: 'typescript' })).toBe(written);
    }),
    runs({ suite: 60, all: 600 }),
  );
});

const { data } = fc.letrec<{ data: Json }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.bigInt(),
    ),
    fc.array(tie('data'), { maxLength: 5 }),
    fc.array(fc.integer(), { maxLength: 40 }),
    fc.array(fc.tuple(keyText, tie('data')), { maxLength: 5 }).map((entries) => new Map(entries)),
  ),
}));

test('prettier leaves random data alone, as literals and as JSON files', async () => {
  await fc.assert(
    fc.asyncProperty(data, async (value) => {
      const written = moduleText({
        body: [constant({ name: ident('data'), value: json(value), export: true })],
        path: 'a.ts',
        importExtension: '',
      });
      expect(await format(written, { parser: 'typescript' })).toBe(written);
      const file = jsonText(value as JsonData);
      expect(await format(file, { parser: 'json' })).toBe(file);
    }),
    runs({ suite: 60, all: 600 }),
  );
});

test('prettier leaves imports and exports alone', async () => {
  const place = { path: 'client/a.ts', importExtension: '.js' } as const;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { maxLength: 8 }), fc.boolean(), async (names, type) => {
      const uses = names.map((one) => imported(one, './client/b.ts', { type }));
      const body = [
        code`${uses.map((use) => code`use(${use});`)[0] ?? null}`,
        constant({ name: ident('all'), value: array(uses) }),
        exportNames(names, './c.ts', place, { type }),
      ];
      const written = moduleText({ ...place, body });
      expect(await format(written, { parser: 'typescript' })).toBe(written);
    }),
    runs({ suite: 50, all: 200 }),
  );
});
