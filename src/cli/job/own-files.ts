/** Reads the guides of a project, and the files that the options of its targets name. */
import type { Report } from '../../base/diagnostics/report.js';
import {
  readProjectFile,
  readProjectFolder,
  textDocument,
  type Document,
} from '../../input/source/index.js';
import {
  fileOfStyle,
  resolvedPath,
  STYLE_URL,
  type ProjectFiles,
} from '../../base/foundation/project-files.js';
import { namedProjectFiles, type NamedPath } from '../../output/targets/index.js';
import { placeInConfiguration, type Job } from './job.js';

/** The files, and the documents that diagnostics about these files refer to. */
export interface OwnFiles {
  readonly files: ProjectFiles;
  readonly documents: readonly Document[];
}

/**
 * Reads the files that the options of targets name.
 * @param report receives errors for paths that do not exist
 */
export async function readOwnFiles(job: Job, report: Report): Promise<OwnFiles> {
  const { root, config } = job;
  const { folder, files: named, sheets } = namedProjectFiles(config.targets);
  const files = new Map<string, Uint8Array | string>();
  const complain = ({ path: what, pointer }: NamedPath, why: string): void => {
    const { configuration: whole } = placeInConfiguration(job);
    const place = whole && { ...whole, pointer: whole.pointer + pointer };
    report.add('docs/file', { what, why }, place);
  };
  const read = async (one: NamedPath, path: string | undefined): Promise<void> => {
    if (path === undefined) return complain(one, 'it is outside the folder of the configuration');
    if (!files.has(path)) files.set(path, await readProjectFile(root, path));
    const content = files.get(path);
    if (typeof content === 'string') complain(one, content);
  };
  if (folder !== undefined) {
    const path = resolvedPath('', folder.path);
    const inside =
      path === undefined || path === '' ? undefined : await readProjectFolder(root, path);
    if (inside === undefined) complain(folder, 'there is no such folder');
    for (const [name, content] of inside ?? []) files.set(name, content);
  }
  for (const one of named) await read(one, resolvedPath('', one.path));
  for (const one of sheets) {
    const sheet = resolvedPath('', one.path);
    await read(one, sheet);
    const content = sheet === undefined ? undefined : files.get(sheet);
    if (sheet === undefined || content === undefined || typeof content === 'string') continue;
    for (const [, , url = ''] of new TextDecoder().decode(content).matchAll(STYLE_URL)) {
      const path = fileOfStyle(sheet, url);
      if (path === undefined && /^(?:[a-z]+:|\/|#)/i.test(url)) continue;
      await read({ path: url, pointer: one.pointer }, path);
    }
  }
  return { files, documents: documentsOf(files) };
}

function documentsOf(files: ProjectFiles): Document[] {
  return [...files].flatMap(([path, content]) =>
    path.endsWith('.md') && typeof content !== 'string' ? textDocument(path, content) : [],
  );
}
