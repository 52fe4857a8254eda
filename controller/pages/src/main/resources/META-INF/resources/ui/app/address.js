/** What a page shows stands in its address, so that whoever gets the link sees the same. */

/** An address of these pages: `addressOf("campaign.html", { id })`; parameters that are null, undefined or empty are left out. */
export function addressOf(page, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text === "" ? page : `${page}?${text}`;
}

/** A parameter of this page's address; `otherwise` where there is none. */
export function parameter(name, otherwise = "") {
  return new URLSearchParams(location.search).get(name) ?? otherwise;
}

/**
 * Writes what the page shows now into its address, without a new entry in the history.
 *
 * @param {Object<string, string|string[]|null>} changes null, "" and [] take a parameter away
 */
export function remember(changes) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const each of [value ?? []].flat()) {
      if (each !== "") {
        query.append(name, each);
      }
    }
  }
  const text = query.toString();
  history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
}

/** Where to go after signing in: only ever to one of these pages. */
export function safeReturn(address) {
  try {
    const target = new URL(address, location.origin);
    const isOurs = target.origin === location.origin && target.pathname.startsWith("/ui/");
    return isOurs ? target.pathname + target.search + target.hash : "/ui/";
  } catch {
    return "/ui/";
  }
}
