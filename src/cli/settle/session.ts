/** Defines a session of `settle`: it contains the open questions about an API, and writes each answer immediately. */
import { createReport, type Report } from '../../base/diagnostics/report.js';
import { readPreviousRun, readTextFile, replaceFile } from '../../output/files/index.js';
import { namesFromLock } from '../../run/pipeline/name-lock.js';
import type { Generated } from '../../run/pipeline/generate.js';
import {
  createExcerpts,
  settledNotes,
  questionsOf,
  relationQuestions,
  type SettlingAnswer,
  type Question,
} from '../../api/questions/index.js';
import type { Relation } from '../../model/origin.js';
import type { Io } from '../io.js';
import { placeInConfiguration, type Job } from '../job/job.js';
import { readInputs } from '../job/read-inputs.js';
import { noAnswers, withAnswer } from './answers-file.js';
import { answersPlace, namingHint, withConfigured, type AnswersPlace } from './place.js';

/** The questions that are open at one moment. */
export interface Open {
  readonly questions: readonly Question[];
  /** Conflicts that were resolved without a cost to callers. */
  readonly notes: readonly Question[];
  readonly report: Report;
  readonly generated: Generated;
}

/**
 * The outcome of an answer: it was written, or the question had already been settled elsewhere, or the answer was not
 * written because it has no effect or would be an error.
 */
export type AnswerOutcome =
  'written' | 'settled already' | 'without effect' | { readonly error: string };

/** The text of a file before and after an answer was written. */
interface Step {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  /** The configuration before the answer, if the answer changed it. */
  readonly config?: Job['config'];
}

export class Session {
  readonly place: AnswersPlace;
  #job: Job;
  readonly #io: Io;
  readonly #steps: Step[] = [];
  #open: Open;
  #isNamed: boolean;

  private constructor(job: Job, io: Io, place: AnswersPlace, open: Open) {
    this.#job = job;
    this.#io = io;
    this.place = place;
    this.#open = open;
    this.#isNamed = place.isNamed;
  }

  /** Reads the API. */
  static async start(job: Job, io: Io): Promise<Session> {
    const place = answersPlace(job);
    return new Session(job, io, place, await look(job, io, place));
  }

  get open(): Open {
    return this.#open;
  }

  /**
   * The instruction for adding the file with the answers to the configuration; `undefined` if the configuration already
   * names the file, or if nothing has been answered.
   */
  get hint(): string | undefined {
    return this.#isNamed || this.#steps.length === 0
      ? undefined
      : namingHint(this.#job, this.place.name);
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  /** Reads the API again. */
  async refresh(): Promise<Open> {
    this.#open = await look(this.#job, this.#io, this.place);
    return this.#open;
  }

  /**
   * Appends an answer to the file. The file is read again first, because other people may have edited it in the
   * meantime.
   * @throws Error if the file cannot be parsed or written
   */
  async answer(id: string, answer: SettlingAnswer): Promise<AnswerOutcome> {
    return this.answerAll([{ id, answer }]);
  }

  /** Answers several questions at once. */
  async answerAll(
    answers: readonly { readonly id: string; readonly answer: SettlingAnswer }[],
  ): Promise<AnswerOutcome> {
    const { questions, notes, report } = await this.refresh();
    const errors = errorsOf(report);
    const known = new Set([...questions, ...notes].map(({ id }) => id));
    const open = answers.filter(({ id }) => known.has(id));
    if (open.length === 0) return 'settled already';
    const relations = open.flatMap(({ answer }) => answer.relations ?? []);
    if (relations.length > 0) return this.#relate(relations);
    const { path } = this.place;
    for (let tries = 0; ; tries++) {
      const before = readTextFile(path);
      let after = before;
      for (const { answer } of open)
        after = await withAnswer(after, answer, path.endsWith('.json'));
      if (after === undefined) return 'settled already';
      if (Buffer.from(after).toString() !== after) return { error: HALF_CHARACTER };
      if (await replaceFile(path, before, after)) {
        this.#steps.push({ path, before, after });
        break;
      }
      // The file has changed in the meantime, so it is read again.
      if (tries >= MOST_TRIES) {
        throw new Error(
          `The answer was not written, because another program kept changing ${this.place.name} at the same time: answer again`,
        );
      }
    }
    await this.refresh();
    // An answer must not break the API, so it is reverted if there are more errors than before.
    const now = errorsOf(this.#open.report);
    if (now.length > errors.length && (await this.undo()))
      return { error: now.find((error) => !errors.includes(error)) ?? now[0] ?? '' };
    const left = new Set([...this.#open.questions, ...this.#open.notes].map(({ id }) => id));
    // An answer without an effect on its question is reverted. Otherwise, the question would be asked again and again.
    if (open.every(({ id }) => left.has(id)) && (await this.undo())) return 'without effect';
    await this.#nameFile();
    return 'written';
  }

  /** Adds relations between documents to the configuration. */
  async #relate(relations: readonly Relation[]): Promise<AnswerOutcome> {
    const { file, pointer = '', config } = this.#job;
    const before = file === undefined ? undefined : readTextFile(file);
    const after = file && (await withConfigured(file, pointer, 'relations', relations));
    if (file === undefined || !after) {
      return { error: `add this to the configuration: "relations": ${JSON.stringify(relations)}` };
    }
    if (!(await replaceFile(file, before, after))) return 'settled already';
    this.#steps.push({ path: file, before, after, config });
    this.#job = {
      ...this.#job,
      config: { ...config, relations: [...config.relations, ...relations] },
    };
    await this.refresh();
    return 'written';
  }

  /**
   * Reverts the last answer.
   * @returns false if there is no answer, or if the file has changed since
   */
  async undo(): Promise<boolean> {
    const last = this.#steps.at(-1);
    if (last === undefined) return false;
    // The configuration may name the file already, so the file must not be removed.
    const text = last.before ?? noAnswers(last.path.endsWith('.json'));
    if (!(await replaceFile(last.path, last.after, text))) return false;
    this.#steps.pop();
    if (last.config) this.#job = { ...this.#job, config: last.config };
    await this.refresh();
    return true;
  }

  async #nameFile(): Promise<void> {
    const { file, pointer = '' } = this.#job;
    if (this.#isNamed || file === undefined) return;
    const before = readTextFile(file);
    const text = await withConfigured(file, pointer, 'overlays', [this.place.name]);
    if (text === undefined) return;
    this.#isNamed = text === before || (await replaceFile(file, before, text));
  }
}

const MOST_TRIES = 20;

const HALF_CHARACTER = 'it contains a lone surrogate, which is only half of a character';

function errorsOf(report: Report): string[] {
  return report.list().flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
}

/** Reads the API. The file with the answers is used as an overlay even if the configuration does not name it yet. */
async function look(job: Job, io: Io, { name, path }: AnswersPlace): Promise<Open> {
  const others = job.config.overlays.filter((one) => one !== name);
  const exists = readTextFile(path) !== undefined;
  const isInPlace = job.config.overlays.includes(name);
  const overlays = isInPlace
    ? job.config.overlays.filter((one) => one !== name || exists)
    : [...others, ...(exists ? [name] : [])];
  const config = { ...job.config, overlays, targets: {}, customTargets: [] };
  const report = createReport(config.severities);
  const { files, missing, overlays: read } = await readInputs({ ...job, config }, report, io);
  const lock = readPreviousRun(job.place, createReport()).lock;
  const { runPipeline } = await import('../../run/pipeline/generate.js');
  const generated = await runPipeline({
    ...{ files, missing, overlays: read, config, report },
    ...(lock && { lock: namesFromLock(lock.names) }),
    ...placeInConfiguration(job),
  });
  const { stitched: api, ledger, names, locate, documents } = generated;
  const asking = {
    ...{ api, ledger, locate },
    typeNames: names.schemas,
    excerpt: createExcerpts(documents),
  };
  const questions = questionsOf(asking);
  return {
    questions: [...relationQuestions(ledger.relations, questions), ...questions],
    notes: settledNotes(asking),
    ...{ report, generated },
  };
}
