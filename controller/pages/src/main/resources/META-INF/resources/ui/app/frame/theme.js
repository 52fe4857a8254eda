// Runs before the first paint, so that a page does not flash in the wrong colours: a plain script, since modules run later.
{
  const KEY = "assay-theme";
  const chosen = localStorage.getItem(KEY);
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
}
