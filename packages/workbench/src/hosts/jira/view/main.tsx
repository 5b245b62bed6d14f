import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AppProvider } from "@atlaskit/app-provider/app-provider";
import "@atlaskit/css-reset";
import { LanguageProvider, languageOfPage, localeOf } from "./language.ts";
import { Site } from "./site.tsx";

const language = languageOfPage();
document.documentElement.lang = localeOf(language);
const root = document.getElementById("root");
if (!root) throw new Error("Unexpected page without #root, expected the one of index.html");
createRoot(root).render(
  <StrictMode>
    <AppProvider defaultColorMode="light">
      <LanguageProvider value={language}>
        <Site />
      </LanguageProvider>
    </AppProvider>
  </StrictMode>,
);
