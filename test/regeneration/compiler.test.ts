/** The compiler, which takes a third of a second to load, is loaded only for a file that gets an edit. */
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { expect, it } from 'vitest';
import { GET, LIST, PUT } from './operations.js';
import { emptyWorld, regenerate } from './world.js';

const { cache } = createRequire(import.meta.url);
const isLoaded = (): boolean =>
  Object.keys(cache).some((file) => file.includes(`${sep}ts-morph${sep}`));

it('nothing new loads no compiler', async () => {
  const world = emptyWorld();
  await regenerate(world, [LIST, GET]);
  const pets = world.files.get('pets.ts') ?? '';
  world.files.set('pets.ts', `${pets}\nexport const other = ['GET /pets/{petId}'];\n`);
  expect((await regenerate(world, [LIST, GET])).written.size).toBe(0);
  expect(isLoaded()).toBe(false);
  await regenerate(world, [LIST, GET, PUT]);
  expect(isLoaded()).toBe(true);
});
