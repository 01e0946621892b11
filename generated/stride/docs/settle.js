// Turns the reader's choices into an overlay. It is displayed on the page, or written to the
// project if `restitch settle --open` serves the page.
const live = document.body.dataset.version !== undefined;
const main = document.querySelector("main");

function sections() {
  return [...document.querySelectorAll("section.question")];
}

/** Returns the selected radio button of a question. */
function chosen(section) {
  return section.querySelector("input[type=radio]:checked");
}

function ownValue(radio, section) {
  const typed = section.querySelector(".own").value;
  if (typed.trim() === "") return undefined;
  if (radio.dataset.own === "text") return typed;
  try {
    return JSON.parse(typed);
  } catch {
    return undefined;
  }
}

/**
 * Returns the overlay actions for a value that the reader has typed. The value is JSON, which is
 * also valid YAML.
 */
function ownActions(radio, section) {
  const value = ownValue(radio, section);
  if (value === undefined) return "";
  const removes = JSON.parse(radio.dataset.removes).map((target) => ({
    target,
    remove: true,
  }));
  const writes = JSON.parse(radio.dataset.writes).map(({ target, under }) => ({
    target,
    update: [...under]
      .reverse()
      .reduce((inner, key) => ({ [key]: inner }), value),
  }));
  const reason = section.dataset.title
    .replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, " ")
    .trim();
  const lines = [...removes, ...writes].map(
    (action) => `- ${JSON.stringify(action)}`,
  );
  return [`# ${reason}`, ...lines].join("\n");
}

function indented(text) {
  return text.replace(/^(?=.)/gm, "  ");
}

/** Returns the overlay with all choices on the page. */
function overlayText() {
  const actions = [];
  const accepted = [];
  for (const section of sections()) {
    const radio = chosen(section);
    if (!radio) continue;
    const own = radio.dataset.own !== undefined;
    const text = own ? ownActions(radio, section) : radio.dataset.actions;
    if (text) actions.push(indented(text));
    if (!own && radio.dataset.accepted)
      accepted.push(indented(radio.dataset.accepted));
  }
  const lines = [
    "overlay: 1.1.0",
    "info:",
    "  title: Settled conflicts",
    "  version: 1.0.0",
  ];
  lines.push(
    ...(actions.length > 0 ? ["actions:", ...actions] : ["actions: []"]),
  );
  if (accepted.length > 0) lines.push("x-restitch-accepted:", ...accepted);
  return `${lines.join("\n")}\n`;
}

function showOverlay() {
  const output = document.querySelector("#overlay");
  if (!output) return;
  output.textContent = overlayText();
  // Collapsed questions do not require an answer, so they are not counted.
  const asked = sections().filter((one) => !one.closest("details"));
  const left = asked.filter((one) => !chosen(one)).length;
  document.querySelector("#progress").textContent =
    `${left} of ${asked.length} left.`;
}

/** The last message of the server. It is displayed again after the page was updated. */
let lastSaid = "";

/**
 * The largest number of open questions so far. The difference to the current number is the number
 * of answered questions.
 */
let most = 0;

/** Displays a message, and the number of open questions. */
function say(text) {
  const left = sections().length;
  most = Math.max(most, left);
  document.querySelector("#progress").textContent =
    `${text} ${left} of ${most} left.`.trim();
}

/** Sends an answer to the server of this page. */
async function send(path, body) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { said } = await response.json();
    if (said) lastSaid = said;
    await refresh();
  } catch {
    say("restitch settle has ended: start it again.");
  }
}

function answer(section, similar) {
  const radio = chosen(section);
  if (!radio) return say("Choose first.");
  const own =
    radio.dataset.own === undefined ? undefined : ownValue(radio, section);
  if (radio.dataset.own !== undefined && own === undefined)
    return say(
      radio.dataset.own === "text"
        ? "Type a value first."
        : "This is not JSON: put texts in quotes.",
    );
  return send("answer", { id: section.id, key: radio.value, own, similar });
}

/**
 * Updates the page from the server. Keeps choices that are not sent yet, typed values, and the
 * focus.
 */
async function refresh() {
  const text = await (await fetch("questions")).text();
  const at = sections().findIndex((one) =>
    one.contains(document.activeElement),
  );
  const focused = sections()[at]?.id;
  const pending = new Map(
    sections().map((one) => [
      one.id,
      { key: chosen(one)?.value, own: one.querySelector(".own")?.value },
    ]),
  );
  const isTyping = document.activeElement?.matches(".own");
  const order = [...pending.keys()];
  main.replaceChildren(
    ...new DOMParser().parseFromString(text, "text/html").body.childNodes,
  );
  addButtons();
  // Questions that the reader has postponed stay at the end.
  for (const id of order) {
    const section = document.getElementById(id);
    if (!section) continue;
    if (later.has(id)) main.append(section);
    const { key, own } = pending.get(id);
    const radio = key && radioOf(section, key);
    if (radio) radio.checked = true;
    if (own) section.querySelector(".own").value = own;
  }
  const next =
    document.getElementById(focused) ??
    sections()[Math.min(at, sections().length - 1)];
  if (at >= 0 && isTyping && next?.id === focused)
    next.querySelector(".own")?.focus();
  else if (at >= 0) show(next);
  say(lastSaid);
}

function show(section) {
  if (!section) return;
  (chosen(section) ?? section).focus({ preventScroll: true });
  section.scrollIntoView({ block: "nearest" });
}

const later = new Set();

function putOff(section) {
  const next = section.nextElementSibling;
  later.add(section.id);
  main.append(section);
  show(next?.matches("section.question") ? next : sections()[0]);
}

function radioOf(section, key) {
  return section.querySelector(`input[type=radio][value="${CSS.escape(key)}"]`);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** Adds the buttons that need the server. */
function addButtons() {
  for (const section of sections()) {
    const bar = document.createElement("p");
    const first = button("Response", () => answer(section, false));
    first.className = "primary";
    bar.append(
      first,
      " ",
      button("Answer all similar questions", () => answer(section, true)),
      " ",
      button("Later", () => putOff(section)),
    );
    section.append(bar);
  }
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([overlayText()], { type: "application/yaml" }),
  );
  link.download = "settled.overlay.yaml";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Handles the keys that select a choice while an element of a question has the focus. */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target, key } = event;
  const section = target.closest?.("section.question");
  const isText = target.matches("input[type=text]");
  if (live && section && key === "Enter" && target.matches("input, section")) {
    event.preventDefault();
    return void answer(section, false);
  }
  if (isText || key.length > 1) return;
  const radio = section && radioOf(section, key);
  if (radio) {
    event.preventDefault();
    radio.click();
    (key === "o" ? section.querySelector(".own") : radio).focus();
  } else if (live && section && key === "s") void answer(section, true);
  else if (live && section && key === "l") putOff(section);
  else if (live && key === "u" && !target.closest("header"))
    void send("undo", {});
}

document.addEventListener("keydown", onKey);
document.addEventListener("change", showOverlay);
document.addEventListener("input", ({ target }) => {
  if (!target.matches(".own")) return;
  const radio = target.closest("section").querySelector("input[data-own]");
  radio.checked = true;
  showOverlay();
});
document.querySelector("#download")?.addEventListener("click", download);
if (live) {
  document
    .querySelector("#undo")
    .addEventListener("click", () => send("undo", {}));
  addButtons();
  say("");
  sections()[0]?.focus({ preventScroll: true });
  let { version } = document.body.dataset;
  new EventSource("events").addEventListener("version", ({ data }) => {
    if (data === version) return;
    version = data;
    void refresh();
  });
} else showOverlay();
