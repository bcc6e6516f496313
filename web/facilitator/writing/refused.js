// A text of a form that was refused: the sentence stands at its field, until the text is written on.

import { useState } from "../../components/view.js";
import { isDone } from "../app.js";
import { problemOf } from "./drafts.js";

/** @typedef {import("../../components/field/typing.js").Problem & { field: string }} Refused */

/**
 * `send` does the act that saves the form, and says whether it was done, or null after silence; `at` is what a field shows of it, with a
 * button where its writer may say that what was found is nobody's; `written` is told of what is changed.
 */
export function useRefused(/** @type {import("../app.js").App} */ app, /** @type {string} */ where) {
  const [refused, show] = useState(/** @type {Refused | null} */ (null));
  return {
    async send(/** @type {import("../app.js").Message} */ message) {
      const reply = await app.ask(message, where);
      const field = reply?.type === "refused" ? reply.field : undefined;
      if (field) app.note.value = null; // the sentence stands at the field
      show(field && reply?.type === "refused" ? { ...problemOf(reply), field } : null);
      return reply && isDone(reply);
    },
    /** @type {(field: string, onClear?: () => unknown) => import("../parts/fields.js").Refusal} */
    at(field, onClear) {
      if (refused?.field !== field) return null;
      return { problem: onClear ? refused : { ...refused, found: [] }, onClear: onClear ?? (() => {}) };
    },
    written(/** @type {object} */ part) {
      if (refused && refused.field in part) show(null);
    },
  };
}
