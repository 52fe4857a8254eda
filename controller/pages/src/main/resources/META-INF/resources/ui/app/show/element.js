/**
 * Elements made without markup: every text from the farm becomes a text node, since names come from strangers, and a name that is
 * HTML must stay a name.
 */

/**
 * A new element.
 *
 * @param {string} tag
 * @param {Object<string, string|number|boolean|Function|null|undefined>} [attributes] a function is a listener of the event that the
 *     key names after "on"; true is an attribute without a value; false, null and undefined leave the attribute out
 * @param {...(Node|string|number|null|undefined|Array)} children null and undefined are left out
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name.slice("on".length), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...nodes(children));
  return made;
}

/** The children that are there, flat. */
function nodes(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== "")
    .map(child => (child instanceof Node ? child : String(child)));
}

/**
 * A link. Its address is made by `addressOf` and never taken from the farm, so that no name can be code.
 *
 * @param {string} address
 * @param {...(Node|string|number)} children
 */
export function link(address, ...children) {
  return element("a", { href: address }, ...children);
}

/** A list of facts, as `<dl>`: pairs of a word and what it is; pairs without a value are left out. */
export function facts(pairs) {
  return element("dl", { class: "facts" },
    pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([word, value]) => element("div", {}, element("dt", {}, word), element("dd", {}, value))));
}

/** A part of a page with its heading; `name` is the heading's id, so that the part can be linked to. */
export function section(name, title, ...children) {
  return element("section", { "aria-labelledby": name }, element("h2", { id: name }, title), ...children);
}

/** What a screen reader says and nobody sees. */
export function unseen(text) {
  return element("span", { class: "unseen" }, text);
}

/** Puts new children into a place, in one step. */
export function fill(place, ...children) {
  place.replaceChildren(...nodes(children));
  return place;
}
