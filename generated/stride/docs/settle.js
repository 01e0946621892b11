// Choices become an overlay, here or in the files of a project that `restitch settle --open` serves.
const live = document.body.dataset.version !== undefined;
const main = document.querySelector("main");

function sections() {
  return [...document.querySelectorAll("section.question")];
}

/** The chosen radio button of a question. */
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

/** Items of an overlay for a value of one's own: JSON is YAML. */
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

/** The overlay of all choices on the page. */
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
  const done = sections().filter(chosen).length;
  document.querySelector("#progress").textContent =
    `${sections().length - done} of ${sections().length} left`;
}

function say(text) {
  document.querySelector("#progress").textContent = text;
}

/** Sends an answer to the server of this page. */
async function send(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { said } = await response.json();
  if (said) say(said);
}

function answer(section, similar) {
  const radio = chosen(section);
  if (!radio) return say("Choose first.");
  const own =
    radio.dataset.own === undefined ? undefined : ownValue(radio, section);
  if (radio.dataset.own !== undefined && own === undefined)
    return say("Type a value first.");
  return send("answer", { id: section.id, key: radio.value, own, similar });
}

/** Takes over what the server shows now; what is focused stays, if it is still there. */
async function refresh() {
  const at = sections().findIndex((one) =>
    one.contains(document.activeElement),
  );
  const text = await (await fetch("questions")).text();
  main.replaceChildren(
    ...new DOMParser().parseFromString(text, "text/html").body.childNodes,
  );
  addButtons();
  const next = sections()[Math.min(at, sections().length - 1)];
  if (at >= 0) next?.querySelector("input[type=radio]")?.focus();
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** What only a server can do. */
function addButtons() {
  for (const section of sections()) {
    const bar = document.createElement("p");
    bar.append(
      button("Answer", () => answer(section, false)),
      " ",
      button("Answer all similar", () => answer(section, true)),
      " ",
      button("Later", () => main.append(section)),
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

/** The keys of choices, while one of a question's parts has the focus. */
function onKey(event) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.matches("input[type=text]")
  )
    return;
  const section = event.target.closest?.("section.question");
  const radio = section?.querySelector(
    `input[type=radio][value="${CSS.escape(event.key)}"]`,
  );
  if (radio) {
    radio.click();
    radio.focus();
  } else if (
    live &&
    section &&
    event.key === "Enter" &&
    event.target.matches("input[type=radio]")
  ) {
    void answer(section, false);
  } else if (live && section && event.key === "l") main.append(section);
  else if (live && event.key === "u") void send("undo", {});
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
  let { version } = document.body.dataset;
  new EventSource("events").addEventListener("version", ({ data }) => {
    if (data === version) return;
    version = data;
    void refresh();
  });
} else showOverlay();
