// The participant's screen as an anywidget: what a notebook's kernel hosts.

import { render } from "./app.js";

export default { render };
