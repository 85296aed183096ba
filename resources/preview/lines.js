// Where the lines of the source are in the blocks of the page. Elements of a block name the line they
// begin on, counted from the block's first, in `data-mw-line`; notes name their mark in the text in
// `data-mw-mark`. No page can forge either. Distances are pixels from the top of the view.

const sourceLines = (() => {
  "use strict";

  const LINED = "[data-mw-line]";
  // These stand beside the text or within a line of it, and say nothing about how far down one is.
  const ASIDE = "sup, td, th, figure";
  const BOXES = "table, div, ul";
  const LEAST = 8; // pixels of an element that can be told from its first part

  const lineOf = (element) => Number(element.dataset.mwLine);
  const isShown = (element) => element.getClientRects().length > 0;
  const isFloating = (element) =>
    element.matches(BOXES) && getComputedStyle(element).float !== "none";

  // Pairs of a line and its distance, both rising, from the block's first line to its end. What
  // floats or stands in a further column is left out: the text goes on beside it.
  const stepsOf = (block, count) => {
    const box = block.getBoundingClientRect();
    const steps = [[0, box.top]];
    let floating = null;
    for (const element of block.querySelectorAll(LINED)) {
      const line = lineOf(element);
      const [before, above] = steps[steps.length - 1];
      if (line < before || line >= count || floating?.contains(element)) continue;
      if (element.matches(ASIDE) || !isShown(element)) continue;
      if (isFloating(element)) {
        floating = element;
        continue;
      }
      const { top } = element.getBoundingClientRect();
      if (line > before && top >= above && top <= box.bottom) steps.push([line, top]);
    }
    steps.push([count, Math.max(box.bottom, steps[steps.length - 1][1])]);
    return steps;
  };

  // The distance of a line of a block that has so many of them.
  const distanceOf = (block, line, count) => {
    const steps = stepsOf(block, count);
    let index = 0;
    while (index < steps.length - 2 && steps[index + 1][0] <= line) index += 1;
    const [[first, top], [last, bottom]] = [steps[index], steps[index + 1]];
    const part = Math.min(1, Math.max(0, (line - first) / (last - first)));
    return top + part * (bottom - top);
  };

  // The line at a distance, with the part of it that is above.
  const lineAt = (block, y, count) => {
    const steps = stepsOf(block, count);
    let index = 0;
    while (index < steps.length - 2 && steps[index + 1][1] <= y) index += 1;
    const [[first, top], [last, bottom]] = [steps[index], steps[index + 1]];
    const part = bottom > top ? Math.min(1, Math.max(0, (y - top) / (bottom - top))) : 0;
    return first + part * (last - first);
  };

  // Top and bottom of what a line made, or the last line before it that made something.
  const extentOf = (block, line) => {
    const made = [...block.querySelectorAll(LINED)].filter(
      (element) => !element.matches("sup, td, th") && lineOf(element) <= line && isShown(element),
    );
    const box = block.getBoundingClientRect();
    if (!made.length) return [box.top, box.bottom];
    const own = Math.max(...made.map(lineOf));
    const parts = made.filter((element) => lineOf(element) === own).map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const next = [...element.querySelectorAll(LINED)].find(
        (inner) => lineOf(inner) > own && !inner.matches(ASIDE) && isShown(inner),
      );
      const end = next ? next.getBoundingClientRect().top : bottom;
      return [top, end - top >= LEAST ? end : bottom];
    });
    return [Math.min(...parts.map((part) => part[0])), Math.max(...parts.map((part) => part[1]))];
  };

  const countLines = (text) => text.split("\n").length;

  // The lines of text in an element that come before a point.
  const linesBefore = (element, x, y) => {
    const place = document.caretRangeFromPoint(x, y);
    if (!place || !element.contains(place.startContainer)) return 0;
    const text = document.createRange();
    text.setStart(element, 0);
    text.setEnd(place.startContainer, place.startOffset);
    return countLines(text.toString()) - 1;
  };

  const linesIn = (element) => [...element.querySelectorAll(LINED)].map(lineOf);

  // The first line behind one that something outside of an element begins on.
  const nextLine = (block, element, line, count) => {
    const others = [...block.querySelectorAll(LINED)].filter((other) => !element.contains(other));
    return Math.min(count, ...others.map(lineOf).filter((other) => other > line));
  };

  // A cell is on the line of its row's first cell, or below all before it where there is room for
  // each of them to have a line of its own. The rows of a template are all on the line of its call.
  const lineOfCell = (block, cell, count) => {
    const row = cell.parentElement;
    const [first] = row.cells;
    const start = lineOf("mwLine" in first.dataset ? first : row);
    const end = nextLine(block, row, start, count) - (row.nextElementSibling ? 0 : 1);
    const neighbour = row.nextElementSibling || row.previousElementSibling;
    const isCalled = neighbour && "mwLine" in neighbour.dataset && lineOf(neighbour) === lineOf(row);
    if (isCalled || end - start < row.cells.length) return start;
    let line = start;
    for (const before of [...row.cells].slice(0, cell.cellIndex)) {
      line = Math.max(line, ...linesIn(before)) + 1;
    }
    return Math.min(line, end - 1);
  };

  // The line that made what was clicked; none where only its distance says something.
  const lineClicked = (block, target, x, y, count) => {
    const element = target.closest(LINED);
    if (!element || !block.contains(element)) return null;
    const cell = target.closest("td, th");
    if (cell && element.contains(cell) && cell.parentElement.matches(LINED)) {
      return lineOfCell(block, cell, count);
    }
    const line = lineOf(element);
    const text = target.closest("p, pre");
    if (!text || !element.contains(text)) return line;
    const last = nextLine(block, element, line, count) - 1;
    // Browsers drop the line end behind <pre>, which most writers put there.
    const isBegunBelow = text.matches("pre") && line + countLines(text.textContent) <= last;
    const below = linesBefore(text, x, y) + (isBegunBelow ? 1 : 0);
    return Math.max(line, Math.min(last, line + below));
  };

  // The mark in the text that a note was written at, where the note was clicked.
  const markOf = (target) => {
    const note = target.closest("[data-mw-mark]");
    const id = note && CSS.escape(note.dataset.mwMark);
    return id ? document.querySelector(`sup.reference${LINED}#${id}`) : null;
  };

  // The line a mark of a change stands at, and whether the newer text lacks what it marks: then it
  // is the line before which that stood. Nothing of the older page has a line.
  const WHOLE = '[data-mw-diff="block-removed"], [data-mw-diff="block-moved-from"]';
  const lineOfChange = (block, mark, x, y, count) => {
    const gone = mark.closest(WHOLE) || (mark.closest(LINED) ? null : mark);
    if (gone) {
      const next = [...block.querySelectorAll(LINED)].find(
        (element) => gone.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      return [next ? lineOf(next) : block.querySelector(LINED) ? count : 0, true];
    }
    return [lineClicked(block, mark, x, y, count) ?? lineAt(block, y, count), false];
  };

  return { distanceOf, extentOf, lineAt, lineClicked, lineOf, lineOfChange, markOf };
})();
