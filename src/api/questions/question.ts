/**
 * The data of a question. A question combines conflicts between documents that have the same cause, and contains
 * everything a person needs to answer it.
 */

import type { Relation } from '../../model/origin.js';

/** The kinds of damage that a wrong answer can cause to callers, the most costly first. */
export const COSTS = ['data', 'requests', 'security', 'types', 'names', 'wording'] as const;

export type Cost = (typeof COSTS)[number];

/** A line of a document. */
export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** A location in a document that declares a candidate. */
export interface Statement {
  /** The name of the document. */
  readonly source: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** The trust level of the value: `declared`, `observed`, `inferred`, `assumed` or `overlay`. */
  readonly trust: string;
  /** How often recorded traffic contained the value, in words. Omitted if no traffic contained it. */
  readonly seen?: string;
  /** The line that declares the value, and the lines below that belong to it. */
  readonly lines: readonly SourceLine[];
}

/** A piece of a candidate's text. Pieces that differ from the texts of the other candidates are marked. */
export interface TextPiece {
  readonly text: string;
  /** True if this piece differs from the texts of the other candidates. */
  readonly differs: boolean;
}

/** One of the values that documents declare. */
export interface QuestionCandidate {
  /** The key that a person presses to choose the candidate: `1` to `9`. */
  readonly key: string;
  /** The value in readable form, divided into pieces. Types are written in TypeScript. */
  readonly text: readonly TextPiece[];
  /** The effect on the generated code: a type, or a sentence. */
  readonly result: string;
  /** The locations that declare the value. */
  readonly statements: readonly Statement[];
  /** The number of locations that declare the value but are not listed. */
  readonly more: number;
  /** Set if the output contains this value until a person answers the question. */
  readonly isKept?: true;
}

/** An action of an OpenAPI overlay. */
export interface OverlayActionJson {
  /** The JSONPath that selects what the action changes. */
  readonly target: string;
  /** The JSON value that is merged into the target. */
  readonly update?: unknown;
  readonly remove?: true;
}

/** The changes to an overlay file that a choice makes. */
export interface SettlingAnswer {
  /** Overlay actions; an empty list if the API is not changed. */
  readonly actions: readonly OverlayActionJson[];
  /** The ids of the conflicts that are accepted; an empty list if the actions resolve them. */
  readonly accepts: readonly string[];
  /** The reason for the choice, for later readers of the file. */
  readonly reason: string;
  /** The relations between documents that are added to the configuration. */
  readonly relations?: readonly Relation[];
}

/** One of the answers from which a person can choose. */
export interface QuestionChoice {
  /** The key of the choice: `1` to `9` for a candidate, `b` to keep both values, `a` to accept the current value. */
  readonly key: string;
  readonly label: string;
  /** The effect on the generated code. */
  readonly result: string;
  readonly answer: SettlingAnswer;
}

/** Describes how a custom value is written: into each target, below the given keys. */
export interface OwnAnswer {
  /** `text`: the input is used as a string. `json`: the input is parsed as JSON. */
  readonly as: 'text' | 'json';
  /** The placeholder of the input: `a text`, or an example of JSON. */
  readonly hint: string;
  /** The JSONPaths of the values to remove before the custom value is written. */
  readonly removes: readonly string[];
  readonly writes: readonly { readonly target: string; readonly under: readonly string[] }[];
}

/** A location at which documents declare different values. */
export interface QuestionPlace {
  /** The entity in words, such as `GET /orders/{orderId}` or `schema Order`. */
  readonly text: string;
  /** The id of the conflict at this location. */
  readonly conflict: string;
  /** The key of an endpoint, `api`, or a schema such as `schema Order`. */
  readonly entity: string;
  readonly field: string;
}

export interface Recommendation {
  readonly key?: string;
  readonly reason: string;
}

export interface Question {
  /** A short id. It is computed only from the question and its values, so it is the same in every run. */
  readonly id: string;
  readonly cost: Cost;
  /** The diagnostic code of the conflicts, for `restitch explain`. */
  readonly code: string;
  /** The question, such as `What is the type of total of Order?`. */
  readonly title: string;
  /** How a wrong answer affects callers. */
  readonly consequence: string;
  readonly places: readonly QuestionPlace[];
  readonly candidates: readonly QuestionCandidate[];
  readonly choices: readonly QuestionChoice[];
  /** Describes how a custom value is written. Omitted if the question allows no custom value. */
  readonly own?: OwnAnswer;
  /** The recommended choice, and the reason for it. No choice is recommended if there is no reason to prefer one. */
  readonly recommended: Recommendation;
  /** Names the documents to correct. Set if no overlay can resolve the conflict. */
  readonly advice?: string;
}
