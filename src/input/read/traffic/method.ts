/** Methods of requests in traffic. */

/** Those of HTTP, WebDAV and caches, because other words in the place of a method may be anything. */
const METHODS: ReadonlySet<string> = new Set(
  (
    'ACL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST ' +
    'PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
);

/** True for a method that services have. */
export function isKnownMethod(method: string): boolean {
  return METHODS.has(method);
}
