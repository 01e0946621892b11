/** The browser that tests look through, where there is one. */
import { existsSync } from 'node:fs';

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const missing = !existsSync(CHROMIUM);
if (missing) console.warn(`no Chromium at ${CHROMIUM}: nothing is tested in a browser`);
