/** What a stage of the pipeline is, and how stages follow each other. */
import type { Config } from '../config/config.js';
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { ResolveOptions } from '../../api/resolve/index.js';
import type { GenerateInput, StageName } from './input.js';

/** One step of the pipeline: a pure function from one state of the API to the next one. */
export interface Stage<In, Out> {
  readonly name: StageName;
  /** Adds what is wrong to the report of the run; throws only for an error of ours. */
  run(state: In, run: Run): Out | Promise<Out>;
}

/** What all stages of a run share. */
export interface Run {
  readonly input: GenerateInput;
  readonly config: Config;
  readonly report: Report;
  /** How operations and types are named: in resolving, and where overlays and traffic look them up. */
  readonly naming: ResolveOptions;
  /**
   * Counts the steps of the stage that runs.
   * @returns to be called before each step, with its name
   */
  steps(of: number): (name: string) => void;
}

/** Stages in their order, from files to what the last one returns. */
export interface Stages<Out> {
  /** Adds a stage that takes what the last one returns. */
  followedBy<Next>(stage: Stage<Out, Next>): Stages<Next>;
  /** Runs all of them, and tells `onStage` of each. */
  run(run: Run): Promise<Out>;
}

/** A list of one stage. */
export function startingWith<Out>(stage: Stage<GenerateInput, Out>): Stages<Out> {
  return stagesOf(async (run) => begin(stage, run.input, run));
}

function stagesOf<Out>(run: (run: Run) => Promise<Out>): Stages<Out> {
  return {
    followedBy: (stage) => stagesOf(async (all) => begin(stage, await run(all), all)),
    run,
  };
}

function begin<In, Out>(stage: Stage<In, Out>, state: In, run: Run): Out | Promise<Out> {
  const { onStage } = run.input;
  onStage?.(stage.name);
  const steps = (of: number): ((name: string) => void) => {
    let at = 0;
    return (name) => onStage?.(stage.name, { at: ++at, of, name });
  };
  return stage.run(state, { ...run, steps });
}

/** What the stages of a run share, made of what it starts from. */
export function runOf(input: GenerateInput): Run {
  const { config, lock } = input;
  const report = input.report ?? createReport(config.severities);
  const naming = { naming: config.naming, ...(lock && { lock }) };
  return { input, config, report, naming, steps: () => () => undefined };
}
