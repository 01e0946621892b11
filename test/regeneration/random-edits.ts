/** Random edits of handlers, as people make them. */
import { format } from 'prettier';
import { scanFile } from '../../src/output/files/handlers/scan.js';
import { fc } from '../property.js';
import { DESCRIPTION } from './random-operations.js';
import type { World } from './world.js';

/** The kinds of edits. `at` and `of` select the file, the function and the position. */
const EDITS = [
  'inside',
  'fill',
  'between',
  'end',
  'swap',
  'rename',
  'move',
  'format',
  'crlf',
  'wrap',
] as const;
export const EDIT = fc.record({
  kind: fc.constantFrom(...EDITS),
  at: fc.nat(999),
  of: fc.nat(999),
});
export const ROUND = fc.record({ facets: DESCRIPTION, edits: fc.array(EDIT, { maxLength: 3 }) });

/** Edits that a compiler rejects: an undeclared function, or an unfinished statement. */
export const UNTYPED: ReadonlySet<string> = new Set(['wrap']);

let marks = 0;

/** Applies an edit to a file. Returns false if the edit has nothing to change. */
export async function editAs(
  world: World,
  { kind, at, of }: { kind: (typeof EDITS)[number]; at: number; of: number },
): Promise<boolean> {
  const path = [...world.files.keys()][at % Math.max(1, world.files.size)];
  const text = path === undefined ? undefined : world.files.get(path);
  const functions = text === undefined ? [] : (scanFile(text)?.functions ?? []);
  const one = functions[of % Math.max(1, functions.length)];
  if (path === undefined || text === undefined || one === undefined) return false;
  const mark = `mine${++marks}`;
  const put = (from: number, to: number, now: string): boolean => {
    world.files.set(path, text.slice(0, from) + now + text.slice(to));
    return true;
  };
  const code = one.tokens.filter((token) => token.kind !== 'comment');
  switch (kind) {
    case 'inside': {
      const place = code[1 + ((at * 7 + of) % Math.max(1, code.length - 1))];
      return place !== undefined && put(place.at, place.at, ` /* ${mark} */ `);
    }
    case 'fill': {
      const place = code.findIndex((token) => token.text === 'throw');
      const start = code[place];
      return (
        start !== undefined &&
        put(
          start.at,
          start.at,
          `const ${mark} = \`\${_req}\`;\n  if (/[{"]/.test(${mark})) void ${mark};\n  `,
        )
      );
    }
    case 'between':
      return put(one.from, one.from, `// ${mark}: "GET /nothing"\n`);
    case 'end':
      return put(
        text.length,
        text.length,
        `\nexport function ${mark}() {\n  return "DELETE /pets";\n}`,
      );
    case 'swap': {
      const [first, second] = [functions[0], functions[1]];
      if (first === undefined || second === undefined) return false;
      const [a, b] = [text.slice(first.from, first.end), text.slice(second.from, second.end)];
      return put(first.from, second.end, b + text.slice(first.end, second.from) + a);
    }
    case 'rename':
      if (one.name === '') return false;
      return put(0, text.length, text.replace(new RegExp(`\\b${one.name}\\b`), mark));
    case 'move': {
      const imports = text.slice(0, functions[0]?.from ?? 0).replace(/\/\*\*[^]*?\*\//, '');
      world.files.set(`of-${mark}.ts`, `${imports}\n${text.slice(one.from, one.end)}\n`);
      return put(one.from, one.end, '');
    }
    case 'format':
      world.files.set(
        path,
        await format(text, { parser: 'typescript', singleQuote: true, semi: false }),
      );
      return true;
    case 'crlf':
      world.files.set(path, text.replace(/\r?\n/g, '\r\n'));
      return true;
    case 'wrap': {
      const start = code.findIndex((token) => token.text === 'async');
      const async = code[start];
      if (async === undefined || start !== 1 || code[0]?.text !== 'export') return false;
      return put(one.at, one.end, `export const ${mark} = wrap(${text.slice(async.at, one.end)})`);
    }
    default:
      return kind satisfies never;
  }
}
