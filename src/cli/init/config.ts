/** Writes the text of a new configuration. */
import { isIdentifier } from '../../print/emit/typescript/names.js';
import { HAND_WRITTEN, withHandWrittenFolder } from '../../output/targets/index.js';
import type { InitPlan } from './project.js';

/** The path of the JSON Schema for the configuration. Editors read it to offer completion. */
const SCHEMA = './node_modules/restitch/schemas/config.json';

/** Returns the configuration as JSON. */
export function jsonConfig(plan: InitPlan): string {
  return JSON.stringify({ $schema: SCHEMA, ...contentOf(plan) }, null, 2) + '\n';
}

/** The configuration as TypeScript. */
export function typedConfig(plan: InitPlan): string {
  const entries = Object.entries(contentOf(plan)).map(([key, value]) => {
    const flat = spelled(value);
    const fits = key.length + flat.length <= 75;
    const broken = JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    return `  ${key}: ${fits ? flat : broken},\n`;
  });
  return `import { defineConfig } from 'restitch';\n\nexport default defineConfig({\n${entries.join('')}});\n`;
}

/** Writes a value on one line of TypeScript: without quotes around keys, and with single quotes around texts. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => {
    return `${isIdentifier(key) ? key : JSON.stringify(key)}: ${spelled(one)}`;
  });
  return `{ ${entries.join(', ')} }`;
}

function contentOf({ inputs, overlays, output, targets, handlers, relations = [] }: InitPlan) {
  const chosen = Object.fromEntries(targets.map((name) => [name, {}]));
  const options = targets.includes(HAND_WRITTEN.target.name)
    ? withHandWrittenFolder(chosen, handlers)
    : chosen;
  return {
    inputs: inputs.length === 0 ? ['specs'] : inputs,
    ...(overlays.length > 0 && { overlays }),
    ...(relations.length > 0 && { relations }),
    output,
    targets: Object.fromEntries(
      Object.entries(options).map(([name, own]) => [name, Object.keys(own).length === 0 || own]),
    ),
  };
}
