/**
 * Defines a question: one cause of conflicts between documents, with everything a person needs to answer it. Plain
 * data.
 */

/** The costs of a wrong answer, the highest first. */
export const COSTS = ['data', 'requests', 'security', 'types', 'names', 'wording'] as const;

export type Cost = (typeof COSTS)[number];

/** A line of a document. */
export interface SourceLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** A place in a document that declares a candidate. */
export interface Statement {
  /** The document. */
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** The trust of the origin: `declared`, `observed`, `inferred`, `assumed` or `overlay`. */
  readonly trust: string;
  /** How often recorded traffic showed it, in words; absent without traffic. */
  readonly seen?: string;
  /** The line, and those below it that belong to it. */
  readonly lines: readonly SourceLine[];
}

/** A piece of a text that is compared with others. */
export interface TextPiece {
  readonly text: string;
  /** True if the piece differs from the other candidates. */
  readonly differs: boolean;
}

/** One declared value. */
export interface QuestionCandidate {
  /** The key that chooses it: `1` to `9`. */
  readonly key: string;
  /** The value as people read it; types are TypeScript. The pieces together are the text. */
  readonly text: readonly TextPiece[];
  /** The result in the generated code: a type, or a sentence. */
  readonly result: string;
  /** The sources of the value. */
  readonly statements: readonly Statement[];
  /** The number of further places that declare it. */
  readonly more: number;
  /** Set if the output contains this value until a person answers. */
  readonly isKept?: true;
}

/** An action of an OpenAPI overlay. */
export interface OverlayActionJson {
  /** A JSONPath. */
  readonly target: string;
  /** The value to merge into the target. Any JSON. */
  readonly update?: unknown;
  readonly remove?: true;
}

/** The content that a choice writes into files. */
export interface SettlingAnswer {
  /** The actions of an overlay; none if the API stays as it is. */
  readonly actions: readonly OverlayActionJson[];
  /** Ids of conflicts that are accepted; none if the actions decide them. */
  readonly accepts: readonly string[];
  /** The reason, for later readers of the file. */
  readonly reason: string;
}

/** Something a person can choose. */
export interface QuestionChoice {
  /** The key: `1` to `9` for a candidate, `b` for both, `a` to accept it as it is. */
  readonly key: string;
  readonly label: string;
  /** The result in the generated code. */
  readonly result: string;
  readonly answer: SettlingAnswer;
}

/** Defines how a custom value is written: into each target, below the named members. */
export interface OwnAnswer {
  /** `text` is taken as it is typed; `json` is read as JSON. */
  readonly as: 'text' | 'json';
  /** A hint for the input: a text, or JSON with an example. */
  readonly hint: string;
  /** The targets to remove first. */
  readonly removes: readonly string[];
  readonly writes: readonly { readonly target: string; readonly under: readonly string[] }[];
}

/** A place where the documents differ. */
export interface QuestionPlace {
  /** In words: `GET /orders/{orderId}`, `schema Order`. */
  readonly text: string;
  /** The id of the conflict there. */
  readonly conflict: string;
  /** An endpoint's key, `api`, `schema Order`, … */
  readonly entity: string;
  readonly field: string;
}

export interface Recommendation {
  readonly key?: string;
  readonly reason: string;
}

export interface Question {
  /** Short and stable: depends only on the question and the values. */
  readonly id: string;
  readonly cost: Cost;
  /** The code of its diagnostic, which `restitch explain` takes. */
  readonly code: string;
  /** `What is the type of total of Order?` */
  readonly title: string;
  /** The consequence of a wrong answer for callers. */
  readonly consequence: string;
  readonly places: readonly QuestionPlace[];
  readonly candidates: readonly QuestionCandidate[];
  readonly choices: readonly QuestionChoice[];
  /** The targets of a custom value; absent if there are none. */
  readonly own?: OwnAnswer;
  /** The key of the choice that is recommended, and why; no key if nothing speaks for one of them. */
  readonly recommended: Recommendation;
  /** Names the documents to correct, if no overlay can settle the conflict. */
  readonly advice?: string;
}
