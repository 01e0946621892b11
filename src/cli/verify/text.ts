/** Prints the result of `verify` as text for people. */
import { counted } from '../../base/foundation/counted.js';
import { largest } from '../../base/foundation/lists.js';
import { locationText, type LocateSource } from '../../base/diagnostics/frame.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import {
  misfitText,
  type Verification,
  type VerifiedEndpoint,
} from '../../service/verify/index.js';
import { paint, type TextStyle } from '../io.js';
import { fitText, matchText } from './words.js';

/** The maximum number of names that are printed by default. */
const NAMED = 5;

/**
 * Prints a line for each called operation, each misfit with its first exchange, and the operations that were never
 * called.
 * @param how `whole`: name every operation that was never called
 */
export function verifyText(
  verification: Verification,
  locate: LocateSource,
  { color, whole }: TextStyle,
): string {
  const { endpoints, misfits, leftOut, otherHosts } = verification;
  const called = endpoints.filter(({ seen }) => seen > 0);
  const width = largest(
    called.map(({ operation }) => operation.length),
    0,
  );
  const table = called.map(
    ({ operation, seen, fit }) =>
      `${escapeInvisible(operation).padEnd(width)}  ${counted(seen, 'exchange')}, ${matchText(fit, seen, (text) => paint(color, 'red', text))}`,
  );
  const wrong = misfits.flatMap((misfit) => {
    const place = locationText(misfit.first, locate(misfit.first));
    const head = paint(
      color,
      ['red', 'bold'],
      misfit.part === 'operation' ? 'undeclared' : 'mismatch',
    );
    return [
      `${head} ${escapeInvisible(`${misfit.operation}: ${misfitText(misfit)}`)}`,
      `  ${place}`,
    ];
  });
  const notes = [
    ...unexercised(endpoints, whole),
    ...(leftOut === '' ? [] : [`not compared: ${escapeInvisible(leftOut)}`]),
    ...(otherHosts === ''
      ? []
      : [`not compared, because they belong to other hosts: ${escapeInvisible(otherHosts)}`]),
  ];
  const parts = [table, wrong, notes, [fitText(verification)]].filter((one) => one.length > 0);
  return `${parts.map((one) => one.join('\n')).join('\n\n')}\n`;
}

function unexercised(endpoints: readonly VerifiedEndpoint[], whole: boolean): string[] {
  const never = endpoints.filter(({ seen }) => seen === 0).map(({ operation }) => operation);
  const shown = whole ? never : never.slice(0, NAMED);
  const rest = never.length - shown.length;
  const more = rest > 0 ? `, and ${rest} more (--verbose names them)` : '';
  const parts = endpoints.flatMap(({ operation, seen, unsentParameters, unseenStatuses }) => {
    if (!whole || seen === 0) return [];
    const missing = [...unsentParameters, ...unseenStatuses];
    return missing.length === 0
      ? []
      : [`no traffic for these parts of ${operation}: ${missing.join(', ')}`];
  });
  return [
    ...(never.length === 0 ? [] : [`no traffic for: ${shown.join(', ')}${more}`]),
    ...parts,
  ].map(escapeInvisible);
}
