// What a page has and a test has not: a document that can be seen or hidden.

/** Put a document with listeners in the place of none. Tests that draw bring one of their own. */
export function withDocument() {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  Object.assign(globalThis, { document });
  return document;
}
