/** The document that the target `openapi` writes: a later run compares with it. */
export const OPENAPI_FILE = 'openapi.json';
