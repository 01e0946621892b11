/** Adding a script does not change the rest of a `package.json`. */
import { describe, expect, it } from 'vitest';
import { addScript } from './package-script.js';

describe('addScript', () => {
  it.each([
    [
      'before the others, with their indentation',
      '{\n\t"files": ["a", "b"],\n\t"scripts": {\n\t\t"test": "x"\n\t}\n}\n',
      '{\n\t"files": ["a", "b"],\n\t"scripts": {\n\t\t"generate": "do",\n\t\t"test": "x"\n\t}\n}\n',
    ],
    [
      'not to some other scripts',
      '{\n  "x": { "scripts": { "a": "b" } },\n  "scripts": { "c": "d" }\n}',
      '{\n  "x": { "scripts": { "a": "b" } },\n  "scripts": {\n    "generate": "do", "c": "d" }\n}',
    ],
    [
      'to an empty object',
      '{\n  "scripts": {}\n}\n',
      '{\n  "scripts": {\n    "generate": "do"\n  }\n}\n',
    ],
    [
      'where there are no scripts',
      '{\r\n  "name": "x"\r\n}\r\n',
      '{\r\n  "name": "x",\r\n  "scripts": {\r\n    "generate": "do"\r\n  }\r\n}\r\n',
    ],
    ['where there is nothing', '{}', '{\n  "scripts": {\n    "generate": "do"\n  }\n}'],
  ])('adds it %s', (_, text, want) => {
    const added = addScript(text, 'generate', 'do');
    expect(added).toEqual({ kind: 'added', text: want });
    expect(JSON.parse(want).scripts.generate).toBe('do');
  });

  it.each([
    ['{"scripts": {"generate": "mine"}}', 'present'],
    ['{"scripts": []}', 'unreadable'],
    ['{', 'unreadable'],
    ['[]', 'unreadable'],
  ])('does not change %s', (text, kind) => {
    expect(addScript(text, 'generate', 'do')).toMatchObject({ kind });
  });
});
