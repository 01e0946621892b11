/** The type of a stage of the pipeline, and how stages are chained. */
import type { Config } from '../config/config.js';
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { ResolveOptions } from '../../api/resolve/index.js';
import type { GenerateInput, StageName } from './input.js';

/** A pure function from one state of the API to the next one. */
interface Part<In, Out> {
  /** Adds what is wrong to the report of the run; throws only internal errors. */
  run(state: In, run: Run): Out | Promise<Out>;
}

/** One step of the pipeline. */
export interface Stage<In, Out> extends Part<In, Out> {
  readonly name: StageName;
}

/** The state that all stages of a run share. */
export interface Run {
  readonly input: GenerateInput;
  readonly config: Config;
  readonly report: Report;
  /**
   * Options for naming operations and types: for resolving, and for overlays and traffic, which look them up by name.
   */
  readonly naming: ResolveOptions;
  /**
   * Counts the steps of the stage that runs.
   * @returns to be called before each step, with its name
   */
  steps(of: number): (name: string) => void;
}

/** Stages in their order, which together are a part of the pipeline. */
export interface Stages<In, Out> extends Part<In, Out> {
  /** Adds a stage, or several, that take what the last one returns. */
  followedBy<Next>(next: Stage<Out, Next> | Stages<Out, Next>): Stages<In, Next>;
  run(state: In, run: Run): Promise<Out>;
}

/** A list of one stage. */
export function startingWith<In, Out>(first: Stage<In, Out>): Stages<In, Out> {
  return stagesOf(async (state, run) => begin(first, state, run));
}

/** A list of stages that a function runs. */
export function stagesOf<In, Out>(run: (state: In, run: Run) => Promise<Out>): Stages<In, Out> {
  return {
    followedBy: (next) => stagesOf(async (state, all) => begin(next, await run(state, all), all)),
    run,
  };
}

function begin<In, Out>(
  next: Stage<In, Out> | Stages<In, Out>,
  state: In,
  run: Run,
): Out | Promise<Out> {
  if (!('name' in next)) return next.run(state, run);
  const { onStage } = run.input;
  onStage?.(next.name);
  const steps = (of: number): ((name: string) => void) => {
    let at = 0;
    return (name) => onStage?.(next.name, { at: ++at, of, name });
  };
  return next.run(state, { ...run, steps });
}

/** Creates the shared state of a run from its input. */
export function runOf(input: GenerateInput): Run {
  const { config, lock } = input;
  const report = input.report ?? createReport(config.severities);
  const naming = { naming: config.naming, ...(lock && { lock }) };
  return { input, config, report, naming, steps: () => () => undefined };
}
