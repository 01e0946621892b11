/** Merges examples. Different values are kept, and equal values become one example. */
import { groupBy, least, type NonEmpty } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Example } from '../../../model/schema.js';
import { canonicalText } from '../../../model/canonical.js';
import { isOfOneSource, unionOrigins } from '../elect.js';
import { electFact, within, type FactEntry } from './recorded.js';

/**
 * Merges examples. If documents declare two values under one name, both are kept, and the difference is reported as a
 * hint.
 */
export function mergeExamples(lists: readonly (readonly Example[])[], entry: FactEntry): Example[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  const distinct = groupBy(lists.flat(), valueText);
  const merged = [...distinct]
    .map(([text, list]) => ({ text, example: mergeExample(list, entry) }))
    .sort((a, b) => byCodeUnit(a.example.name, b.example.name) || byCodeUnit(a.text, b.text))
    .map(({ example }) => example);
  recordNamesakes(merged, entry);
  return merged;
}

function valueText({ value, externalValue }: Example): string {
  return canonicalText(value ?? externalValue);
}

/** Merges examples that have the same value, but different names, summaries or descriptions in several documents. */
function mergeExample(list: NonEmpty<Example>, entry: FactEntry): Example {
  const first = least(list, (a, b) => byCodeUnit(a.name, b.name));
  if (list.length === 1) return first;
  const place = within(entry, exampleField(first));
  const text = (member: 'summary' | 'description') => {
    const facts = list.flatMap(({ [member]: value, origins }) =>
      value === undefined ? [] : [{ value, origins }],
    );
    const kept = electFact(facts, within(place, member))?.value;
    return kept === undefined ? {} : { [member]: kept };
  };
  return {
    ...first,
    ...text('summary'),
    ...text('description'),
    origins: unionOrigins(list.map((example) => example.origins)),
  };
}

/** Records that documents declare different values under the same name of an example. */
function recordNamesakes(examples: readonly Example[], entry: FactEntry): void {
  for (const [, list] of groupBy(examples, ({ name }) => name)) {
    const [first, ...others] = list;
    if (others.length === 0 || isOfOneSource(list.map(({ origins }) => origins))) continue;
    const facts = list.map((example) => ({
      value: example.value ?? example.externalValue,
      origins: example.origins,
    }));
    const [kept, ...rejected] = facts;
    if (kept === undefined) continue;
    const { entity, steps } = within(entry, exampleField(first));
    const why = 'kept as another example';
    const outcome = { kept, rule: 'both', rejected: rejected.map((fact) => ({ fact, why })) };
    entry.ledger.record(entity, steps, outcome, undefined, { keptText: 'all of them' });
  }
}

function exampleField({ name }: Example): string {
  return name === '' ? 'example' : `examples/${name}`;
}
