/** From an API to the files of all targets, built in and of the user. */
import { chosenTargets, IMPORT_ENDINGS, type Config } from '../../config/config.js';
import type { Report } from '../../diagnostics/report.js';
import { movedTo, type OutputFile } from '../../emit/file.js';
import type { HandlersOnDisk } from '../../emit/handler.js';
import { fillOptions } from '../../shape/rule.js';
import { folderOf, pathInOutput } from '../../targets/folder.js';
import { CALLING, TARGETS, type RenderInput, type Target } from '../../targets/index.js';
import { codePlaceText, placeOfFault, UserCodeError } from '../../config/user-code.js';
import { checkedFiles } from './files.js';
import { sizeOf } from './size.js';
import { checkedTemplates, templatesOf } from './templates.js';

/** What every target is rendered from. */
type Rendered = Pick<RenderInput, 'api' | 'names' | 'ledger' | 'locate' | 'rank' | 'earlier'>;

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
  const handlersOnDisk =
    options.handlers && (report.failed() ? held(options.handlers) : options.handlers);
  const files: OutputFile[] = [];
  let room = config.limits.output;
  const replaced = await checkedTemplates(config.templates, chosenTargets(config));
  for (const { target, options: stated } of chosenTargets(config)) {
    onTarget(target.name);
    const folder = folderOf(target);
    const input: RenderInput = {
      ...rendered,
      options: fillOptions(target.options ?? {}, stated),
      templates: templatesOf(target, replaced),
      importExtension: IMPORT_ENDINGS[config.importExtension],
      folder: folder === '.' ? config.output : `${config.output}/${folder}`,
      folderInOutput: folder,
      withClient: isTarget(CALLING.name, config),
      ...(handlersOnDisk && { handlersOnDisk }),
    };
    await reportFaults(target, report, async () => {
      const own: OutputFile[] = [];
      let left = room;
      for (const file of await filesOf(target, input)) {
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
      await target.review?.(rendered.api, report);
    });
  }
  return files;
}

/** Whether the project has a target, though this run may leave it out. */
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

/** An error in code of the user is reported as a diagnostic, and only its own target is left out. */
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
    const what = `the target ${target.name}`;
    const fault = isFault ? error : new UserCodeError(what, error, target.render);
    const place = await placeOfFault(fault);
    const at = place && codePlaceText(place);
    report.add('config/user-code', { what: fault.what, reason: fault.message, at });
  }
}

/** An operation that a broken description lost may be back tomorrow: no handler counts as untouched. */
function held({ located, ...rest }: HandlersOnDisk): HandlersOnDisk {
  return { ...rest, located: located.map((one) => ({ ...one, pristine: false })) };
}
