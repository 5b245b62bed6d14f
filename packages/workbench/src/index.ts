export { createFaults, type Faults } from "./faults.ts";
export type { Call, Fault, LocalPlatform, PlatformEnv, RunningPlatform, Target } from "./platform.ts";
export type { Example, ExampleDay } from "./example/example.ts";
export { summerGlow } from "./example/summer-glow.ts";
export { listen, type Serving } from "./server.ts";
export { openStore } from "./sqlite-store.ts";
export { memoryStore, type Store } from "./store.ts";
export { createWorkbench, type Workbench, type WorkbenchSettings } from "./workbench.ts";
