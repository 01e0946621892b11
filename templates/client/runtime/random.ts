/** Texts that nobody can guess. */
import { platform } from "./platform.js";

/** Letters and digits; where the platform has no `crypto`, such as React Native, good enough to be the only ones of their kind. */
export function randomText(): string {
  const bytes = Uint8Array.from({ length: 20 }, () => Math.random() * 256);
  platform.crypto?.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(36)).join("");
}
