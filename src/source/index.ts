/** Loading: from files on disk to documents. */
export type { Document, Location } from './document.js';
