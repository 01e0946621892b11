/** Converts the result of `verify` to a JUnit report with one test for each operation. */
import { locationText, type LocateSource } from '../../base/diagnostics/frame.js';
import { xml, xmlText, type Xml } from '../../print/emit/xml.js';
import { misfitText, type Misfit, type Verification } from '../../service/verify/index.js';

/** Returns the JUnit report. An operation without misfits passes, and an operation that was never called is skipped. */
export function verifyJunit({ endpoints, misfits }: Verification, locate: LocateSource): string {
  const byOperation = new Map<string, Misfit[]>();
  for (const misfit of misfits) {
    const known = byOperation.get(misfit.operation);
    if (known) known.push(misfit);
    else byOperation.set(misfit.operation, [misfit]);
  }
  const skipped = endpoints.filter(({ seen }) => seen === 0).map(({ operation }) => operation);
  const names = [
    ...new Set([...endpoints.map(({ operation }) => operation), ...byOperation.keys()]),
  ];
  const cases = names.map((name) => {
    const failure = failures(byOperation.get(name) ?? [], locate);
    const content = skipped.includes(name) ? [xml('skipped', {})] : failure;
    return xml('testcase', { classname: 'restitch verify', name }, content);
  });
  const counts = { tests: names.length, failures: byOperation.size, skipped: skipped.length };
  const suite = xml('testsuite', { name: 'restitch verify', ...counts, errors: 0 }, cases);
  return xmlText(xml('testsuites', {}, [suite]));
}

function failures(misfits: readonly Misfit[], locate: LocateSource): Xml[] {
  const [first] = misfits;
  if (!first) return [];
  const lines = misfits.map(
    (misfit) => `${misfitText(misfit)}\n  ${locationText(misfit.first, locate(misfit.first))}`,
  );
  return [xml('failure', { message: misfitText(first), type: first.code }, lines.join('\n'))];
}
