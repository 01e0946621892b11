/** What was seen of a parameter: texts on the wire, whatever type they stand for. */
import type { Origin } from '../../model/origin.js';
import type { Schema } from '../../model/schema.js';
import { isPersonalName, isSecretName } from '../secret.js';
import { createTextProfile, enumWords, observeText, type TextProfile } from './text-profile.js';

export interface ParameterProfile {
  readonly texts: TextProfile;
  integers: number;
  numbers: number;
  booleans: number;
  /** True when one request sends it several times. */
  isRepeated: boolean;
}

/** An integer that JavaScript holds exactly, without a zero in front. */
const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

export function createParameterProfile(): ParameterProfile {
  return { texts: createTextProfile(), integers: 0, numbers: 0, booleans: 0, isRepeated: false };
}

/** Adds a value as it was sent. */
export function observeParameter(profile: ParameterProfile, text: string): void {
  observeText(profile.texts, text);
  if (INTEGER.test(text)) profile.integers++;
  if (NUMBER.test(text)) profile.numbers++;
  if (text === 'true' || text === 'false') profile.booleans++;
}

/**
 * The schema of a parameter: the type that all its texts can be read as.
 * @param name decides whether its words may be told
 */
export function observedParameterSchema(
  profile: ParameterProfile,
  name: string,
  origins: readonly Origin[],
): Schema {
  const one = singleSchema(profile, name, origins);
  return profile.isRepeated ? { kind: 'array', items: one, origins } : one;
}

function singleSchema(
  { texts, integers, numbers, booleans }: ParameterProfile,
  name: string,
  origins: readonly Origin[],
): Schema {
  const { count, format } = texts;
  if (count === 0) return { kind: 'unknown', origins };
  if (integers === count) return { kind: 'integer', origins };
  if (numbers === count) return { kind: 'number', origins };
  if (booleans === count) return { kind: 'boolean', origins };
  const values = isSecretName(name) || isPersonalName(name) ? undefined : enumWords(texts);
  if (values) return { kind: 'enum', values, open: true, origins };
  return { kind: 'string', ...(format && { format }), origins };
}
