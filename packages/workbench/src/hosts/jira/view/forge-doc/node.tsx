import { Component, createContext, type ReactNode, useContext } from "react";
import { say } from "@parley/core";
import { texts, useLanguage } from "../language.ts";
import type { ForgeDoc } from "./doc.ts";

/** Draws one kind of component. */
export type Draw = (props: { readonly doc: ForgeDoc }) => ReactNode;
export type Drawings = Readonly<Record<string, Draw>>;

const Known = createContext<Drawings>({});
/** Gives everything below it the drawings by component name. */
export const DrawingsProvider = Known.Provider;

/** One node of the app's tree. A component that is not drawn here says so instead of vanishing. */
export function Node({ doc }: { readonly doc: ForgeDoc }): ReactNode {
  const drawings = useContext(Known);
  const Drawn = Object.hasOwn(drawings, doc.type) ? drawings[doc.type] : undefined;
  if (!Drawn) return <NotSupported type={doc.type} />;
  return (
    <Boundary type={doc.type}>
      <Drawn doc={doc} />
    </Boundary>
  );
}

/** The children of a node, in order. */
export const Children = ({ of }: { readonly of: ForgeDoc | readonly ForgeDoc[] }): ReactNode =>
  ("children" in of ? of.children : of).map((doc) => <Node key={doc.key} doc={doc} />);

function NotSupported({ type }: { readonly type: string }): ReactNode {
  const language = useLanguage();
  return (
    <p className="not-supported" data-component={type}>
      {say(texts.notSupported, language)} {type}
    </p>
  );
}

interface Failure {
  readonly error?: Error;
}
/** Keeps a component that cannot be drawn from taking the page with it. */
class Boundary extends Component<{ readonly type: string; readonly children: ReactNode }, Failure> {
  override state: Failure = {};
  static getDerivedStateFromError(error: Error): Failure {
    return { error };
  }
  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <p className="not-supported" data-component={this.props.type}>
        {this.props.type}: {error.message}
      </p>
    );
  }
}
