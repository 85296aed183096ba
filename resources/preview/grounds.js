// Grounds that wikitext gives to rows, cells and boxes. They are made for the dark words of a light
// page: in a dark one everything on them is shown in the colours of a light page, too, and what is
// darker again inside of those in the colours of a dark page.
"use strict";

const grounds = (() => {
  const GIVEN = '[style*="background"], [bgcolor]';
  const MIDDLE = 0.18; // of the relative luminance: black and white words are as easy to read

  // The relative luminance of a colour as WCAG 2.1 defines it; null of one that shines through.
  const luminanceOf = (colour) => {
    const [red, green, blue, opacity = 1] = (colour.match(/[\d.]+/g) || []).map(Number);
    if (!colour.startsWith("rgb") || opacity < 0.5) return null;
    const [r, g, b] = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const isDark = () => document.documentElement.style.colorScheme === "dark";

  return {
    // Note on the elements in a part of the page whether their grounds are light or dark.
    note(root) {
      if (!isDark()) return;
      for (const each of root.querySelectorAll(GIVEN)) {
        const luminance = luminanceOf(window.getComputedStyle(each).backgroundColor);
        if (luminance === null) each.removeAttribute("data-mw-ground");
        else each.setAttribute("data-mw-ground", luminance > MIDDLE ? "light" : "dark");
      }
    },

    // Another theme has another way to show them.
    noteAnew(root) {
      for (const each of root.querySelectorAll("[data-mw-ground]")) {
        each.removeAttribute("data-mw-ground");
      }
      this.note(root);
    },
  };
})();
