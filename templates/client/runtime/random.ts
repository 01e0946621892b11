/** Creates random texts. */
import { platform } from "./platform.js";

/**
 * Returns random letters and digits. If the platform has `crypto`, the text cannot be guessed.
 * Otherwise (React Native), it is only unique.
 */
export function randomText(): string {
  const bytes = Uint8Array.from({ length: 20 }, () => Math.random() * 256);
  platform.crypto?.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(36)).join("");
}
