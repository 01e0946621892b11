/** The help pages. */
import { HAND_WRITTEN, TARGETS } from '../output/targets/index.js';
import type { Command } from './command.js';

const TARGET_LIST = TARGETS.map(({ name }) => name).join(',');
const STANDARD = TARGETS.filter(({ optIn }) => optIn !== true).map(({ name }) => name);
const HANDLERS = `--handlers DIR      the folder for the handlers of the ${HAND_WRITTEN.target.name}`;

const READING = `  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration (default: all of them)
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     a header for the host of https:// inputs; may be repeated. If there are several hosts,
                          name the host: "api.acme.io: N: V", "localhost:8080: N: V"
      --format json       print one JSON object on standard output
      --fail-on WHAT      also exit 1 for: warning, or loss (a fact that the output cannot express)
  -v, --verbose           print hints, timings, and every location of messages marked with ×
      --debug             print the stack of an internal error
`;

const WRITING = `  -o, --out DIR           the folder to generate into; the arguments are then inputs, not a configuration
  -t, --target LIST       ${TARGET_LIST}, or your own
                          (default: ${STANDARD.join(', ')}); files of other targets stay
      ${HANDLERS}
  -q, --quiet             print errors only
`;

/** The width of the first column of the overview. */
const USAGE_WIDTH = 40;

/**
 * Returns the overview of all commands.
 * @param commands the commands in the order in which they are listed
 */
export function overviewPage(commands: readonly Command[]): string {
  const lines = commands
    .flatMap(({ overview }) => overview)
    .map(([usage, about]) => `  ${usage.padEnd(USAGE_WIDTH)}${about}\n`);
  return `restitch merges partial, overlapping API descriptions into one API, and
generates a typed client, server stubs and docs from it.

${lines.join('')}  restitch help COMMAND, -v, --version

Exit code: 0 ok · 1 errors, a stale check, or a breaking change · 2 usage or internal error.
`;
}

/** The help of one command. */
export function helpPage(command: Command): string {
  return command.page({
    ...{ targets: TARGET_LIST, handlers: HANDLERS, reading: READING, writing: WRITING },
  });
}
