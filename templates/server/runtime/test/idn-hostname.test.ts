/** Internationalized host names that the JSON Schema Test Suite does not cover. */
import { expect, it } from "vitest";
import { idnHostname } from "../idn-hostname.js";

const [is] = idnHostname;

it.each([
  ...[
    "straße.example",
    "müller.de",
    "пример.рф",
    "例え.テスト",
    "xn--mller-kva.de",
    "XN--MLLER-KVA.DE",
  ],
  ...[
    "ısparta.com.tr",
    "a.1",
    "10.ünited",
    "ᏣᎳᎩ.example",
    "localhost",
    "A.EXAMPLE",
  ],
])("accepts %s", (name) => {
  expect(is(name)).toBe(true);
});

it.each([
  ...[
    "Straße.example",
    "ﬁsch.de",
    "a..b",
    "",
    ".",
    "a.",
    "-ü.de",
    "ü-.de",
    "a b",
    "a/b",
    "ü:80",
    "u@ü",
  ],
  ...[
    "xn--",
    "xn--a",
    "xn--Ü",
    "\u1100\u1161.kr",
    `${"ü".repeat(60)}.de`,
    `${"ü.".repeat(90)}de`,
  ],
  ...["ü\u00ad.de", "ü\u{1d165}.de", "\ud800.de", "אa.de", "١a.de"],
])("rejects %j", (name) => {
  expect(is(name)).toBe(false);
});
