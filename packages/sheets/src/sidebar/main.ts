import { h, render } from "preact";
import { App } from "./app.ts";

const root = document.getElementById("root");
if (!root) throw new Error("Unexpected page without #root, expected the one that the build makes");
render(h(App, {}), root);
