/**
 * Calls code of the user (configurations, targets, templates), so that its errors are not reported as internal errors.
 */
import { messageOf } from '../../base/foundation/error-code.js';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { cwd } from 'node:process';
import { fileURLToPath } from 'node:url';

/** An exception in code of the user. */
export class UserCodeError extends Error {
  /**
   * @param what the owner of the code: `the target csv`, `the template client/operation`
   * @param thrown the thrown value, or the reason why the result is wrong
   * @param by the function, whose location is reported if nothing was thrown
   */
  constructor(
    readonly what: string,
    readonly thrown: unknown,
    readonly by?: object,
  ) {
    super(messageOf(thrown));
  }
}

/** A location in a file: 1-based line and column. */
export interface CodePlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Runs code of the user.
 * @param what the owner of the code
 * @throws UserCodeError if the code throws
 */
export function callUserCode<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof UserCodeError ? error : new UserCodeError(what, error);
  }
}

/**
 * The location of an exception: the first frame of its stack outside this package, Node and installed packages. Frames
 * below the last frame of this package belong to the program that called it, which is not the cause.
 * @param thrown what was thrown, of any type
 * @returns `undefined` if the stack has no such frame
 */
export function placeThrown(thrown: unknown): CodePlace | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const folders = ownFolders();
  const isOwn = ({ file }: CodePlace): boolean =>
    folders.some((folder) => file.startsWith(folder + sep));
  const frames = framesOf(thrown.stack ?? '');
  const last = frames.findLastIndex(isOwn);
  return (last === -1 ? frames : frames.slice(0, last)).find(
    (frame) => !isOwn(frame) && !frame.file.split(sep).includes('node_modules'),
  );
}

/** The places of a stack that are in files, the innermost first. */
function framesOf(stack: string): CodePlace[] {
  return stack.split('\n').flatMap((frame) => {
    const [, where, line, column] = /^\s+at (?:.*\()?(.+?):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const file = where === undefined ? undefined : fileOf(where);
    return file === undefined ? [] : [{ file, line: Number(line), column: Number(column) }];
  });
}

/** The location of the mistake: the line that threw, otherwise the function that returned something invalid. */
export async function placeOfFault({ thrown, by }: UserCodeError): Promise<CodePlace | undefined> {
  const place = placeThrown(thrown);
  return place ?? (by && (await placeOfFunction(by)));
}

/** The definition of a function, as the debugger of this process reports it. */
async function placeOfFunction(by: object): Promise<CodePlace | undefined> {
  const { Session } = await import('node:inspector');
  const session = new Session();
  const addresses = new Map<string, string>();
  const key = Symbol.for('restitch: a function to find');
  let place: CodePlace | undefined;
  try {
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => {
      addresses.set(params.scriptId, params.url);
    });
    session.post('Debugger.enable');
    Reflect.set(globalThis, key, by);
    const expression = `globalThis[Symbol.for(${JSON.stringify(key.description)})]`;
    session.post('Runtime.evaluate', { expression }, (_, { result: { objectId = '' } }) => {
      session.post('Runtime.getProperties', { objectId }, (__, { internalProperties = [] }) => {
        const found = internalProperties.find(({ name }) => name === '[[FunctionLocation]]');
        const location = found?.value?.value as
          { scriptId: string; lineNumber: number; columnNumber: number } | undefined;
        const file = location && fileOf(addresses.get(location.scriptId) ?? '');
        if (!location || file === undefined) return;
        place = { file, line: location.lineNumber + 1, column: location.columnNumber + 1 };
      });
    });
  } catch {
    // If the runtime has no debugger, the message only has the name of the function.
  } finally {
    Reflect.deleteProperty(globalThis, key);
    session.disconnect();
  }
  return place;
}

/** `tools/csv.ts:12:5`, from the current folder. */
export function codePlaceText({ file, line, column }: CodePlace): string {
  const path = relative(cwd(), file);
  const shown = path.startsWith('..') ? file : path;
  return `${shown.split(sep).join('/')}:${line}:${column}`;
}

/** A frame names its file by path or by address, which may have a query. */
function fileOf(where: string): string | undefined {
  if (where.startsWith('file://')) return fileURLToPath(where.replace(/\?[^?]*$/, ''));
  return where.startsWith('/') || /^[A-Za-z]:[\\/]/.test(where) ? where : undefined;
}

/** The folders of this package's code, whether it runs built or from its sources. */
function ownFolders(): string[] {
  let root = import.meta.dirname;
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  return ['src', 'templates', 'dist', 'node_modules'].map((folder) => join(root, folder));
}
