/** A description of pets, and changed versions of it. */

export const PETS = `swagger: '2.0'
info: { title: Pets, version: 1.0.0 }
host: api.pets.dev
schemes: [https]
security: []
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, type: string }
    get:
      parameters:
        - { name: lang, in: query, type: string }
      responses:
        '200': { description: A pet, schema: { $ref: '#/definitions/Pet' } }
    delete:
      responses:
        '204': { description: Gone }
definitions:
  Pet:
    type: object
    required: [name]
    properties:
      name: { type: string }
      kind: { type: string, enum: [cat, dog] }
`;

/** The pets with breaking changes: a parameter becomes required, an enum gets one more value, and DELETE is removed. */
export const BROKEN = PETS.replace('1.0.0', '2.0.0')
  .replace('in: query, type: string }', 'in: query, type: string, required: true }')
  .replace('[cat, dog]', '[cat, dog, cow]')
  .replace(/ {4}delete:\n.*\n.*\n/, '');

export const WIDER = PETS.replace(
  '        - { name: lang',
  '        - { name: page, in: query, type: integer }\n        - { name: lang',
);
