/**
 * A description whose texts contain what site generators treat as code, as markup, or as paths of
 * files.
 */
const CODE = '{{ 40 + 2 }} {40 + 2} {{ constructor.constructor("return process")().exit(7) }}';

const TEXT = [
  `Says \`List<T>\`, \`{{ 40 + 2 }}\`, ${CODE} and <T>, {<b></b>{ 1 + 1 }}.`,
  '- item {#id}\n- item {.class}\n- {{ never closed',
  '## A heading {own} {{ 40 + 2 }}',
  "import x from './y'",
  'export const a = 1',
  ':::note\nNot one of mine\n:::',
  '<<< @/.vitepress/config.mjs',
  '<!--@include: ../../../secret.md-->',
  '[[toc]]',
  '<script setup>process.exit(7)</script>',
  '| {x} | <T> |\n|---|---|\n| {{ 40 + 2 }} | `{{ 40 + 2 }}` |',
  '```js\nconst a = {{ 1 }}; // <!--@include: ../../../secret.md-->\n```',
  '```html {1}\n<b>{{ 2 }}</b>\n```',
  ':tada: text {.class}',
  'Sums: $a$, $$b$$, ~x~, H~2~O, ==m==, ^s^.',
  'GET /users/{id}',
].join('\n\n');

const NAMES = ['<a>', '{b}', '{{ 40 + 2 }}', 'a|b'];
const INCLUDE = '<!-- @include: ../../../secret.md -->';

export const TRAPS = {
  openapi: '3.1.0',
  info: { title: `Traps <T> ${CODE}`, version: '{{ 1 }}', description: TEXT },
  servers: [{ url: 'https://t.test/{v}', variables: { v: { default: '1', description: CODE } } }],
  tags: [{ name: 'export all {t} <T>', description: TEXT }],
  paths: {
    '/a/{id}/<T>/{{x}}': {
      get: {
        operationId: 'getA',
        summary: `export all {id} ${CODE}`,
        tags: ['export all {t} <T>'],
        description: TEXT,
        parameters: [
          {
            ...{ name: 'id', in: 'path', required: true, description: `import it: ${CODE}` },
            schema: { type: 'string', pattern: '^{{a}}<b>$', default: '{{ 40 + 2 }}' },
          },
          { name: 'q<T>{{y}}', in: 'query', schema: { enum: NAMES } },
        ],
        responses: {
          200: {
            description: TEXT,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/A' },
                example: { a: `{{ 40 + 2 }} </script> ${INCLUDE}` },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      A: {
        ...{ type: 'object', description: TEXT },
        properties: {
          'a{{ 40 + 2 }}': { type: 'string', description: `<i> ${CODE} ${INCLUDE}` },
          b: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      Some_Name: { type: 'string', enum: NAMES },
    },
  },
};
