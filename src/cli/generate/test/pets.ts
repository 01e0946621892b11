/** A description of pets, the arguments that generate from it, and the generated files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Maps the name of each generated file to its content. */
export function generatedTexts(folder: string): Record<string, string> {
  const entries = readdirSync(join(folder, 'generated'), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')]),
  );
}
