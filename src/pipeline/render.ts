/** From an API to the files of all targets, built in and of the user. */
import { IMPORT_ENDINGS, type Config, type TargetName } from '../config/config.js';
import type { Report } from '../diagnostics/report.js';
import { movedTo, type OutputFile } from '../emit/file.js';
import type { HandlersOnDisk } from '../emit/handler.js';
import { pathInOutput } from '../emit/target-folder.js';
import { targetNamed } from '../targets/index.js';
import type { RenderInput } from '../targets/target.js';
import { callUserCode, codePlaceText, placeThrown, UserCodeError } from '../config/user-code.js';

/** What every target is rendered from. */
type Rendered = Pick<RenderInput<unknown>, 'api' | 'names' | 'ledger' | 'locate'>;

export interface RenderOptions {
  readonly config: Config;
  /** The handlers that are there already. */
  readonly handlers?: HandlersOnDisk | undefined;
  /** Called with each file as soon as it is rendered; what it returns stands in the result. */
  readonly keep?: ((file: OutputFile) => OutputFile) | undefined;
}

/**
 * Renders every target that the configuration asks for.
 * @param report takes what code of the user throws; the target has no files then
 * @param onTarget called before each target
 */

export async function render(
  rendered: Rendered,
  options: RenderOptions,
  report: Report,
  onTarget: (name: string) => void,
): Promise<OutputFile[]> {
  const { config, keep = (file) => file } = options;
  const handlers =
    options.handlers && (report.failed() ? held(options.handlers) : options.handlers);
  const files: OutputFile[] = [];
  const templates = ownTemplates(config.templates);
  const importExtension = IMPORT_ENDINGS[config.importExtension];
  const add = (some: Iterable<OutputFile>, target: string): void => {
    for (const file of some) files.push(keep(placed(file, target)));
  };
  for (const [key, options] of Object.entries(config.targets)) {
    const name = key as TargetName;
    onTarget(name);
    const target = await targetNamed(name);
    const paths = pathsFor(name, config);
    const all = {
      ...options,
      ...paths,
      importExtension,
      ...(handlers && { handlersOnDisk: handlers }),
    };
    const input = { ...rendered, options: all, templates };
    reportThrown(report, () => add(target.render(input), name));
    target.review?.(rendered.api, report);
  }
  for (const target of config.customTargets) {
    onTarget(target.name);
    const input = { ...rendered, options: {}, templates };
    const what = `the target ${target.name}`;
    reportThrown(report, () =>
      callUserCode(what, () => add(checkedFiles(target.render(input), what), target.name)),
    );
  }
  return files;
}

/** What code of the user throws is a mistake of his, and costs only its own target. */
function reportThrown(report: Report, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof UserCodeError)) throw error;
    const { what, thrown, message } = error;
    const place = placeThrown(thrown);
    const at = place && codePlaceText(place);
    report.add('config/user-code', { what, reason: message, at });
  }
}

/** Templates of the user, which say whose they are when they throw. */
function ownTemplates(templates: Config['templates']): Config['templates'] {
  const wrapped = Object.entries(templates).map(([name, template]) => {
    if (typeof template !== 'function') return [name, template];
    return [
      name,
      (...words: unknown[]): unknown =>
        callUserCode(`the template ${name}`, () => template(...words) as unknown),
    ];
  });
  return Object.fromEntries(wrapped) as Config['templates'];
}

/** What a target of the user returns, once it is known to be files. */
function* checkedFiles(files: Iterable<OutputFile>, what: string): Iterable<OutputFile> {
  // Told as a text: where we look at it is no place in code of the user.
  const refuse = (why: string): never => {
    throw new UserCodeError(what, why);
  };
  const { [Symbol.iterator]: iterate }: Partial<Iterable<OutputFile>> = files ?? {};
  if (typeof iterate !== 'function') refuse('what it gives is not iterable');
  for (const file of files) {
    const { path, text, ownership }: Partial<Record<keyof OutputFile, unknown>> = file;
    if (typeof path !== 'string' || typeof text !== 'string') {
      refuse('a file needs a path and a text');
    }
    if (ownership !== 'generated') refuse(`the file ${String(path)} must be of 'generated'`);
    yield file;
  }
}

/** An operation that a broken description lost may be back tomorrow: no handler counts as untouched. */
function held({ located, ...rest }: HandlersOnDisk): HandlersOnDisk {
  return { ...rest, located: located.map((one) => ({ ...one, pristine: false })) };
}

function placed(file: OutputFile, target: string): OutputFile {
  const path = pathInOutput(target, file);
  return path === file.path ? file : movedTo(path, file);
}

/** Where generated code finds the hand-written handlers. */
function pathsFor(name: TargetName, config: Config): Readonly<Record<string, string>> {
  const handlers = config.targets.server?.handlers;
  if (name !== 'server' || handlers === undefined) return {};
  return { handlersPath: handlers, outputPath: `${config.output}/server` };
}
