/** Which way a value goes, as `readOnly` and `writeOnly` see it: `read` is received from the API, `write` is sent to it. */
export type Direction = 'read' | 'write';
