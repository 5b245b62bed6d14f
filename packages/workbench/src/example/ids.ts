/** Ids of the worked example's documents, where somebody speaks of them: the first screen, and documents that refer to others. */
export const exampleIds = {
  /** In which the planted fault stands. */
  matrix: "raci-matrix-sample",
  /** Which waits for a decision. */
  change: "change-request-sample",
  /** Above the two other goals. */
  goal: "smart-goal-sample",
} as const;
