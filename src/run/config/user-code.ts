/**
 * Calls the user's code (configurations, targets, and templates), so that its errors are not reported as internal
 * errors of restitch.
 */
import { messageOf } from '../../base/foundation/error-code.js';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { cwd } from 'node:process';
import { fileURLToPath } from 'node:url';

/** An exception that the user's code threw, or a wrong value that it returned. */
export class UserCodeError extends Error {
  /**
   * @param what the part of the user's code: `the target csv`, `the template client/operation`
   * @param thrown the thrown value, or the reason why the returned value is wrong
   * @param by the user's function; its location is reported if it threw nothing
   */
  constructor(
    readonly what: string,
    readonly thrown: unknown,
    readonly by?: object,
  ) {
    super(messageOf(thrown));
  }
}

/** A location in a file. Lines and columns start at 1. */
export interface CodePlace {
  /** An absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Runs the user's code.
 * @param what the part of the user's code, such as `the target csv`
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
 * Returns the location where the user's code threw: the first frame of the stack outside this package, Node and
 * installed packages. Frames below the last frame of this package belong to the program that called it, so they are
 * ignored.
 * @param thrown the thrown value, of any type
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

/** Returns the frames of a stack that are in files, innermost first. */
function framesOf(stack: string): CodePlace[] {
  return stack.split('\n').flatMap((frame) => {
    const [, where, line, column] = /^\s+at (?:.*\()?(.+?):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const file = where === undefined ? undefined : fileOf(where);
    return file === undefined ? [] : [{ file, line: Number(line), column: Number(column) }];
  });
}

/**
 * Returns the location of the user's mistake: the line that threw, otherwise the function that returned a wrong
 * value.
 */
export async function placeOfFault({ thrown, by }: UserCodeError): Promise<CodePlace | undefined> {
  const place = placeThrown(thrown);
  return place ?? (by && (await placeOfFunction(by)));
}

/** Returns where a function is defined. The debugger of this process reports the location. */
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
    // If the runtime has no debugger, the message names only the function.
  } finally {
    Reflect.deleteProperty(globalThis, key);
    session.disconnect();
  }
  return place;
}

/** Returns a location such as `tools/csv.ts:12:5`, relative to the current folder. */
export function codePlaceText({ file, line, column }: CodePlace): string {
  const path = relative(cwd(), file);
  const displayed = path.startsWith('..') ? file : path;
  return `${displayed.split(sep).join('/')}:${line}:${column}`;
}

/** Returns the file of a stack frame. The frame contains it as a path or as a URL, and the URL may have a query. */
function fileOf(where: string): string | undefined {
  if (where.startsWith('file://')) return fileURLToPath(where.replace(/\?[^?]*$/, ''));
  return where.startsWith('/') || /^[A-Za-z]:[\\/]/.test(where) ? where : undefined;
}

/** Returns the folders that contain this package's code, both built and in source form. */
function ownFolders(): string[] {
  let root = import.meta.dirname;
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  return ['src', 'templates', 'dist', 'node_modules'].map((folder) => join(root, folder));
}
