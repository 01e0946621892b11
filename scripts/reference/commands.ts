/** The page about commands, generated from the output of `restitch help`. */
import { COMMANDS } from '../../src/cli/commands.js';
import { helpPage, overviewPage } from '../../src/cli/help.js';
import { block, page } from './text.js';

/** The purpose of each command, and its flags. */
export function commandsPage(): string {
  const about =
    'This page lists all commands and their options. `restitch help` and `restitch help COMMAND` print the same text.';
  const overview = block('text', overviewPage(COMMANDS));
  const pages = COMMANDS.map(
    (command) => `## ${command.name}\n\n${block('text', helpPage(command))}`,
  );
  return page('Commands', about, [overview, ...pages]);
}
