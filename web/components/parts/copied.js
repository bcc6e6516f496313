// Text on the clipboard.

/**
 * Copy a text. The clipboard needs https; on a meeting room's plain http the older way still works, with what `mark`
 * marks. Returns whether it was copied; if not, it is marked for the reader to copy.
 *
 * @type {(text: string, mark: () => void) => Promise<boolean>}
 */
export async function copied(text, mark) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    mark();
    return document.execCommand("copy");
  }
}
