/** A form whose parts have separate settings. */
import { expect, expectTypeOf, test } from "vitest";
import { multipart, part, type WithParts } from "../multipart.js";

interface Form {
  readonly file: Blob;
  readonly name?: string | undefined;
  readonly tags: readonly string[];
  readonly day?: Date;
  readonly meta: { readonly a: number } | null;
}

test("any field may be a part, except dates, which the client writes", () => {
  expectTypeOf({
    file: part(new Blob(), { filename: "a" }),
    name: part("a", { contentType: "text/html" }),
    tags: ["a", part("b", {})] as const,
    meta: part({ a: 1 }, {}),
  }).toExtend<WithParts<Form>>();
  expectTypeOf<{ file: string }>().not.toExtend<WithParts<Form>>();
  expectTypeOf(part(1, {})).not.toExtend<WithParts<Form>["name"]>();
  expectTypeOf<WithParts<Form>["day"]>().toEqualTypeOf<Date | undefined>();
  expectTypeOf<WithParts<unknown>>().toEqualTypeOf<unknown>();
});

test("a list may be one part", async () => {
  const tags = part(["a", "b"], { contentType: "application/json" });
  const { content } = multipart({ tags }) ?? {};
  const text = await (content as Blob).text();
  expect(text).toContain('Content-Type: application/json\r\n\r\n["a","b"]\r\n');
});

test("text in a JSON sequence is sent unchanged", async () => {
  const log = part("1\n2", { contentType: "application/json-seq" });
  const { content } = multipart({ log }) ?? {};
  const text = await (content as Blob).text();
  expect(text).toContain("Content-Type: application/json-seq\r\n\r\n1\n2\r\n");
});
