import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiKey, bearer } from "../auth.js";
import { binary, json, text, type Body } from "../body.js";
import { makeClient } from "../client.js";
import { cookie, cookies, header } from "../header.js";
import { multipart } from "../multipart.js";
import { label, matrix, simple } from "../path.js";
import { deepObject, form, jsonText } from "../query.js";
import { credentials } from "../security.js";
import { urlencoded } from "../urlencoded.js";
import { send, type Call } from "./fake.js";

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

const servers: Server[] = [];
let base: string;

beforeAll(async () => {
  const elsewhere = await start("");
  base = await start(`${elsewhere}/landed`);
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server that responds with the request that it has received, and redirects `/away`. */
async function start(away: string): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      if (url === "/away") {
        response.writeHead(302, { location: away }).end();
        return;
      }
      const body = Buffer.concat(chunks).toString();
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ method, url, headers, body }));
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SECRETS = { token: bearer("t"), key: apiKey("header", "x-key", "k") };

async function echo(what: Call, secret = false): Promise<Echo> {
  const client = makeClient(
    { baseUrl: base },
    undefined,
    secret ? credentials(SECRETS) : undefined,
  );
  const call = { key: "POST /", ...what };
  return (await send(client, {}, call)) as Echo;
}

test.each<[string, Call, string]>([
  [
    "what peers get wrong",
    {
      key: "POST /w/{p}",
      path: () => ({ p: label("p", ["a", "b/c"], { explode: true }) }),
      query: () => [
        deepObject("deep", { a: "1", b: { c: 2 } }),
        form("pipes", ["x", "y"], { delimiter: "|" }),
        form("json", jsonText({ z: "q" })),
      ],
    },
    "/w/.a.b%2Fc?deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D=2&pipes=x%7Cy&json=%7B%22z%22%3A%22q%22%7D",
  ],
  [
    "collectionFormat pipes",
    { query: () => [form("ids", [1, 2], { delimiter: "|" })] },
    "/?ids=1%7C2",
  ],
  [
    "collectionFormat tsv, ssv, csv, multi",
    {
      query: () => [
        form("t", [1, 2], { delimiter: "\t" }),
        form("s", [1, 2], { delimiter: " " }),
        form("c", [1, 2], { delimiter: "," }),
        form("m", [1, 2]),
      ],
    },
    "/?t=1%092&s=1%202&c=1,2&m=1&m=2",
  ],
  [
    "path styles side by side",
    {
      key: "POST /a/{id}/v{n}.json/{m}",
      path: () => ({
        id: simple("id", "557058:0af0 é"),
        n: simple("n", 2),
        m: matrix("m", { a: 1 }, { explode: true }),
      }),
    },
    "/a/557058%3A0af0%20%C3%A9/v2.json/;a=1",
  ],
])("%s", async (_, what, url) => {
  expect((await echo(what)).url).toBe(url);
});

test("headers, cookies and credentials arrive", async () => {
  const { headers } = await echo(
    {
      headers: () => [header("X-List", ["a", "b"])],
      cookies: () =>
        cookies([cookie("a", "1 2"), cookie("b", [3, 4], { delimiter: "," })]),
      security: [{ token: [], key: [] }],
    },
    true,
  );
  expect(headers).toMatchObject({
    "x-list": "a,b",
    cookie: "a=1%202; b=3,4",
    authorization: "Bearer t",
    "x-key": "k",
  });
});

test.each<[string, () => Body | undefined, string, string]>([
  ["json", () => json({ ü: 1 }), "application/json", '{"ü":1}'],
  ["text", () => text("hi", "text/markdown"), "text/markdown", "hi"],
  [
    "form",
    () => urlencoded({ a: "é&", b: [1, 2] }),
    "application/x-www-form-urlencoded",
    "a=%C3%A9%26&b=1&b=2",
  ],
  ["bytes", () => binary(Buffer.from("hi"), "a/b"), "a/b", "hi"],
  [
    "a stream",
    () => binary(new Blob(["hi"]).stream()),
    "application/octet-stream",
    "hi",
  ],
])("%s arrives", async (_, make, type, content) => {
  const { headers, body } = await echo({ body: make });
  expect([headers["content-type"], body]).toEqual([type, content]);
});

test("multipart arrives", async () => {
  const { headers, body } = await echo({
    body: () => multipart({ a: 1, f: new File(["x"], "f.txt") }),
  });
  const type = headers["content-type"] ?? "";
  const read = await new Response(body, {
    headers: { "content-type": type },
  }).formData();
  const file = read.get("f") as File;
  expect([read.get("a"), file.name, await file.text()]).toEqual([
    "1",
    "f.txt",
    "x",
  ]);
});

test("a redirect to another origin has no credentials", async () => {
  const { url, headers } = await echo(
    {
      key: "GET /away",
      security: [{ token: [], key: [] }],
      headers: () => [header("cookie", "a=b")],
    },
    true,
  );
  expect(url).toBe("/landed");
  for (const name of ["authorization", "x-key", "cookie"]) {
    expect(headers).not.toHaveProperty(name);
  }
});
