/** Reads the comments of declarations. Each file is parsed alone, without types. */
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path/posix';
import { Node, Project, type ImportDeclaration, type SourceFile } from 'ts-morph';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const project = new Project({
  skipAddingFilesFromTsConfig: true,
  skipFileDependencyResolution: true,
});

/** @param name the path relative to `src`, without its extension */
export function sourceFile(name: string): SourceFile {
  const path = `${SOURCE}${name}.ts`;
  return project.getSourceFile(path) ?? project.addSourceFileAtPath(path);
}

/** The comment of each property of an interface, in the order of the file. */
export function commentsOfInterface(file: string, name: string): ReadonlyMap<string, string> {
  const properties = sourceFile(file).getInterfaceOrThrow(name).getProperties();
  return new Map(properties.map((one) => [one.getName(), commentOf(one)]));
}

/**
 * The comment of each option in the exported object of rules of a file. One comment may describe
 * several options.
 */
export function commentsOfOptions(file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const variable of sourceFile(file).getVariableDeclarations()) {
    if (!variable.hasExportKeyword()) continue;
    const value = variable.getInitializerOrThrow();
    const object = value.getFirstDescendant(Node.isObjectLiteralExpression);
    let last = '';
    for (const property of object?.getProperties() ?? []) {
      if (Node.isSpreadAssignment(property)) {
        const from = importOf(sourceFile(file), property.getExpression().getText());
        for (const entry of commentsOfOptions(join(dirname(file), from))) found.set(...entry);
      }
      if (!Node.isPropertyAssignment(property)) continue;
      const ranges = property.getLeadingCommentRanges();
      last = ranges.length > 0 ? plain(ranges.map((range) => range.getText()).join('\n')) : last;
      found.set(property.getName(), last);
    }
  }
  return found;
}

/** The file that a name is imported from, without its extension. */
function importOf(file: SourceFile, name: string): string {
  const names = (one: ImportDeclaration): string[] =>
    one.getNamedImports().map((named) => named.getName());
  const found = file.getImportDeclaration((one) => names(one).includes(name));
  return (found?.getModuleSpecifierValue() ?? '').replace(/\.js$/, '');
}

/** The words of a comment, on one line. */
export function commentOf(node: Node): string {
  if (!Node.isJSDocable(node)) return '';
  return node
    .getJsDocs()
    .map((one) => one.getDescription().replaceAll(/\s+/g, ' ').trim())
    .join(' ');
}

function plain(comment: string): string {
  return comment
    .replaceAll(/^\s*(?:\/\*\*|\*\/|\*)|\*\/$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
