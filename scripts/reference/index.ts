/** The reference: pages of the docs that are generated from the code. */
import { commandsPage } from './commands.js';
import { configurationPage } from './configuration.js';
import { diagnosticsPages } from './diagnostics.js';
import { declarationPages } from './declarations.js';
import { jsonPages } from './json.js';
import { limitsPage } from './limits.js';
import { rulesPage } from './rules.js';

/** The pages by their paths from the folder of the reference, with their Markdown before it is formatted. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['commands.md', commandsPage()],
    ['configuration.md', configurationPage()],
    ...(await diagnosticsPages()),
    ['changes.md', await rulesPage()],
    ['limits.md', limitsPage()],
    ...(await jsonPages()),
    ...declarationPages(),
  ]);
}
