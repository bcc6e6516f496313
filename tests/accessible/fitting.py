"""What does not fit on a page as it stands: text that is cut, lies on other text, or makes the page scroll sideways."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page

from tests.accessible.checks import SIZES

MISFITS = """() => {
  const heard = ".se-heard, [hidden], .sf-print-only, datalist, option, svg, script, style, noscript";
  const seen = (each) => !each.closest(heard) &&
    each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const scrolls = (each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX);
  const name = (each) => `${each.localName}.${each.className} »${each.textContent.trim().slice(0, 30)}«`;
  const scrollable = (each) => { for (let at = each; at; at = at.parentElement) if (scrolls(at)) return true; };
  const floating = (each) => {
    for (let at = each; at; at = at.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
    }
  };
  const all = [...document.body.querySelectorAll("*")].filter(seen);
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");

  for (const each of all) {
    const { right, left, width } = each.getBoundingClientRect();
    if (width && (right > innerWidth + 1 || left < -1) && !scrollable(each)) found.push(`sticks out: ${name(each)}`);
    const { overflowX, overflowY, textOverflow } = getComputedStyle(each);
    const told = textOverflow === "ellipsis"; // the bar of a phone says itself that a name goes on
    const cuts = !told && [overflowX, overflowY].some((one) => ["hidden", "clip"].includes(one));
    const wide = each.scrollWidth > each.clientWidth + 1 && overflowX !== "visible" && !scrolls(each);
    const high = each.scrollHeight > each.clientHeight + 2 && ["hidden", "clip"].includes(overflowY);
    if (cuts && each.clientWidth && each.textContent.trim() && (wide || high)) found.push(`is cut: ${name(each)}`);
  }

  const boxes = [];
  for (const each of all) {
    if (floating(each)) continue;
    for (const node of each.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) boxes.push([box, each]);
    }
  }
  boxes.sort(([one], [other]) => one.top - other.top);
  boxes.forEach(([one, of], at) => {
    for (const [other, its] of boxes.slice(at + 1)) {
      if (other.top > one.bottom - 4) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (of !== its && !of.contains(its) && !its.contains(of) && across > 2 && down > 4) {
        found.push(`lies on another: ${name(of)} and ${name(its)}`);
      }
    }
  });
  return [...new Set(found)].slice(0, 12);
}"""


def misfits(page: Page, sizes: Sequence[tuple[int, int]] = SIZES) -> list[str]:
    """What does not fit at each size, on the page as it stands."""
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}: {each}" for each in page.evaluate(MISFITS)]
    return found
