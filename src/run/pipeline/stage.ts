/** Defines what a stage of the pipeline is, and how stages are chained. */
import type { Config } from '../config/config.js';
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { ResolveOptions } from '../../api/resolve/index.js';
import type { GenerateInput, StageName } from './input.js';

/** A function from one state of the API to the next one, without side effects except in the report. */
interface Part<In, Out> {
  /** Adds diagnostics to the report of the run. Throws only internal errors. */
  run(state: In, run: Run): Out | Promise<Out>;
}

export interface Stage<In, Out> extends Part<In, Out> {
  readonly name: StageName;
}

/** The state that all stages of a run share. */
export interface Run {
  readonly input: GenerateInput;
  readonly config: Config;
  readonly report: Report;
  /**
   * Options for naming operations and types. The resolve stage uses them. Overlays and traffic use them too, because
   * they look up operations by name.
   */
  readonly naming: ResolveOptions;
  /**
   * Starts to count the steps of the current stage.
   * @param of the number of steps
   * @returns a function to call before each step, with the name of the step
   */
  steps(of: number): (name: string) => void;
}

/** Stages that run one after another. */
export interface Stages<In, Out> extends Part<In, Out> {
  /** Appends one or more stages. They receive the state that the last stage returns. */
  followedBy<Next>(next: Stage<Out, Next> | Stages<Out, Next>): Stages<In, Next>;
  run(state: In, run: Run): Promise<Out>;
}

export function startingWith<In, Out>(first: Stage<In, Out>): Stages<In, Out> {
  return stagesOf(async (state, run) => begin(first, state, run));
}

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
