/** Converts a comparison to JSON for programs. */
import type { Change, ChangeSubject } from '../../api/compare/index.js';
import {
  diagnosticJson,
  locationJson,
  type DiagnosticJson,
  type LocationJson,
} from '../../base/diagnostics/frame.js';
import { templates } from './words.js';
import type { Difference, Side } from './side.js';

/**
 * A change in the output of `diff --format json`. This format is stable. Text is not escaped here, because printing
 * JSON escapes it.
 */
export interface ChangeJson {
  /** The id of the rule, for `restitch explain`. */
  readonly rule: string;
  /** `breaking`, `warning` or `compatible`. */
  readonly severity: string;
  /** A human-readable description of the change. */
  readonly text: string;
  /** The effect on callers. */
  readonly why: string;
  /** The subject: an endpoint, a webhook, a schema, or the whole API. */
  readonly subject: ChangeSubject;
  /** The operations that the change affects: `GET /pets/{id}`, and names of webhooks. */
  readonly endpoints: readonly string[];
  /** The locations of the change on the old side. */
  readonly before: readonly LocationJson[];
  /** The locations of the change on the new side. */
  readonly after: readonly LocationJson[];
}

interface SideJson {
  /** The title of the API; `null` if no document has one. */
  readonly title: string | null;
  /** The version of the API; `null` if no document has one. */
  readonly version: string | null;
  /** The number of endpoints. */
  readonly endpoints: number;
  /** The diagnostics reported while this side was read. */
  readonly diagnostics: readonly DiagnosticJson[];
}

export interface DiffJson {
  /** The old side. */
  readonly before: SideJson;
  /** The new side. */
  readonly after: SideJson;
  /** The number of changes of each severity. */
  readonly counts: {
    /** The number of changes that make calls fail or change their results. */
    readonly breaking: number;
    /** The number of changes that may be breaking. */
    readonly warning: number;
    /** The number of changes that do not affect callers. */
    readonly compatible: number;
  };
  /** The changes, the most severe first. */
  readonly changes: readonly ChangeJson[];
}

export function diffJson({ before, after, changes }: Difference): DiffJson {
  const shown = templates(before.api, after.api);
  const count = (severity: Change['severity']): number =>
    changes.filter((change) => change.severity === severity).length;
  return {
    before: sideJson(before),
    after: sideJson(after),
    counts: {
      breaking: count('breaking'),
      warning: count('warning'),
      compatible: count('compatible'),
    },
    changes: changes.map((change) => ({
      ...changeJson(change, shown),
      before: change.before.map((place) => locationJson(before.shown(place), before.locate)),
      after: change.after.map((place) => locationJson(after.shown(place), after.locate)),
    })),
  };
}

/** Converts a change to JSON, without its locations. */
export function changeJson(
  { rule, severity, text, why, subject, endpoints }: Change,
  shown: (key: string) => string,
): Omit<ChangeJson, 'before' | 'after'> {
  const named = subject.kind === 'endpoint' ? { ...subject, key: shown(subject.key) } : subject;
  return { rule, severity, text, why, subject: named, endpoints: endpoints.map(shown) };
}

function sideJson({ api, diagnostics, locate }: Side): SideJson {
  return {
    title: api.title?.value ?? null,
    version: api.version?.value ?? null,
    endpoints: api.endpoints.length,
    diagnostics: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, locate)),
  };
}
