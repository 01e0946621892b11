/** Texts that end their context, or imitate other syntax. */
import { openapi3 } from './openapi3.js';
import { postman } from './postman.js';
import type { Say } from './say.js';
import { swagger2 } from './swagger2.js';

export const FORMATS: Readonly<Record<string, (say: Say) => unknown>> = {
  swagger2,
  openapi3,
  postman,
};

export const ATTACK = 'globalThis.__pwned=1';

export const HOSTILE: Readonly<Record<string, string>> = {
  'a single quote': `';${ATTACK};'`,
  'a double quote': `";${ATTACK};"`,
  'a backtick': `\`;${ATTACK};\``,
  'a template': `\${${ATTACK}}`,
  'the end of a comment': `*/ ${ATTACK} /*`,
  'a line comment': `// x\n${ATTACK} //`,
  'U+2028': `\u2028${ATTACK}\u2028`,
  'U+2029': `\u2029${ATTACK}\u2029`,
  'a carriage return': `a\r${ATTACK}\r`,
  'a line feed': `a\n${ATTACK}\n`,
  'a blank line': `a\n\n${ATTACK}\n\n# b\n\n- c\n1. d\n\n    e`,
  controls: '\u0001\u0007\u0008\u000b\u000c\u001b[31m\u007f\u0085\u009f',
  'NUL escaped': '\u0000',
  'bidi marks': `\u202e${ATTACK}\u202c\u2066a\u2069\u200f`,
  'invisible letters': '\ufeff\u200b\u00ad\u2060\u{e0041}',
  'an unpaired surrogate': '\ud800a\udc00',
  __proto__: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  prototype: 'prototype',
  'a reserved word': 'class',
  'a table cell': '| a | b |\n| - | - |',
  'a script': '<script>alert(1)</script>',
  'an image': '<img src=x onerror=alert(1)>',
  'a link to a script': '[x](javascript:alert(1)) ]](javascript:x) ![y](data:text/html,x)',
  'the end of a link': ']](javascript:x)',
  'an HTML comment': '--> <!-- x',
  'the end of a tag': '</',
  'an entity': '&lt;script&gt; &#60;',
  'a fence': '```\n~~~~\n````',
  emphasis: '**a** __b__ ~~c~~ _d_ $x$ {{e}} :::',
  'a backslash': '\\',
  'a backslash and a quote': `\\";${ATTACK};\\'`,
  'a long name': 'n'.repeat(5000),
  'a long text': 'word '.repeat(1000),
  'a path upwards': '../../etc/passwd',
  'a path of Windows': '..\\..\\x',
  'a device': 'CON',
  'a URL': 'https://evil.test/?a=b#c',
  'a Hebrew word': 'שלום',
  emoji: '👩‍👩‍👧 e\u0301',
  nothing: '',
  blanks: ' \t ',
  'a number': '0',
  'a slash': '/',
  braces: '}{',
  'a percent sign': '%00%2e%2e%zz',
  'a reference': '#/definitions/Pet',
  'a tag of JSDoc': '@see {@link x} @type {any}',
};
