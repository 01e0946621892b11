/** The page of the commands, of what `restitch help` prints. */
import { helpPage } from '../../src/cli/help.js';
import { COMMANDS } from '../../src/cli/options.js';
import { block, page } from './text.js';

/** What each command is there for, and its flags. */
export function commandsPage(): string {
  const about = 'The same is printed by `restitch help`, and by `restitch help COMMAND`.';
  const overview = block('text', helpPage());
  const pages = COMMANDS.map((name) => `## ${name}\n\n${block('text', helpPage(name))}`);
  return page('Commands', about, [overview, ...pages]);
}
