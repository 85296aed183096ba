// Our hand in the preview. It runs in a world of its own: the page has no script, and could not
// reach this one. The window calls `recension.*`; we answer through the channel.
"use strict";

(() => {
  // Found before there is a page: what a writer gives the same id is not taken for them.
  const PLACES = ["firstHeading", "indicators", "warnings", "catlinks", "page"];
  const places = new Map(PLACES.map((id) => [id, document.getElementById(id)]));
  const page = () => places.get("page");
  const MARGIN = 8; // pixels between the edge of the view and what is brought there
  let window_ = null; // the object of the window at the other end of the channel
  let expected = null; // where we scrolled to ourselves
  let counts = []; // of the source lines of each block
  let marked = null; // the block with the caret's bar
  let markedLine = 0; // of the source, from the block's first
  let place = null; // at the top, where that is not the start
  let isRevealed = false; // whether the bar was to be seen
  let wasSeen = false; // whether the bar was in view before the last change
  let waiting = 0; // the frame in which a scroll is reported

  const make = (html) => {
    const block = document.createElement("div");
    block.className = "block";
    block.dir = "auto"; // from right to left where its first letter is, as in the editor
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

  // What is at the top of the view, as a block and a line from its first.
  const placeAtTop = () => {
    const index = blockAt(MARGIN);
    if (index < 0) return null;
    return [index, sourceLines.lineAt(page().children[index], MARGIN, counts[index])];
  };

  const scrollTo = (y) => {
    window.scrollTo({ top: y, behavior: "instant" });
    expected = Math.round(window.scrollY);
  };

  // Whether what is in view is what we brought there: a page that became shorter than that ends at
  // its end.
  const isWherePut = () => {
    if (expected === null) return false;
    const { scrollHeight, clientHeight } = document.documentElement;
    return Math.abs(window.scrollY - Math.min(expected, scrollHeight - clientHeight)) < 2;
  };

  const fill = (parts) => {
    for (const [id, html] of Object.entries(parts)) {
      const part = places.get(id);
      if (part.dataset.shown !== html) {
        part.innerHTML = html;
        part.dataset.shown = html;
      }
    }
  };

  const blockOf = (node) => {
    while (node && node.parentNode !== page()) node = node.parentNode;
    return node;
  };

  const indexOf = (block) => Array.prototype.indexOf.call(page().children, block);

  const placeBar = () => {
    if (!marked) return;
    const [top, bottom] = sourceLines.extentOf(marked, markedLine);
    marked.style.setProperty("--caret-top", `${top - marked.getBoundingClientRect().top}px`);
    marked.style.setProperty("--caret-size", `${bottom - top}px`);
  };
  const resized = new ResizeObserver(placeBar);

  const mark = (index, line) => {
    const block = page().children[index] || null;
    if (marked !== block) {
      if (marked) marked.classList.remove("caret");
      resized.disconnect();
      if (block) {
        block.classList.add("caret");
        resized.observe(block);
      }
    }
    marked = block;
    markedLine = line;
    placeBar();
  };

  const bringToTop = ([index, line]) => {
    const block = page().children[index];
    if (!block) return;
    const isStart = index === 0 && line === 0;
    const distance = sourceLines.distanceOf(block, line, counts[index]);
    scrollTo(isStart ? 0 : window.scrollY + distance - MARGIN);
  };

  const isSeen = (top, bottom) =>
    bottom > MARGIN && top < document.documentElement.clientHeight - MARGIN;

  const reveal = () => {
    isRevealed = true;
    if (!marked) return;
    const [top, bottom] = sourceLines.extentOf(marked, markedLine);
    if (isSeen(top, bottom)) return;
    const height = document.documentElement.clientHeight;
    const isTall = bottom - top > height - 2 * MARGIN;
    const isAbove = bottom <= MARGIN;
    scrollTo(window.scrollY + (isTall || isAbove ? top - MARGIN : bottom - height + MARGIN));
  };

  // The current change stays in view while images arrive, until the reader scrolls.
  let step = null;
  const showStep = () => {
    if (!step || !step.isConnected || !isWherePut()) return;
    const { top, bottom } = step.getBoundingClientRect();
    const height = document.documentElement.clientHeight;
    if (top < MARGIN || bottom > height - MARGIN) {
      scrollTo(window.scrollY + top - Math.max(MARGIN, (height - (bottom - top)) / 3));
    }
  };
  new ResizeObserver(showStep).observe(page());

  // Put new blocks in the place of old ones; returns where the anchor is now.
  const splice = (anchor, [start, removed, htmls]) => {
    const blocks = page();
    const after = blocks.children[start + removed] || null;
    const gone = [];
    for (let index = start; index < start + removed; index += 1) {
      if (blocks.children[index]) gone.push(blocks.children[index]);
    }
    const made = htmls.map(make);
    const position = gone.indexOf(anchor);
    for (const block of made) blocks.insertBefore(block, after);
    made.forEach(grounds.note);
    for (const block of gone) block.remove();
    if (position < 0) return anchor;
    return made[Math.min(position, made.length - 1)] || after || blocks.lastElementChild;
  };

  // A long page is shown from its top; the rest follows in pieces, or at once when it is needed.
  // Frames, for timers do not run where the page itself may have no script.
  const FIRST = 60;
  const PIECE = 150;
  let pending = [];
  const add = (htmls) => {
    const made = htmls.map(make);
    page().append(...made);
    made.forEach(grounds.note);
  };
  const addPiece = () => {
    add(pending.splice(0, PIECE));
    if (pending.length) window.requestAnimationFrame(addPiece);
  };
  const addRest = () => {
    if (pending.length) add(pending.splice(0));
  };

  // Where a mark of a change is: its block, its line from the block's first, and whether the newer
  // text lacks what it marks; null beside all marks.
  const tellChange = (element, x, y) => {
    const mark = element?.closest('[data-mw-diff]:not([data-mw-diff="jump"])');
    const block = mark && blockOf(mark);
    if (!block) return "null";
    const noted = sourceLines.markOf(element);
    if (noted && blockOf(noted)) {
      return JSON.stringify([indexOf(blockOf(noted)), sourceLines.lineOf(noted), false]);
    }
    const index = indexOf(block);
    return JSON.stringify([index, ...sourceLines.lineOfChange(block, mark, x, y, counts[index])]);
  };

  window.recension = {
    show(parts, htmls, lines) {
      fill(parts);
      counts = lines;
      page().replaceChildren();
      add(htmls.slice(0, FIRST));
      pending = htmls.slice(FIRST);
      if (pending.length) window.requestAnimationFrame(() => window.requestAnimationFrame(addPiece));
      marked = null;
      [place, isRevealed] = [null, false];
      scrollTo(0);
    },

    change(parts, splices, lines) {
      addRest();
      wasSeen = marked !== null && isSeen(...sourceLines.extentOf(marked, markedLine));
      counts = lines;
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
      place = wasAtTop ? null : placeAtTop();
    },

    mark(index, line) {
      if (index >= page().children.length) addRest();
      mark(index, line);
      // What one writes stays in view when a change has moved it out.
      if (wasSeen) reveal();
      wasSeen = false;
    },

    reveal,

    toPlace(index, line) {
      if (index >= page().children.length) addRest();
      [place, isRevealed] = [[index, line], false];
      bringToTop(place);
    },

    toFragment(fragment) {
      addRest();
      [place, isRevealed] = [null, false];
      const target = document.getElementById(fragment) || document.getElementsByName(fragment)[0];
      if (target) {
        target.scrollIntoView({ block: "start", behavior: "instant" });
        for (const other of document.querySelectorAll(".target")) other.classList.remove("target");
        target.classList.add("target");
      }
      return Boolean(target);
    },

    // The change of a block in which a mark begins one, and all marks that belong to it.
    toStep(index, number) {
      addRest();
      if (step) step.removeAttribute("data-mw-current");
      const block = page().children[index];
      step = block && block.querySelectorAll("[data-mw-step]")[number];
      if (!step) return;
      step.setAttribute("data-mw-current", "");
      expected = Math.round(window.scrollY);
      showStep();
    },

    // The change at a point of the view, and the current one, as `tellChange` says it.
    changeAt(x, y) {
      return tellChange(document.elementFromPoint(x, y), x, y);
    },

    changeOfStep() {
      if (!step || !step.isConnected) return "null";
      const { left, top } = step.getClientRects()[0] || step.getBoundingClientRect();
      return tellChange(step, left + 1, top + 1);
    },

    colour(variables, name) {
      document.documentElement.style.cssText = variables;
      document.documentElement.dataset.theme = name;
      grounds.noteAnew(page());
    },

    dim(isDimmed) {
      document.body.classList.toggle("dimmed", isDimmed);
    },
  };

  // The zoom of the window is that of the text, too.
  document.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      if (window_ && event.deltaY) window_.zoom(event.deltaY < 0 ? 1 : -1);
    },
    { passive: false, capture: true },
  );

  const linkOf = (event) => event.target.closest && event.target.closest("a[href], area[href]");

  const follow = (event) => {
    const link = linkOf(event);
    if (!link) return false;
    event.preventDefault();
    if (window_ && event.isTrusted) window_.follow(link.getAttribute("href"));
    return true;
  };

  const tellClick = (block, event) => {
    const noted = sourceLines.markOf(event.target);
    if (noted && blockOf(noted)) {
      window_.click(indexOf(blockOf(noted)), sourceLines.lineOf(noted));
      return;
    }
    const { target, clientX, clientY } = event;
    const index = indexOf(block);
    const line = sourceLines.lineClicked(block, target, clientX, clientY, counts[index]);
    window_.click(index, line ?? sourceLines.lineAt(block, clientY, counts[index]));
  };

  // The other end of what moved: from one to the other, without the line of ours beside it.
  const followMove = (event) => {
    const end = event.target.closest("[data-mw-move]");
    if (!end) return false;
    const others = page().querySelectorAll(`[data-mw-move="${CSS.escape(end.dataset.mwMove)}"]`);
    const isTo = (mark) => mark.dataset.mwDiff.endsWith("moved-to");
    const other = [...others].find((mark) => isTo(mark) !== isTo(end));
    if (!other) return false;
    other.scrollIntoView({ block: "center", behavior: "instant" });
    for (const each of document.querySelectorAll(".target")) each.classList.remove("target");
    other.classList.add("target");
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
      if (followMove(event)) return;
      const block = blockOf(event.target);
      if (block) tellClick(block, event);
    },
    true,
  );
  // The middle button follows, too; the right one opens the menu.
  document.addEventListener("auxclick", (event) => event.button === 1 && follow(event), true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
  document.addEventListener("dragstart", (event) => linkOf(event) && event.preventDefault(), true);

  document.addEventListener("mouseover", (event) => {
    const link = linkOf(event);
    if (window_) window_.hover(link ? link.getAttribute("href") : "");
  });

  document.addEventListener("scroll", () => {
    if (waiting || isWherePut()) return;
    waiting = window.requestAnimationFrame(() => {
      waiting = 0;
      expected = null;
      [place, isRevealed] = [placeAtTop(), false];
      if (window_ && place) window_.scroll(...place);
    });
  });

  // A view of another size shows the same place; one that was just made has none at first.
  window.addEventListener("resize", () => {
    if (place) bringToTop(place);
    if (isRevealed) reveal();
  });

  new QWebChannel(qt.webChannelTransport, (channel) => {
    window_ = channel.objects.window;
    window_.ready();
  });
})();
