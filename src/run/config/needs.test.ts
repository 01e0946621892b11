/** A dependency of a target is generated with it, or is reported as missing. */
import { expect, it } from 'vitest';
import { createReport } from '../../base/diagnostics/report.js';
import { TARGETS } from '../../output/targets/index.js';
import { checkConfig } from './check.js';

const hooks = { name: 'hooks', needs: ['client'], render: () => [] };

function check(config: object): { targets: string[]; problems: string[] } {
  const report = createReport();
  const checked = checkConfig({ inputs: 'a.yaml', ...config }, 'restitch.config.json', report);
  const problems = report.list().map(({ code, message }) => `${code} ${message}`);
  return { targets: Object.keys(checked?.targets ?? {}), problems };
}

it.each([
  [
    'of an own target',
    { targets: { openapi: true }, customTargets: [hooks] },
    'client openapi hooks',
  ],
  [
    'of a need',
    { targets: {}, customTargets: [hooks, { ...hooks, name: 'more', needs: ['hooks'] }] },
    'client hooks more',
  ],
  ['of none', { targets: { docs: true, hooks: false }, customTargets: [hooks] }, 'docs'],
  [
    'of what is named, in circles',
    { targets: {}, customTargets: [{ ...hooks, needs: ['hooks'] }] },
    'hooks',
  ],
])('is generated: %s', (_, config, targets) => {
  expect(check(config)).toEqual({ targets: targets.split(' '), problems: [] });
});

it.each([
  [
    { targets: { client: false } },
    'the target "hooks" needs the target "client", which is turned off',
  ],
  [
    { customTargets: [{ ...hooks, needs: ['clinet'] }] },
    'the target "hooks" needs the target "clinet", which does not exist: did you mean "client"?',
  ],
])('is missing: %j', (config, message) => {
  const { problems } = check({ customTargets: [hooks], ...config });
  expect(problems).toEqual([`config/target-needs ${message}`]);
});

it('omits parts that are generated on request, and no other target', () => {
  const standard = TARGETS.filter(({ optIn }) => optIn !== true).map(({ name }) => name);
  expect(check({}).targets).toEqual(standard);
  const all = Object.fromEntries(TARGETS.map(({ name }) => [name, true]));
  expect(check({ targets: all }).targets).toEqual(TARGETS.map(({ name }) => name));
});
