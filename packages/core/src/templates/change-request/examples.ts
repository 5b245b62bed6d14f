import type { Document, Entry } from "../../document.ts";

/** People, steps and neighbours that the examples of the rules have in common. */
export const zhang = { name: "张三", email: "zhang@example.com" };
export const sponsor = { name: "Wang", email: "wang@example.com" };

export const step = (action: string, from: string, to: string, who = sponsor, binds?: string): Entry => ({
  action,
  from,
  to,
  by: who.name,
  who,
  at: "2027-03-01T09:00:00+08:00",
  verified: true,
  version: 1,
  ...(binds && { binds }),
});
/** From the draft to the review. */
export const walked: readonly Entry[] = [
  step("submit", "draft", "submitted", zhang),
  step("assess", "submitted", "assessing"),
  step("propose", "assessing", "review"),
];
/** From the draft to an approval by the sponsor, bound to a hash. */
export const approvedBy = (binds: string): readonly Entry[] => [
  ...walked,
  step("approve", "review", "approved", sponsor, binds),
];
/** From the draft to work that began at once. */
export const hurried: readonly Entry[] = [
  walked[0]!,
  step("startEmergency", "submitted", "submitted", { name: "Li Na", email: "li@example.com" }, "0"),
  step("startEmergency", "submitted", "implementing", sponsor, "0"),
];

/** A small change by the same person, on the same goal, that was made before. */
export function slice(id: string): Document {
  return {
    format: "parley/1",
    id,
    template: "change-request",
    templateVersion: 1,
    language: "en",
    title: id,
    createdAt: "2027-01-01T00:00:00Z",
    updatedAt: "2027-01-01T00:00:00Z",
    revision: 1,
    content: {
      requester: zhang,
      scheduleDays: 1,
      cost: { amount: "1", currency: "CNY" },
      budget: { amount: "1000", currency: "CNY" },
      affects: [{ document: "smart-goal-sample", text: "G1" }],
    },
    flow: { state: "closed", history: [] },
    waivers: [],
    extra: {},
  };
}
