/**
 * Runs `restitch verify --suggest`: creates an overlay that makes the API match its traffic, for a person to review.
 */
import { resolve } from 'node:path';
import { createReport } from '../../base/diagnostics/report.js';
import { locationText, type LocateSource } from '../../base/diagnostics/frame.js';
import { commentedYaml } from '../../print/emit/yaml.js';
import { writeReason } from '../../base/foundation/error-code.js';
import { createGrowingFile } from '../../output/files/index.js';
import { overlayTarget } from '../../api/overlay/index.js';
import type { Generated } from '../../run/pipeline/generate.js';
import type { SourceFile } from '../../input/source/index.js';
import {
  misfitText,
  Suggestion,
  verifyTraffic,
  type OverlayAction,
  type Verification,
} from '../../service/verify/index.js';
import { UsageError } from '../io.js';
import type { ReadSides } from './sides.js';
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';

/** An overlay that makes an API match its traffic, and the misfits that remain after it is applied. */
export interface Suggested {
  /** The text of the overlay; absent if there is nothing to change. */
  readonly text?: string;
  readonly left: Verification;
}

const SOURCE = 'suggested.yaml';

/**
 * Suggests changes that make the API match its traffic. This function applies each suggestion as the next run would,
 * and checks the traffic again.
 * @param verification the misfits to resolve
 */
export async function suggest(
  sides: ReadSides,
  verification: Verification,
  locate: LocateSource,
): Promise<Suggested> {
  const { job, recordings } = sides;
  const suggestion = new Suggestion();
  let left = verification;
  let { api } = sides;
  for (
    let step = 0;
    step < SERVICE_LIMITS.suggestionRounds.most && left.misfits.length > 0;
    step++
  ) {
    const { original, data } = overlayTarget(api.stitched, { naming: job.config.naming });
    const isMore = suggestion.add({
      verification: left,
      api: original,
      document: data,
      ...(job.config.read.dropHeaders && { dropHeaders: job.config.read.dropHeaders }),
      placeText: (origin) => locationText(origin, locate(origin)),
      misfitText,
    });
    if (!isMore) break;
    api = await corrected(sides, await overlayText(suggestion.actions));
    left = await verifyTraffic(api.api, api.names, recordings, job.config.read);
  }
  const { actions } = suggestion;
  return actions.length === 0 ? { left } : { text: await overlayText(actions), left };
}

/** Returns the API as the next run will read it, with the suggested overlay after all others. */
async function corrected({ job, inputs }: ReadSides, text: string): Promise<Generated> {
  const { runPipeline } = await import('../../run/pipeline/generate.js');
  const { files, missing, overlays } = inputs;
  const overlay: SourceFile = { source: SOURCE, bytes: new TextEncoder().encode(text) };
  const config = { ...job.config, targets: {}, customTargets: [] };
  return runPipeline({
    ...{ files, missing, config },
    overlays: [...overlays, overlay],
    report: createReport(config.severities),
  });
}

function overlayText(actions: readonly OverlayAction[]): Promise<string> {
  const data = {
    overlay: '1.0.0',
    info: { title: 'Findings of recorded traffic', version: '1.0.0' },
    actions: actions.map((action) => ({
      target: action.target,
      ...('update' in action ? { update: action.update } : { remove: true }),
    })),
  };
  const head = [
    'Suggested by restitch verify: these actions make the API match its recorded traffic.',
    'Review each action; name the file under `overlays` in the configuration, or with --overlay.',
  ];
  const comments = actions.map(({ comment }, index) => ({
    path: ['actions', index],
    lines: comment,
  }));
  return commentedYaml(data, head, comments);
}

/**
 * Writes the overlay.
 * @throws UsageError when the file cannot be written
 */
export function writeSuggestion(path: string, text: string, cwd: string): void {
  try {
    createGrowingFile(resolve(cwd, path), text, '').close();
  } catch (error) {
    throw new UsageError(`cannot write ${path}, the file of --suggest: ${writeReason(error)}`);
  }
}
