import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { language } from "./language.ts";

document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
const root = document.getElementById("root");
if (!root) throw new Error("Unexpected page without #root, expected the one of index.html");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
