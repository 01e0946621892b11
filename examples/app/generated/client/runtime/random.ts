/** Random texts. */
import { platform } from "./platform.ts";

/** Letters and digits. Not guessable if the platform has `crypto`; otherwise (React Native) only unique. */
export function randomText(): string {
  const bytes = Uint8Array.from({ length: 20 }, () => Math.random() * 256);
  platform.crypto?.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(36)).join("");
}
