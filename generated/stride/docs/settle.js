// Turns the reader's choices into an overlay, which the page displays.
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
  document.querySelector("#overlay").textContent = overlayText();
  // Collapsed questions do not require an answer, so they are not counted.
  const asked = sections().filter((one) => !one.closest("details"));
  const left = asked.filter((one) => !chosen(one)).length;
  document.querySelector("#progress").textContent =
    `${left} of ${asked.length} left.`;
}

function radioOf(section, key) {
  return section.querySelector(`input[type=radio][value="${CSS.escape(key)}"]`);
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
  if (isText || key.length > 1) return;
  const radio = section && radioOf(section, key);
  if (!radio) return;
  event.preventDefault();
  radio.click();
  (key === "o" ? section.querySelector(".own") : radio).focus();
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
showOverlay();
