/** `restitch init`: finds descriptions, writes a configuration and an npm script, asks nothing. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findConfig } from '../config-load.js';
import { createReport } from '../diagnostics/report.js';
import { escapeInvisible } from '../diagnostics/quote.js';
import { readText, writeWhole } from '../output/index.js';
import { shownFrom } from '../project.js';
import {
  DEFAULT_LIMITS,
  documentKind,
  loadDocuments,
  readSourceFiles,
  type Document,
} from '../source/index.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { addScript } from './package-script.js';

/** What may be a description by its name; its content decides. */
const CANDIDATES = ['**/*.json', '**/*.yaml', '**/*.yml'];
/** Folders whose files nobody wrote by hand, and files that are never descriptions. */
const SKIPPED =
  /(^|\/)(dist|build|coverage|generated|vendor|package(-lock)?\.json|tsconfig[^/]*\.json)(\/|$)/;
const LARGEST = 16 * 1024 * 1024;

interface Found {
  readonly inputs: readonly string[];
  readonly overlays: readonly string[];
}

/**
 * Writes what is missing; never overwrites.
 * @param words none
 */
export async function initCommand(words: readonly string[], io: Io): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('init takes no words');
  const existing = findConfig(io.cwd);
  if (existing !== undefined) {
    io.err(`${basename(existing)} is there already: nothing was written\n`);
    return 1;
  }
  const found = await findDescriptions(io.cwd);
  const config = existsSync(join(io.cwd, 'tsconfig.json'))
    ? { name: 'restitch.config.ts', text: typedConfig(found) }
    : { name: 'restitch.config.json', text: jsonConfig(found) };
  await writeWhole(join(io.cwd, config.name), config.text);
  const { inputs } = found;
  const lines = [
    inputs.length === 0
      ? 'found no API description here; name yours under "inputs"'
      : `found ${inputs.length} API ${inputs.length === 1 ? 'description' : 'descriptions'}:`,
    ...inputs.map((path) => `  ${escapeInvisible(path)}`),
    `wrote ${config.name}`,
    await writeScript(io.cwd),
    ...(inputs.length === 0 ? [] : ['next: npm run generate']),
  ];
  io.out(lines.join('\n') + '\n');
  return 0;
}

async function findDescriptions(folder: string): Promise<Found> {
  const ignored = createReport();
  const limits = { ...DEFAULT_LIMITS, fileBytes: LARGEST };
  const files = await readSourceFiles(CANDIDATES, folder, ignored, limits);
  const kept = files.filter(({ source }) => !SKIPPED.test(source));
  const documents = await loadDocuments(kept, ignored, limits);
  return {
    inputs: sourcesOf(documents, ['swagger', 'openapi', 'postman', 'postman-1']),
    overlays: sourcesOf(documents, ['overlay']),
  };
}

function sourcesOf(documents: readonly Document[], kinds: readonly string[]): string[] {
  const sources = documents
    .filter(({ data }) => kinds.includes(documentKind(data)))
    .map(({ source }) => source.replace(/#\d+$/, ''));
  return [...new Set(sources)];
}

function jsonConfig(found: Found): string {
  return JSON.stringify(contentOf(found), null, 2) + '\n';
}

function typedConfig(found: Found): string {
  const entries = Object.entries(contentOf(found)).map(([key, value]) => {
    const flat = spelled(value);
    const fits = key.length + flat.length <= 75;
    const broken = JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    return `  ${key}: ${fits ? flat : broken},\n`;
  });
  return `import { defineConfig } from 'restitch';\n\nexport default defineConfig({\n${entries.join('')}});\n`;
}

/** A value on one line, as people write it. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${spelled(one)}`)
    .join(', ')} }`;
}

function contentOf({ inputs, overlays }: Found): Readonly<Record<string, unknown>> {
  return {
    inputs: inputs.length === 0 ? ['specs'] : inputs,
    ...(overlays.length > 0 && { overlays }),
    output: 'generated',
    // All that there are: who wants fewer sees what to take away.
    targets: { client: true, server: true, docs: true, openapi: true },
  };
}

/** Adds the npm script to the nearest `package.json` of this folder. */
async function writeScript(folder: string): Promise<string> {
  const file = join(folder, 'package.json');
  const text = readText(file);
  if (text === undefined) return 'no package.json here: run npx restitch generate';
  const added = addScript(text, 'generate', 'restitch generate');
  switch (added.kind) {
    case 'added':
      await writeWhole(file, added.text);
      return `added the script "generate" to ${shownFrom(dirname(file), file)}`;
    case 'present':
      return 'package.json has a script "generate" already: run npx restitch generate';
    case 'unreadable':
      return 'package.json cannot be read: add a script "generate": "restitch generate"';
    default:
      return added satisfies never;
  }
}
