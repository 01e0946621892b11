// Runs before the page is painted. Sets the colour scheme that the reader has chosen, and a class
// that tells the style sheet that scripts run.
document.documentElement.className = "js";
try {
  document.documentElement.style.colorScheme =
    localStorage.getItem("docs-theme") ?? "";
} catch {
  // If storage is not available, the colour scheme of the system is used.
}
