/** A comparison for machines. */
import type { Change, ChangeSubject } from '../../compare/index.js';
import {
  diagnosticJson,
  locationJson,
  type DiagnosticJson,
  type LocationJson,
} from '../../diagnostics/frame.js';
import { templates } from './words.js';
import type { Difference, Side } from './side.js';

/** One change; the shape is stable. Text is verbatim: JSON escapes it. */
export interface ChangeJson {
  readonly rule: string;
  readonly severity: string;
  readonly text: string;
  readonly why: string;
  readonly subject: ChangeSubject;
  /** `GET /pets/{id}`, and names of webhooks. */
  readonly endpoints: readonly string[];
  readonly before: readonly LocationJson[];
  readonly after: readonly LocationJson[];
}

interface SideJson {
  readonly title: string | null;
  readonly version: string | null;
  readonly endpoints: number;
  readonly diagnostics: readonly DiagnosticJson[];
}

export interface DiffJson {
  readonly before: SideJson;
  readonly after: SideJson;
  readonly counts: Readonly<Record<Change['severity'], number>>;
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

/** What is said of a change wherever its places are. */
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
