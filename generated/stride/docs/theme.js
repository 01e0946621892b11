// Runs before anything is painted: sets the colours that the reader chose, and
// a class that tells the styles that scripts run.
document.documentElement.className = "js";
try {
  document.documentElement.style.colorScheme =
    localStorage.getItem("docs-theme") ?? "";
} catch {
  // Without storage, the colours are those of the system.
}
