import type { ReactNode } from "react";

export interface ShownOption {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

/** An option in its colour. */
export function Tag({
  option,
  isStatus = false,
}: {
  readonly option: Pick<ShownOption, "name" | "color">;
  readonly isStatus?: boolean;
}): ReactNode {
  return <span className={`tag ${option.color}${isStatus ? " status" : ""}`}>{option.name}</span>;
}
