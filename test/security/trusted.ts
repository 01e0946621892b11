/** Generates clients and servers from descriptions that require credentials, and connects them. */
import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import type { UserConfig } from '../../src/run/config/config.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { startLoop, type Loop } from '../loop.js';

const SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  oauth: {
    type: 'oauth2',
    flows: {
      clientCredentials: {
        tokenUrl: 'https://id.example/token',
        scopes: { read: 'r', write: 'w' },
      },
    },
  },
};

/** A description of `GET /pets` with these security requirements. */
export function description(security: unknown): unknown {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.example' }],
    components: { securitySchemes: SCHEMES },
    paths: {
      '/pets': { get: { operationId: 'listPets', security, responses: { 200: {} } } },
    },
  };
}

/**
 * Returns a function that generates a client and a server and connects them. Their files are
 * deleted after all tests of a file.
 */
export function loopsOfFile(): (
  files: readonly SourceFile[],
  config?: Partial<UserConfig>,
) => Promise<Loop> {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  return async (files, config = {}) => {
    const loop = await startLoop(files, config);
    folders.push(loop.folder);
    return loop;
  };
}

export const BEARER = { authorization: 'Bearer t' };
export const KEY = { 'x-key': 'k' };

export async function status(
  loop: Loop,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return (await loop.api.fetch(new Request('http://loop.test/pets', { headers }))).status;
}
