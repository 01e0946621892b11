/** The help pages. */
import { HAND_WRITTEN, TARGETS } from '../targets/index.js';
import type { CommandName } from './options.js';

const TARGET_LIST = TARGETS.map(({ name }) => name).join(',');
const STANDARD = TARGETS.filter(({ optIn }) => optIn !== true).map(({ name }) => name);
const HANDLERS = `--handlers DIR      the folder of the hand-written handlers of the ${HAND_WRITTEN.target.name}`;

const OVERVIEW = `restitch stitches partial, overlapping API descriptions into one API,
and generates a typed client, server stubs and docs from it.

  restitch generate [CONFIG]              generate what restitch.config.* describes
  restitch generate INPUT… --out DIR      generate without any configuration
  restitch check [CONFIG]                 exit 1 and show the difference when output is stale
  restitch upgrade --check [CONFIG]       what this version of restitch would change in what another one made
  restitch inspect [KEY] [INPUT…]         show the API: names, groups, and where each fact comes from
  restitch settle [CONFIG]                ask what the documents disagree on, and write the answers
  restitch diff OLD NEW                   what changed for callers, and what of it breaks them
  restitch record URL                     write down what passes between a service and its callers
  restitch verify TRAFFIC… [CONFIG]       hold recorded traffic against the API
  restitch mock [INPUT…]                  serve the API with values made of its descriptions
  restitch explain [CODE]                 explain a diagnostic code, or a rule of diff; without one, list them
  restitch init [INPUT…]                  find descriptions here and write a configuration
  restitch help COMMAND, -v, --version

Exit code: 0 ok · 1 errors, a stale check, or a breaking change · 2 usage or internal error.
`;

const READING = `  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration (default: all of them)
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     sent to the host of inputs https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --format json       print one JSON object for machines on standard output
      --fail-on WHAT      exit 1 also for: warning, or loss (a fact that the output cannot show)
  -v, --verbose           hints, timings, and each place of what is marked with ×
      --debug             the stack of an internal error
`;

const WRITING = `  -o, --out DIR           the folder to generate into; the words are descriptions then
  -t, --target LIST       ${TARGET_LIST}, or your own
                          (default: ${STANDARD.join(', ')}); the files of others stay
      ${HANDLERS}
  -q, --quiet             print errors only
`;

const PAGES: Readonly<Record<CommandName, string>> = {
  generate: `restitch generate [CONFIG]
restitch generate INPUT… --out DIR

Generates the configured targets. INPUT: files, folders, globs, https://…, or - for what is piped in. Files edited by hand are kept and
reported; unchanged files are not touched; stale ones are removed if nobody edited them.

${WRITING}      --force             overwrite generated files that were edited by hand
      --dry-run           print the plan and the difference, and write nothing
  -w, --watch             generate again whenever an input or the configuration changes
      --restore           write handlers again that were deleted
      --rename OLD=NEW    give an operation, a type or a group another name; may be repeated
      --move "OLD=NEW"    an endpoint has moved: its handler goes with it; may be repeated
      --allow-mass-removal  go on although most endpoints are gone
${READING}`,
  check: `restitch check [CONFIG]
restitch check INPUT… --out DIR

Exits with 1 and prints a unified diff when generate would change anything. Writes nothing.

${WRITING}${READING}`,
  upgrade: `restitch upgrade --check [CONFIG]
restitch upgrade [CONFIG]

What this version of restitch makes otherwise than the one that made what stands there: what the changelog says of
it, the difference, and each file with the lines that come and go. Exits with 1 when anything would change.
Without --check it is written then. Before a new version is installed: npx restitch@latest upgrade --check

      --check             write nothing
${WRITING}${READING}`,
  inspect: `restitch inspect [KEY] [INPUT…]

Shows the API as it was stitched together. KEY: an endpoint ("GET /pets/{id}"), the name of a function,
a group or a schema; it shows each fact of it, how it is known, and the documents that state it, by line and column.
Long texts are cut, unless --verbose. A word that is a file, a folder or a glob is an INPUT; without any, the
configuration says which, and a word may name it.

${READING}`,
  settle: `restitch settle [CONFIG]
restitch settle INPUT… --overlay FILE

Asks what the documents disagree on: one question for each cause, the dearest first, with the lines of the documents
side by side. Each answer is written at once into the last overlay that the configuration names, or into a new one
(settled.overlay.yaml). You can stop at any time: all answers are kept. Exits with 1 while errors are left.

      --open              ask in a browser: a page on this machine, for whoever has its address
  -p, --port NUMBER       where the page listens (default: a free port)
      --accept RULE       accept without asking: an id, a code (reconcile/type), or a cost (data, requests, security,
                          types, names, wording); may be repeated
      --prefer DOCUMENT   choose what a document states, wherever it states one of the values; may be repeated
      --json              print the questions for machines, as --format json does
${READING}`,
  diff: `restitch diff OLD NEW
restitch diff OLD… -- NEW…

Compares two sets of descriptions as those see them who call the API: endpoints, parameters, bodies,
responses, types, security, servers. OLD and NEW: files, folders, globs and https://…, stitched together before they
are compared; a file or folder of a git revision; or a configuration (or its folder), with its overlays and
filters. The branch of a pull request against main:

  restitch diff origin/main:specs/api.yaml specs/api.yaml
  git worktree add ../main origin/main && restitch diff ../main/restitch.config.ts restitch.config.ts

  -H, --header "N: V"     sent to the host of sides https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --api NAME          one of the APIs of a configuration
      --format FORMAT     text; json for machines; markdown for a comment on a pull request
      --fail-on WHAT      exit 1 for: breaking (default), warning (and breaking), any change, none
  -v, --verbose           the lines of compatible changes too
      --debug             the stack of an internal error

Exit code: 0 nothing to fail on · 1 there is, or a description has errors · 2 a side that cannot be read,
usage, or an internal error.
`,
  record: `restitch record URL [DESCRIPTION…]

A proxy on this machine in front of a service: call it instead of the service. What passes is written into an HTTP archive (HAR),
which is an input like any other. Every value is replaced by one of the same form before anything is written; words of the API stay.
With descriptions, values stay as right or wrong as they were. Of bodies beyond 1 MB only the size is written. The file is whole
after each exchange; Ctrl-C ends.

      --target URL        the same as URL
      --keep FIELD        write the values of this field, parameter or header as they are, and this word of paths; may be
                          repeated: --keep plan,X-Tenant --keep kunden
  -o, --out FILE          default: traffic.har
  -p, --port N            where to listen (default: 4020; 0: any that is free)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host recorder
  -q, --quiet             do not print every exchange
      --debug             the stack of an internal error
`,
  verify: `restitch verify TRAFFIC… [CONFIG]
restitch verify TRAFFIC… DESCRIPTION…

Holds recorded traffic against the API, with the checks of the generated server: how many exchanges of each endpoint fit; each kind
of misfit once, with its place, its count and its first exchange; what nobody declares; what was never exercised. A request
that the service refused (4xx) need not fit. TRAFFIC: HTTP archives (HAR), of a browser, a proxy or restitch record.

      --suggest FILE      write an OpenAPI Overlay that makes them agree; review it, and add it to the configuration
  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     sent to the host of descriptions https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --format FORMAT     text; json for machines; markdown for a comment on a pull request; junit for CI
  -v, --verbose           everything that was never exercised, statuses and parameters too
      --debug             the stack of an internal error

Exit code: 0 everything fits · 1 something does not, or a description has errors · 2 usage,
or traffic or a description that cannot be read.
`,
  mock: `restitch mock [INPUT…]

Serves the API until Ctrl-C: examples of the descriptions first, else values made of the schemas. Requests are checked as by the
generated server, and refused with problems; a credential is wanted where one is asked for, and any is taken. INPUT as of
inspect; without any, the configuration says which. A request chooses its answer:

  Prefer: code=404, example=none, dynamic=true        (or in the query: ?__code=404&__example=none&__dynamic=true)

  -p, --port N            where to listen (default: 4010; 0: any that is free)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host mock
      --stateful          remember what was created, changed and deleted where paths show a collection and its items
  -d, --dynamic           make values though there are examples
      --seed N            other values; the same for the same number
  -w, --watch             follow the descriptions when they change
  -q, --quiet             do not print every request
${READING}`,
  explain: `restitch explain [CODE]

Says what a diagnostic code means and what to do about it, e.g. restitch explain output/conflict; or by
which rule diff judges a change, e.g. restitch explain property/became-required. Without a code, lists all.
`,
  init: `restitch init [INPUT…]

Looks for API descriptions below this folder (or takes INPUT), and at the project: a client fits all, a server those with
Express, Fastify or Hono. Asks at a terminal; writes restitch.config.ts (or .json where there is no TypeScript) and
an npm script "generate", and shows the first call. Never overwrites anything.

  -y, --yes               ask nothing
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
