import { type Label, say, unexpected } from "@parley/core";

/** The line that was typed cannot be understood. "Unexpected X, expected Y", with the next step behind. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code = "usage";
  readonly label: Label;

  constructor(found: Label, expected: Label, next?: Label) {
    const [en, zh] = unexpected(found, expected);
    const label: Label = next ? [`${en}. ${next[0]}`, `${zh}。${next[1]}`] : [en, zh];
    super(say(label, "en"));
    this.label = label;
  }
}
