/** Configurations with few targets. */
import type { UserConfig } from '../../src/run/config/config.js';

type Targets = NonNullable<UserConfig['targets']>;

/** Only these. */
export function targetsOf(targets: Targets): Targets {
  return { client: false, server: false, docs: false, openapi: false, ...targets };
}
