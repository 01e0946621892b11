/** `restitch init`: finds descriptions, inspects the project, writes a configuration and an npm script. */
import { counted } from '../../base/foundation/counted.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';
import { basename, join, resolve } from 'node:path';
import { findConfig } from '../../run/config/load.js';
import { createReport, type Diagnostic } from '../../base/diagnostics/report.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { readTextFile, writeFileAtomically } from '../../output/files/index.js';
import {
  DEFAULT_LIMITS,
  isAddress,
  loadDocuments,
  readSourceFiles,
  type Document,
} from '../../input/source/index.js';
import { formatOf, OVERLAY, WHOLE_FORMATS, type Format } from '../../input/read/index.js';
import { TARGETS, type BuiltInTarget } from '../../output/targets/index.js';
import { targetsNamed, type Flags } from '../arguments.js';
import { refusesModules, resolvesModulePackages } from '../job/import-extension.js';
import { firstPrograms, firstRun } from './first-programs.js';
import { jsonConfig, typedConfig } from './config.js';
import { inOrder, inspectProject, planFor, type InitPlan, type Project } from './project.js';
import { askForPlan, askForRelations } from './questions.js';
import type { ExitCode, Io } from '../io.js';
import { STANDARD_INPUT } from '../job/job.js';
import { printDiagnostics } from '../print.js';
import { severalApisHint } from './several-apis.js';
import { addScript } from './package-script.js';

/** Patterns for the names of files that may be descriptions. Their content decides whether they are. */
const CANDIDATES = [
  '**/*.json',
  '**/*.yaml',
  '**/*.yml',
  '**/*.har',
  '**/*.http',
  '**/*.rest',
  '**/*.bru',
];
/** Matches folders that tools create, and files that are never descriptions. */
const SKIPPED =
  /(^|\/)(dist|build|coverage|generated|vendor|package(-lock)?\.json|tsconfig[^/]*\.json)(\/|$)/;
const TARGET_NAMES = TARGETS.map(({ name }) => name);

/**
 * Writes a configuration, and adds an npm script to `package.json`. If a configuration exists, nothing is written.
 * @param words the descriptions; if empty, those that are found in the project
 */
export async function initCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const existing = findConfig(io.cwd);
  if (existing !== undefined) {
    io.err(
      `${basename(existing)} already exists, so nothing was written: edit it, or delete it and run restitch init again\n`,
    );
    return 1;
  }
  const missing = await missingInputs(words, io.cwd);
  if (missing.length > 0) {
    printDiagnostics(missing, [], flags, io);
    io.err('nothing was written\n');
    return 1;
  }
  const found = await findDescriptions(io.cwd);
  const project = inspectProject(io.cwd);
  const named = planNamed(words, flags, planFor(project, found));
  const { terminal } = io;
  const isAsked = terminal !== undefined && !flags.yes;
  const given = {
    targets: flags.targets !== undefined,
    out: flags.out !== undefined,
    inputs: words.length > 0,
  };
  const plan = isAsked ? await askForPlan(named, given, terminal) : named;
  if (!plan) {
    io.err('nothing was written\n');
    return 1;
  }
  const isModule = project.isTyped && (await resolvesModulePackages(io.cwd));
  const name = isModule ? 'restitch.config.ts' : 'restitch.config.json';
  const file = join(io.cwd, name);
  const write = isModule ? typedConfig : jsonConfig;
  await writeFileAtomically(file, write(plan));
  io.out(await reportText(plan, project, name, io));
  if (plan.inputs.length > 0) {
    const place = `next to the folder ${escapeInvisible(plan.output)}`;
    const first = await firstRun(file, flags, io);
    const known = first?.ledger.relations;
    const relations = isAsked ? await askForRelations(known, terminal) : [];
    if (relations.length > 0) await writeFileAtomically(file, write({ ...plan, relations }));
    const hint = first ? severalApisHint(first.api, plan) : [];
    if (hint.length > 0) io.out(`\n${hint.join('\n')}\n`);
    for (const { intro, text } of first ? await firstPrograms(first, project.packages) : []) {
      io.out(`\n${intro(place)}\n\n${indented(text)}`);
    }
  }
  return 0;
}

/**
 * Reports files and patterns on the command line that match nothing, because `generate` could not use a configuration
 * that contains them.
 */
async function missingInputs(words: readonly string[], folder: string): Promise<Diagnostic[]> {
  const paths = words.filter((word) => word !== STANDARD_INPUT && !isAddress(word));
  const report = createReport();
  await readSourceFiles(paths, folder, report);
  return report.list().filter(({ code }) => code === 'file/not-found');
}

/** Applies the choices of the command line to the plan for the project. */
function planNamed(words: readonly string[], flags: Flags, fits: InitPlan): InitPlan {
  const named = targetsNamed(flags, TARGET_NAMES);
  return {
    ...fits,
    ...(words.length > 0 && { inputs: words }),
    ...(named && { targets: inOrder(named) }),
    ...(flags.out !== undefined && { output: flags.out }),
    ...(flags.handlers !== undefined && { handlers: flags.handlers }),
  };
}

/** Prints what was found and written, and what is missing. */
async function reportText(
  plan: InitPlan,
  project: Project,
  name: string,
  { cwd }: Io,
): Promise<string> {
  const { inputs, targets } = plan;
  const count = inputs.length === 1 ? '1 API description' : `${inputs.length} API descriptions`;
  const others = TARGET_NAMES.filter((target) => !targets.includes(target));
  const chosen = TARGETS.filter(({ name: target }) => targets.includes(target));
  const generatesCode = chosen.some(({ isTypeScript }) => isTypeScript === true);
  const script = await writeScript(cwd);
  const isRefused = generatesCode && (await refusesModules(resolve(cwd, plan.output)));
  const lines = [
    inputs.length === 0
      ? `found no API description in this folder: add its path to "inputs" in ${name}`
      : `${count}:`,
    ...inputs.map((path) => `  ${escapeInvisible(path)}`),
    ...(plan.overlays.length === 0
      ? []
      : [`${counted(plan.overlays.length, 'overlay')}, to correct the merged API:`]),
    ...plan.overlays.map((path) => `  ${escapeInvisible(path)}`),
    `wrote ${name}: generates ${targets.join(', ')} into the folder ${escapeInvisible(plan.output)}`,
    ...(others.length > 0
      ? [`  to generate more, add one of these to "targets": ${others.join(', ')}`]
      : []),
    script.said,
    ...chosen.flatMap((target) => neededTypes(target, project)),
    ...(generatesCode && !project.isTyped
      ? [
          'the output is TypeScript: Node 22.18 or later, Bun, Deno and bundlers run it directly',
          '  for an older Node, compile it or run your program with npx tsx',
        ]
      : []),
    ...(isRefused
      ? [
          'set "type": "module" in package.json: otherwise TypeScript rejects every import and export here',
          '  (verbatimModuleSyntax in tsconfig.json)',
        ]
      : []),
    ...(inputs.length === 0 ? [] : [`next, run: ${script.command}`]),
  ];
  return lines.join('\n') + '\n';
}

/** Returns the packages with type declarations that a target's output needs and the project does not have. */
function neededTypes({ name, needsTypes = [] }: BuiltInTarget, project: Project): string[] {
  const missing = project.isTyped ? needsTypes.filter((one) => !project.packages.has(one)) : [];
  const command = `npm install --save-dev ${missing.join(' ')}`;
  return missing.length === 0 ? [] : [`the generated ${name} needs type declarations: ${command}`];
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

async function findDescriptions(folder: string): Promise<Pick<InitPlan, 'inputs' | 'overlays'>> {
  const ignored = createReport();
  const limits = { ...DEFAULT_LIMITS, fileBytes: READING_LIMITS.initFileBytes.most };
  const files = await readSourceFiles(CANDIDATES, folder, ignored, limits);
  const kept = files.filter(({ source }) => !SKIPPED.test(source));
  const documents = await loadDocuments(kept, ignored, { limits, formats: WHOLE_FORMATS });
  return {
    inputs: sourcesOf(
      documents,
      ({ kind, environments }) =>
        ['description', 'recording', 'traffic'].includes(kind) || environments !== undefined,
    ),
    overlays: sourcesOf(documents, (format) => format === OVERLAY),
  };
}

function sourcesOf(
  documents: readonly Document[],
  isWanted: (format: Format) => boolean,
): string[] {
  const sources = documents
    .filter((document) => {
      const format = formatOf(document);
      return format !== undefined && isWanted(format);
    })
    .map((document) =>
      formatOf(document)?.isPlaced === true
        ? (collectionFolder(document.source, documents) ?? document.source)
        : document.source.replace(/#\d+$/, ''),
    );
  return [...new Set(sources)];
}

/** Matches a file that marks its folder as one collection. */
const MARK = /^(.+)\/(?:bruno\.json|collection\.bru|opencollection\.ya?ml)$/;

/** Returns the folder of the collection that contains a file, or `undefined` if that is the project's own folder. */
function collectionFolder(source: string, documents: readonly Document[]): string | undefined {
  return documents
    .map((one) => MARK.exec(one.source)?.[1])
    .find((folder) => folder !== undefined && source.startsWith(`${folder}/`));
}

/**
 * Adds the npm script to the `package.json` in this folder. Returns the message to print, and the command that
 * generates the output.
 */
async function writeScript(
  folder: string,
): Promise<{ readonly said: string; readonly command: string }> {
  const [own, direct] = ['npm run generate', 'npx restitch generate'];
  const file = join(folder, 'package.json');
  const text = readTextFile(file);
  if (text === undefined)
    return { said: 'this folder has no package.json, so no npm script was added', command: direct };
  const added = addScript(text, 'generate', 'restitch generate');
  switch (added.kind) {
    case 'added':
      await writeFileAtomically(file, added.text);
      return { said: `added the npm script "generate" to ${basename(file)}`, command: own };
    case 'present':
      return added.isSame
        ? { said: 'package.json already has the script "generate"', command: own }
        : {
            said: 'package.json already has another script "generate", which was not changed',
            command: direct,
          };
    case 'unreadable':
      return {
        said: 'package.json could not be edited: add the script "generate": "restitch generate" to it',
        command: direct,
      };
    default:
      return added satisfies never;
  }
}
