/** Renders the files of all targets, both the built-in ones and the user's. */
import { chosenTargets, IMPORT_ENDINGS, type Config } from '../../config/config.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { movedTo, type OutputFile } from '../../../print/emit/file.js';
import type { HandlersOnDisk } from '../../../print/emit/handler.js';
import { fillOptions } from '../../../base/shape/rule.js';
import { folderOf, pathInOutput } from '../../../output/kit/folder.js';
import { CALLING, TARGETS, type RenderInput, type Target } from '../../../output/targets/index.js';
import { codePlaceText, placeOfFault, UserCodeError } from '../../config/user-code.js';
import { checkedFiles } from './files.js';
import { amongThese, faultyOperations, type OperationTest } from './faulty-operations.js';
import { sizeOf } from './size.js';
import { checkedTemplates, templatesOf } from './templates.js';

type Rendered = Pick<
  RenderInput,
  'api' | 'names' | 'ledger' | 'locate' | 'rank' | 'earlier' | 'projectFiles'
>;

/**
 * Returns the part of an API that contains only the operations that pass a test, and the schemas that they need. All
 * names stay the same.
 */
export type Narrow = (test: OperationTest) => Pick<Rendered, 'api' | 'names' | 'ledger'>;

export interface RenderOptions {
  readonly config: Config;
  /** The existing handlers. */
  readonly handlers?: HandlersOnDisk | undefined;
  /** Called with each file after it is rendered. The returned file replaces it in the result. */
  readonly keep?: ((file: OutputFile) => OutputFile) | undefined;
  /**
   * Returns a part of the API. If an internal error affects some operations, this function is called to render the
   * other operations.
   */
  readonly narrow: Narrow;
}

/**
 * Renders every configured target.
 * @param report receives errors in the user's code and internal errors. A target with an error in the user's code has
 * no files. An operation with an internal error is omitted from the target.
 * @param onTarget called before each target is rendered
 */
export async function render(
  rendered: Rendered,
  options: RenderOptions,
  report: Report,
  onTarget: (name: string) => void,
): Promise<OutputFile[]> {
  const { config, keep = (file) => file } = options;
  const handlersOnDisk =
    options.handlers && (report.failed() ? allModified(options.handlers) : options.handlers);
  const files: OutputFile[] = [];
  let room = config.limits.output;
  const replaced = await checkedTemplates(config.templates, chosenTargets(config));
  for (const { target, options: configured } of chosenTargets(config)) {
    onTarget(target.name);
    const folder = folderOf(target);
    const input: RenderInput = {
      ...rendered,
      options: fillOptions(target.options ?? {}, configured),
      templates: templatesOf(target, replaced),
      importExtension: IMPORT_ENDINGS[config.importExtension],
      folder: folder === '.' ? config.output : `${config.output}/${folder}`,
      folderInOutput: folder,
      withClient: isTarget(CALLING.name, config),
      ...(handlersOnDisk && { handlersOnDisk }),
    };
    const renderAll = async (part: RenderInput): Promise<void> => {
      const own: OutputFile[] = [];
      let left = room;
      for (const file of await filesOf(target, part)) {
        left -= sizeOf(file);
        if (left < 0) {
          report.add('output/too-large', { target: target.name, limit: config.limits.output });
          return;
        }
        const path = pathInOutput(folder, file);
        own.push(keep(path === file.path ? file : movedTo(path, file)));
      }
      room = left;
      for (const file of own) files.push(file);
      await target.review?.(part.api, report, part);
    };
    await reportFaults(target, report, () =>
      defended(target, input, options.narrow, report, renderAll),
    );
  }
  return files;
}

/**
 * Renders a target. If an internal error is thrown, the target is rendered again without the operations that cause
 * the error.
 */
async function defended(
  target: Target,
  input: RenderInput,
  narrow: Narrow,
  report: Report,
  renderAll: (input: RenderInput) => Promise<void>,
): Promise<void> {
  const { name } = target;
  try {
    await renderAll(input);
  } catch (error) {
    if (error instanceof UserCodeError || isOfUser(target)) throw error;
    const faulty = await faultyOperations(input.api, async (test) => {
      for (const file of await filesOf(target, { ...input, ...narrow(test) })) sizeOf(file);
    });
    for (const { endpoint, error: own } of faulty) {
      const [origin] = endpoint.origins;
      report.add('output/internal-error', { error: own, target: name, what: endpoint.key }, origin);
    }
    const isFaulty = amongThese(faulty.map(({ endpoint }) => endpoint));
    try {
      if (faulty.length === 0) throw error;
      await renderAll({ ...input, ...narrow((endpoint) => !isFaulty(endpoint)) });
    } catch (rest) {
      report.add('output/internal-error', { error: rest, target: name, what: 'its files' });
    }
  }
}

function isTarget(name: string, { targets, projectTargets }: Config): boolean {
  return (projectTargets ?? Object.keys(targets)).includes(name);
}

async function filesOf(target: Target, input: RenderInput): Promise<Iterable<OutputFile>> {
  const files = await target.render(input);
  return isOfUser(target) ? checkedFiles(target, files) : files;
}

function isOfUser(target: Target): boolean {
  return !TARGETS.some((one) => one === target);
}

/** Reports an error in the user's code as a diagnostic, and omits only the target that threw it. */
async function reportFaults(
  target: Target,
  report: Report,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isFault = error instanceof UserCodeError;
    if (!isFault && !isOfUser(target)) throw error;
    const what = `the target ${JSON.stringify(target.name)}`;
    const fault = isFault ? error : new UserCodeError(what, error, target.render);
    const place = await placeOfFault(fault);
    const at = place && codePlaceText(place);
    report.add('config/user-code', { what: fault.what, reason: fault.message, at });
  }
}

/**
 * Marks all handlers as modified, so that no stub is removed. It is called after errors, when an operation may be
 * missing because the document that describes it is broken.
 */
function allModified({ located, ...rest }: HandlersOnDisk): HandlersOnDisk {
  return { ...rest, located: located.map((one) => ({ ...one, pristine: false })) };
}
