// Before anything is painted: the colours that the reader chose, and that there are scripts.
document.documentElement.className = "js";
try {
  document.documentElement.style.colorScheme =
    localStorage.getItem("docs-theme") ?? "";
} catch {
  // A browser that keeps nothing follows the system.
}
