/** The public API of the package. Cheap to import: every configuration file does. */
export { defineConfig } from './config.js';
export type { Config, UserConfig } from './config.js';
