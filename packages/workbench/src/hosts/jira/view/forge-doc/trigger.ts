import { createContext, type Ref, useContext } from "react";

/** What a popup gives the button that opens it: where it is, and what it says to assistive technology. */
export interface TriggerProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly "aria-controls"?: string;
  readonly "aria-expanded": boolean;
  readonly "aria-haspopup": boolean | "dialog" | "listbox" | "menu";
}

const Trigger = createContext<TriggerProps | undefined>(undefined);
export const TriggerProvider = Trigger.Provider;
/** The props of the popup around this button, when there is one. */
export const useTrigger = (): TriggerProps | undefined => useContext(Trigger);
