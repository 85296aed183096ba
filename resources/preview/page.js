// Our hand in the preview. It runs in a world of its own: the page has no script, and could not
// reach this one. The window calls `recension.*`; we answer through the channel.
"use strict";

(() => {
  // Found before there is a page: what a writer gives the same id is not taken for them.
  const PLACES = ["firstHeading", "indicators", "warnings", "catlinks", "page"];
  const places = new Map(PLACES.map((id) => [id, document.getElementById(id)]));
  const page = () => places.get("page");
  let window_ = null; // the object of the window at the other end of the channel
  let expected = -1; // where we scrolled to ourselves
  let marked = null;
  let waiting = 0; // the frame in which a scroll is reported

  const make = (html) => {
    const block = document.createElement("div");
    block.className = "block";
    block.innerHTML = html;
    return block;
  };

  // The block at a distance from the top of the view: the last that starts at or above it.
  const blockAt = (y) => {
    const blocks = page().children;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (blocks[middle].getBoundingClientRect().top <= y) low = middle;
      else high = middle - 1;
    }
    return blocks.length ? low : -1;
  };

  const inside = (block, y) => {
    const box = block.getBoundingClientRect();
    return box.height ? Math.min(1, Math.max(0, (y - box.top) / box.height)) : 0;
  };

  const scrollTo = (y) => {
    window.scrollTo({ top: y, behavior: "instant" });
    expected = Math.round(window.scrollY);
  };

  const fill = (parts) => {
    for (const [id, html] of Object.entries(parts)) {
      const place = places.get(id);
      if (place.dataset.shown !== html) {
        place.innerHTML = html;
        place.dataset.shown = html;
      }
    }
  };

  const blockOf = (node) => {
    while (node && node.parentNode !== page()) node = node.parentNode;
    return node;
  };

  const indexOf = (block) => Array.prototype.indexOf.call(page().children, block);

  const mark = (index) => {
    const block = page().children[index] || null;
    if (marked !== block && marked) marked.classList.remove("caret");
    if (block) block.classList.add("caret");
    marked = block;
  };

  // Put new blocks in the place of old ones; returns where the anchor is now.
  const splice = (anchor, [start, removed, htmls]) => {
    const place = page();
    const after = place.children[start + removed] || null;
    const gone = [];
    for (let index = start; index < start + removed; index += 1) {
      if (place.children[index]) gone.push(place.children[index]);
    }
    const made = htmls.map(make);
    const position = gone.indexOf(anchor);
    for (const block of made) place.insertBefore(block, after);
    for (const block of gone) block.remove();
    if (position < 0) return anchor;
    return made[Math.min(position, made.length - 1)] || after || place.lastElementChild;
  };

  // A long page is shown from its top; the rest follows in pieces, or at once when it is needed.
  const FIRST = 60;
  const PIECE = 150;
  let pending = [];
  const addPiece = () => {
    page().append(...pending.splice(0, PIECE).map(make));
    if (pending.length) window.setTimeout(addPiece, 0);
  };
  const addRest = () => {
    if (pending.length) page().append(...pending.splice(0).map(make));
  };

  window.recension = {
    show(parts, htmls) {
      fill(parts);
      page().replaceChildren(...htmls.slice(0, FIRST).map(make));
      pending = htmls.slice(FIRST);
      if (pending.length) window.setTimeout(addPiece, 30);
      marked = null;
      scrollTo(0);
    },

    change(parts, splices) {
      addRest();
      const top = blockAt(0);
      let anchor = top < 0 ? null : page().children[top];
      const before = anchor ? anchor.getBoundingClientRect().top : 0;
      const wasAtTop = window.scrollY === 0;
      fill(parts);
      for (const each of splices) anchor = splice(anchor, each);
      if (marked && !marked.isConnected) marked = null;
      if (anchor && !wasAtTop) {
        scrollTo(window.scrollY + anchor.getBoundingClientRect().top - before);
      }
    },

    mark(index) {
      if (index >= page().children.length) addRest();
      mark(index);
    },

    toPlace(index, part) {
      if (index >= page().children.length) addRest();
      const block = page().children[index];
      if (!block) return;
      const box = block.getBoundingClientRect();
      const above = index === 0 && part === 0 ? window.scrollY + box.top : 8;
      scrollTo(window.scrollY + box.top + part * box.height - above);
    },

    toFragment(fragment) {
      addRest();
      const place = document.getElementById(fragment) || document.getElementsByName(fragment)[0];
      if (place) {
        place.scrollIntoView({ block: "start", behavior: "instant" });
        for (const other of document.querySelectorAll(".target")) other.classList.remove("target");
        place.classList.add("target");
      }
      return Boolean(place);
    },

    colour(variables, name) {
      document.documentElement.style.cssText = variables;
      document.documentElement.dataset.theme = name;
    },

    dim(isDimmed) {
      document.body.classList.toggle("dimmed", isDimmed);
    },
  };

  const linkOf = (event) => event.target.closest && event.target.closest("a[href], area[href]");

  const follow = (event) => {
    const link = linkOf(event);
    if (!link) return false;
    event.preventDefault();
    if (window_ && event.isTrusted) window_.follow(link.getAttribute("href"));
    return true;
  };

  // A cell header of a sortable table, a summary and a field keep what a click does to them.
  const isControl = (event) => event.target.closest("summary, input, button, label, select");

  document.addEventListener(
    "click",
    (event) => {
      if (follow(event) || isControl(event) || !window_) return;
      const selection = window.getSelection();
      if (selection && !selection.isCollapsed) return;
      const block = blockOf(event.target);
      if (block) window_.click(indexOf(block), inside(block, event.clientY));
    },
    true,
  );
  document.addEventListener("auxclick", (event) => follow(event), true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
  document.addEventListener("dragstart", (event) => linkOf(event) && event.preventDefault(), true);

  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event);
    if (window_) window_.hover(link ? link.getAttribute("href") : "");
  });

  document.addEventListener("scroll", () => {
    if (waiting || Math.abs(window.scrollY - expected) < 2) return;
    waiting = window.requestAnimationFrame(() => {
      waiting = 0;
      const index = blockAt(8);
      expected = -1;
      if (window_ && index >= 0) window_.scroll(index, inside(page().children[index], 8));
    });
  });

  new QWebChannel(qt.webChannelTransport, (channel) => {
    window_ = channel.objects.window;
    window_.ready();
  });
})();
