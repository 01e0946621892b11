/** The help pages. */
import { HAND_WRITTEN, TARGETS } from '../targets/index.js';
import type { CommandName } from './options.js';

const TARGET_LIST = TARGETS.map(({ name }) => name).join(',');
const STANDARD = TARGETS.filter(({ optIn }) => optIn !== true).map(({ name }) => name);
const HANDLERS = `--handlers DIR      the folder for the handlers of the ${HAND_WRITTEN.target.name}`;

const OVERVIEW = `restitch merges partial, overlapping API descriptions into one API, and
generates a typed client, server stubs and docs from it.

  restitch generate [CONFIG]              generate what restitch.config.* describes
  restitch generate INPUT… --out DIR      generate without a configuration
  restitch check [CONFIG]                 exit 1 and show the difference if the output is stale
  restitch upgrade --check [CONFIG]       show what this version of restitch would change in the output
  restitch inspect [KEY] [INPUT…]         show the API: names, groups, and where each fact comes from
  restitch diff OLD NEW                   show what changed for callers, and what breaks them
  restitch record URL                     record the traffic between a service and its callers
  restitch verify TRAFFIC… [CONFIG]       compare recorded traffic with the API
  restitch mock [INPUT…]                  serve the API with sample values
  restitch explain [CODE]                 explain a diagnostic code or a rule of diff; without CODE, list all
  restitch init [INPUT…]                  find the descriptions in this folder and write a configuration
  restitch help COMMAND, -v, --version

Exit code: 0 ok · 1 errors, a stale check, or a breaking change · 2 usage or internal error.
`;

const READING = `  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration (default: all of them)
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     a header for the host of https:// inputs; may be repeated. If there are several hosts,
                          name the host: "api.acme.io: N: V", "localhost:8080: N: V"
      --format json       print one JSON object on standard output
      --fail-on WHAT      also exit 1 for: warning, or loss (a fact that the output cannot express)
  -v, --verbose           print hints, timings, and every place of messages marked with ×
      --debug             print the stack of an internal error
`;

const WRITING = `  -o, --out DIR           the folder to generate into; the arguments are then inputs, not a configuration
  -t, --target LIST       ${TARGET_LIST}, or your own
                          (default: ${STANDARD.join(', ')}); files of other targets stay
      ${HANDLERS}
  -q, --quiet             print errors only
`;

const PAGES: Readonly<Record<CommandName, string>> = {
  generate: `restitch generate [CONFIG]
restitch generate INPUT… --out DIR

Generates the configured targets. INPUT: files, folders, globs, https://…, or - for standard input. Files that you edited are kept and
reported. Unchanged files are not touched. Stale files are deleted unless you edited them.

${WRITING}      --force             overwrite generated files that were edited by hand
      --dry-run           print the plan and the difference without writing
  -w, --watch             generate again whenever an input or the configuration changes
      --restore           write stubs again for handlers that you deleted
      --rename OLD=NEW    rename an operation, a type or a group; may be repeated
      --move "OLD=NEW"    an endpoint has moved: move its handler with it; may be repeated
      --allow-mass-removal  continue although most endpoints are gone
${READING}`,
  check: `restitch check [CONFIG]
restitch check INPUT… --out DIR

Prints a unified diff and exits with 1 if generate would change anything. Writes nothing.

${WRITING}${READING}`,
  upgrade: `restitch upgrade --check [CONFIG]
restitch upgrade [CONFIG]

Shows how the output of this version of restitch differs from the output on disk: the part of the changelog that explains it, the
difference, and each file with its added and removed lines. Without --check, it then writes the output.
With --check, it exits with 1 if anything would change. To look before you install: npx restitch@latest upgrade --check

      --check             write nothing
${WRITING}${READING}`,
  inspect: `restitch inspect [KEY] [INPUT…]

Shows the merged API. KEY: an endpoint ("GET /pets/{id}"), the name of a function, a group or a schema. For a KEY it shows each
fact, how it is known, and the documents that declare it, with line and column. Long texts are shortened; --verbose prints them in
full. An argument that is a file, a folder or a glob is an INPUT. Without an INPUT, the inputs of the configuration are used.

${READING}`,
  diff: `restitch diff OLD NEW
restitch diff OLD… -- NEW…

Compares two sets of descriptions as callers see them: endpoints, parameters, bodies, responses, types, security, servers.
OLD and NEW: files, folders, globs and https://…, which are merged before they are compared; a file or folder of a git
revision; or a configuration (or its folder), with its overlays and filters. To compare a pull request with main:

  restitch diff origin/main:specs/api.yaml specs/api.yaml
  git worktree add ../main origin/main && restitch diff ../main/restitch.config.ts restitch.config.ts

  -H, --header "N: V"     sent to the host of sides https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --api NAME          one of the APIs of a configuration
      --format FORMAT     text, json, or markdown for a comment on a pull request
      --fail-on WHAT      exit 1 for: breaking (default), warning (includes breaking), any, none
  -v, --verbose           also print the lines of compatible changes
      --debug             print the stack of an internal error

Exit code: 0 no failing change · 1 a failing change, or a description has errors · 2 a side that cannot be read,
usage, or an internal error.
`,
  record: `restitch record URL [DESCRIPTION…]

Starts a proxy in front of a service: call the proxy instead of the service. It writes all exchanges to an HTTP archive (HAR), which you
can use as an input. Every value is replaced by one of the same form before it is written; words of the API stay. If you name
descriptions, a valid value stays valid and an invalid one invalid. Bodies over 1 MB are recorded by their size only. The file is
complete after each exchange. Ctrl-C ends the recording.

      --target URL        the same as URL
      --keep FIELD        do not replace the values of this field, parameter or header, or this word in paths; may be
                          repeated: --keep plan,X-Tenant --keep kunden
  -o, --out FILE          default: traffic.har
  -p, --port N            where to listen (default: 4020; 0: any free port)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host recorder
  -q, --quiet             do not print every exchange
      --debug             print the stack of an internal error
`,
  verify: `restitch verify TRAFFIC… [CONFIG]
restitch verify TRAFFIC… DESCRIPTION…

Compares recorded traffic with the API, using the checks of the generated server. It reports how many exchanges of each endpoint match;
each kind of mismatch once, with its place, count and first exchange; undeclared facts; and endpoints that were not exercised. A
request that the service rejected (4xx) may be invalid. TRAFFIC: HTTP archives (HAR) from a browser, a proxy or restitch record.

      --suggest FILE      write an OpenAPI Overlay that makes them agree; review it, and add it to the configuration
  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     sent to the host of descriptions https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --format FORMAT     text, json, junit for CI, or markdown for a comment on a pull request
  -v, --verbose           also list statuses and parameters that were not exercised
      --debug             print the stack of an internal error

Exit code: 0 everything matches · 1 a mismatch, or a description has errors · 2 usage, or traffic or a description
that cannot be read.
`,
  mock: `restitch mock [INPUT…]

Serves the API until Ctrl-C, with examples of the descriptions or, if there are none, with values that fit the schemas. Requests are
checked like in the generated server. If an operation requires a credential, the request must have one; any value is accepted.
Without INPUT, the inputs of the configuration are used. A request can select its response:

  Prefer: code=404, example=none, dynamic=true        (or in the query: ?__code=404&__example=none&__dynamic=true)

  -p, --port N            where to listen (default: 4010; 0: any free port)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host mock
      --stateful          remember what was created, changed and deleted, for paths with a collection and its items
  -d, --dynamic           generate values even if there are examples
      --seed N            generate other values; the same for the same number
  -w, --watch             reload the descriptions when they change
  -q, --quiet             do not print every request
${READING}`,
  explain: `restitch explain [CODE]

Explains a diagnostic code and what to do about it, e.g. restitch explain output/conflict, or a rule of diff, e.g.
restitch explain property/became-required. Without CODE, lists all of them.
`,
  init: `restitch init [INPUT…]

Finds API descriptions below this folder (or uses INPUT) and writes restitch.config.ts (or .json in a project without TypeScript) and
an npm script "generate". It proposes a client, and also a server for projects with Express, Fastify or Hono. In a terminal it asks
before it writes. It prints the first call, and overwrites nothing.

  -y, --yes               do not ask
  -t, --target LIST       ${TARGET_LIST}
  -o, --out DIR           the folder to generate into
      ${HANDLERS}
`,
};

/**
 * The help of one command, or of all.
 * @param command which one
 */
export function helpPage(command?: CommandName): string {
  return command ? PAGES[command] : OVERVIEW;
}
