/** Everything that the generated client is made of. */
export * from "./auth.js";
export * from "./body.js";
export * from "./client.js";
export * from "./errors.js";
export * from "./expand.js";
export * from "./header.js";
export * from "./multipart.js";
export * from "./path.js";
export * from "./promise.js";
export * from "./query.js";
export * from "./read.js";
export * from "./reply.js";
export * from "./retry.js";
export * from "./send.js";
export * from "./urlencoded.js";
