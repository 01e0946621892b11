/** The help pages. */
import { HAND_WRITTEN, TARGETS } from '../output/targets/index.js';
import type { Command } from './command.js';

const TARGET_LIST = TARGETS.map(({ name }) => name).join(',');
const STANDARD = TARGETS.filter(({ optIn }) => optIn !== true).map(({ name }) => name);
const HANDLERS = `--handlers DIR      the folder for your handlers (target ${HAND_WRITTEN.target.name})`;

const CONFIG = `  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} in the
                          current folder)
`;

const READ = `      --overlay FILE      apply this OpenAPI Overlay after those of the configuration; may be repeated
  -H, --header "N: V"     send this header with requests for https:// inputs; may be repeated. If the
                          inputs come from several hosts, name the host that gets the header:
                          "api.acme.io: N: V", "localhost:8080: N: V"
      --format json       print the result as one JSON object on standard output
      --fail-on WHAT      exit with 1 not only after errors. warning: also after warnings. loss: also
                          if the output cannot express a fact of the descriptions.
  -v, --verbose           print hints, timings, and every location of messages marked with ×
      --debug             print the stack trace of an internal error
`;

const READING = `${CONFIG}      --api NAME          the API to read, if the configuration has several
${READ}`;

const WRITING = `  -o, --out DIR           the folder to generate into; the arguments are then descriptions, and not a
                          configuration
  -t, --target LIST       ${TARGET_LIST},
                          or names of custom targets. The files of other targets are not changed.
                          (default: ${STANDARD.join(',')})
      ${HANDLERS}
  -q, --quiet             print only errors
`;

const EACH = `${CONFIG}      --api NAME          use only this API of the configuration (default: all of them)
${READ}`;

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

A configuration (restitch.config.ts) names the descriptions, the output folder and the targets.
To write one, run: restitch init

${lines.join('')}
restitch help COMMAND explains a command and its flags. restitch --version (-v) prints the version.

Exit code: 0 success · 1 errors, outdated output (check), or breaking changes (diff) · 2 wrong usage,
or an internal error.
`;
}

/** The help of one command. */
export function helpPage(command: Command): string {
  return command.page({
    ...{
      targets: TARGET_LIST,
      handlers: HANDLERS,
      reading: READING,
      writing: WRITING,
      readingEach: EACH,
    },
  });
}
