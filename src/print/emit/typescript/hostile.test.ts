/**
 * Hostile text remains inside of its literal, comment or key: the TypeScript parser reads the same
 * value.
 */
import { codePoint, fc, runs } from '../../../../test/property.js';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { code, ident, jsdoc, key, lit } from './code.js';
import type { Code } from './code.js';
import { json, member, object, property } from './expression.js';
import type { Json } from '../../../base/foundation/json.js';
import { jsonText } from '../json/index.js';
import { moduleText } from './module.js';
import { propertySignature } from './type.js';

const ATTACKS = [
  '',
  "'",
  '"',
  '`',
  '${attack()}',
  '\\',
  '\\"',
  "\\'",
  '*/',
  '**/',
  '*//*/',
  '*\\/',
  '/*',
  '//',
  '*/ ;attack(); /*',
  '";attack();//',
  "';attack();//",
  '\u2028attack()',
  '\u2029attack()',
  '\u0085attack()',
  '\vattack()',
  '\rattack()',
  'a\r\nb\nc',
  '\0',
  '\u001b[31m',
  '\u202eevil\u202c',
  '\u2066a\u2069',
  '\u200b\u200d\ufeff',
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  '😀',
  '\u{e0041}',
  '</script><script>attack()</script>',
  '<!-- attack -->',
  '__proto__',
  'constructor',
  '@deprecated',
  '{@link attack}',
  '@ts-ignore',
  ' @param attack',
  '\n@param attack',
  '\n * @param attack',
  'prettier-ignore',
  '# sourceMappingURL=evil.js',
  'class',
  'a-b',
  '1',
  '-1',
  '1e3',
  'é',
  '名前',
  'ﬀ',
  '𝒳',
  'ªb',
  '[Symbol.iterator]',
];

const hostile = fc.oneof(
  fc.constantFrom(...ATTACKS),
  fc.array(fc.constantFrom(...ATTACKS), { minLength: 2, maxLength: 4 }).map((all) => all.join('')),
  fc.string({ unit: codePoint, maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
);

function written(...body: Code[]): string {
  return moduleText({ body, path: 'a.ts', importExtension: '' });
}

interface Parsed extends ts.SourceFile {
  readonly parseDiagnostics: readonly ts.Diagnostic[];
}

function parse(text: string): Parsed {
  return ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true) as Parsed;
}

/** Parses a module that must contain this number of statements and no error. */
function statements(text: string, count: number): readonly ts.Statement[] {
  const file = parse(text);
  expect(file.parseDiagnostics).toEqual([]);
  expect(file.statements.length).toBe(count);
  return file.statements;
}

/** The value of a literal expression as JavaScript would compute it. */
function valueOf(node: ts.Node): unknown {
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isBigIntLiteral(node)) return BigInt(node.text.slice(0, -1));
  if (ts.isPrefixUnaryExpression(node)) {
    const value = valueOf(node.operand);
    return typeof value === 'bigint' ? -value : -Number(value);
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(valueOf);
  if (ts.isObjectLiteralExpression(node)) {
    return new Map(
      node.properties.map((one) => {
        if (!ts.isPropertyAssignment(one)) throw new Error('no plain property');
        return [nameOf(one.name), valueOf(one.initializer)];
      }),
    );
  }
  const words = new Map<ts.SyntaxKind, unknown>([
    [ts.SyntaxKind.TrueKeyword, true],
    [ts.SyntaxKind.FalseKeyword, false],
    [ts.SyntaxKind.NullKeyword, null],
  ]);
  if (!words.has(node.kind)) throw new Error(`unexpected ${ts.SyntaxKind[node.kind]}`);
  return words.get(node.kind);
}

function nameOf(name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) {
    // Only this key is computed, because it would otherwise set the prototype.
    expect(valueOf(name.expression)).toBe('__proto__');
    return '__proto__';
  }
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) throw new Error('unexpected key');
  return name.text;
}

function initializer(statement: ts.Statement | undefined): ts.Expression {
  if (statement === undefined || !ts.isVariableStatement(statement)) throw new Error('no const');
  const found = statement.declarationList.declarations[0]?.initializer;
  if (found === undefined) throw new Error('no value');
  return found;
}

const a = (value: Code): Code => code`const a = ${value};`;

describe.each([
  ['string literals', (value: string) => a(lit(value)), (node: ts.Expression) => valueOf(node)],
  [
    'keys',
    (value: string) => a(object([property(value, code`true`)])),
    (node: ts.Expression) => [...(valueOf(node) as Map<string, unknown>).keys()][0],
  ],
  [
    'members',
    (value: string) => a(member(ident('b'), value)),
    (node: ts.Expression) => {
      if (ts.isPropertyAccessExpression(node)) return node.name.text;
      if (ts.isElementAccessExpression(node)) return valueOf(node.argumentExpression);
      throw new Error('no access');
    },
  ],
])('%s', (_, build, read) => {
  test('read back as the same text, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const text = written(build(value));
        expect(read(initializer(statements(text, 1)[0]))).toBe(value);
        expect(text).not.toMatch(
          /[\0-\x09\x0b-\x1f\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff]|<\/|<!--|\*\//,
        );
        expect(text).not.toMatch(/\p{Cs}/u);
      }),
      { ...runs({ suite: 300, all: 3000 }), examples: ATTACKS.map((one) => [one]) },
    );
  });
});

test('keys of types read back as the same text', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (value) => {
      const name = ident('A');
      const text = written(
        code`
          interface ${name} {
            ${[propertySignature(value, code`string`)]};
          }
        `,
      );
      const [statement] = statements(text, 1);
      if (statement === undefined || !ts.isInterfaceDeclaration(statement)) throw new Error('none');
      expect(statement.members.map(({ name: one }) => one && nameOf(one))).toEqual([value]);
    }),
    { ...runs({ suite: 200, all: 2000 }), examples: ATTACKS.map((one) => [one]) },
  );
});

test('no text can close a comment, add a tag or hide characters', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (value, more) => {
      const comment = jsdoc(value, { tag: 'deprecated', text: more });
      const text = written(code`
        ${comment}
        type A = string;
      `);
      const [statement] = statements(text, 1);
      const tags = ts.getJSDocTags(statement as ts.Statement).map(({ tagName }) => tagName.text);
      expect(tags).toEqual(['deprecated']);
      const end = text.lastIndexOf('*/');
      expect(text.indexOf('*/')).toBe(end);
      expect(text.slice(end)).toBe('*/\ntype A = string;\n');
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff]/);
      expect(text).not.toMatch(/\p{Cs}/u);
    }),
    { ...runs({ suite: 300, all: 3000 }), examples: ATTACKS.map((one) => [one, one]) },
  );
});

const data = fc.letrec<{ data: Json }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    hostile,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.array(fc.tuple(hostile, tie('data')), { maxLength: 4 }).map((all) => new Map(all)),
  ),
})).data;

test('data reads back as the same data', () => {
  fc.assert(
    fc.property(data, (value) => {
      const text = written(a(json(value)));
      expect(valueOf(initializer(statements(text, 1)[0]))).toEqual(value);
    }),
    runs({ suite: 200, all: 2000 }),
  );
});

/** The result of JSON.parse for data: objects for maps, numbers for bigints. */
function plain(value: Json): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) {
    const record: Record<string, unknown> = {};
    for (const [name, one] of value as ReadonlyMap<string, Json>) {
      Object.defineProperty(record, name, {
        value: plain(one),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return record;
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

test('JSON files read back as the same data', () => {
  fc.assert(
    fc.property(data, (value) => {
      const text = jsonText(value);
      expect(JSON.parse(text)).toEqual(plain(value));
      expect(text).not.toMatch(/[\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff]/);
      expect(text).not.toMatch(/\p{Cs}/u);
    }),
    runs({ suite: 200, all: 2000 }),
  );
});

test.each([
  ['a', 'a'],
  ['class', 'class'],
  ['a-b', '"a-b"'],
  ['200', '"200"'],
  ['é', 'é'],
  ['ﬀ', '"\\ufb00"'],
  ['__proto__', '["__proto__"]'],
  ['', '""'],
  ['a"b', "'a\"b'"],
])('the key %j prints as %s', (name, wanted) => {
  expect(written(key(name))).toBe(wanted + '\n');
});
