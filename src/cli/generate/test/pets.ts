/** A description of pets, and the arguments that generate from it. */

export const PETS = `swagger: '2.0'
info: { title: Pets, version: 1.2.3 }
host: api.pets.dev
schemes: [https]
paths:
  /pets:
    get:
      operationId: listPets
      summary: All pets
      security: []
      responses:
        '200': { description: All pets, schema: { type: string } }
        '500': { description: Failure, schema: { type: string } }
`;

export const ARGUMENTS = ['pets.yaml', '--out', 'generated', '--target', 'openapi'];
export const FILE = 'generated/openapi.json';
