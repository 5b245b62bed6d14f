import ForgeReconciler from "@forge/react";
import { App } from "./app.tsx";

ForgeReconciler.render(<App />);
