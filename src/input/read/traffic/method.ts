/** Methods of requests in traffic. */

/** Methods of HTTP, WebDAV and caches. Other words at the position of a method may be anything. */
const METHODS: ReadonlySet<string> = new Set(
  (
    'ACL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST ' +
    'PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
);

/** True for a known method. */
export function isKnownMethod(method: string): boolean {
  return METHODS.has(method);
}
