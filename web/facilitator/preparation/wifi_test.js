import { strict as assert } from "node:assert";
import { keepWifi, keptWifi, wifiPicture, wifiText } from "./wifi.js";

Deno.test("a net is written as phones read it, with its signs marked", () => {
  assert.equal(wifiText({ name: "Rum 2", password: "abc" }), "WIFI:T:WPA;S:Rum 2;P:abc;;");
  assert.equal(wifiText({ name: 'a;b:c,d"e', password: "\\;" }), 'WIFI:T:WPA;S:a\\;b\\:c\\,d\\"e;P:\\\\\\;;;');
  assert.equal(wifiText({ name: "Gæst", password: "" }), "WIFI:T:nopass;S:Gæst;;");
});

Deno.test("name and password are kept in the browser until they are forgotten, and a net without a name is none", () => {
  localStorage.clear();
  assert.equal(keptWifi(), null);
  assert.deepEqual(keepWifi({ name: " Rum 2 ", password: "abc" }), { name: "Rum 2", password: "abc" });
  assert.deepEqual(keptWifi(), { name: "Rum 2", password: "abc" });
  assert.equal(keepWifi({ name: "  ", password: "abc" }), null);
  assert.equal(keptWifi(), null);
  localStorage.setItem("selfeval:wifi", "{");
  assert.equal(keptWifi(), null);
  localStorage.clear();
});

Deno.test("the picture is drawn here, and is a picture", () => {
  assert.match(decodeURIComponent(wifiPicture({ name: "Rum 2", password: "abc" })), /^data:image\/svg\+xml,<svg/);
});
