import type { ComponentProps, ReactNode } from "react";
import Avatar from "@atlaskit/avatar";
import Badge from "@atlaskit/badge";
import Heading from "@atlaskit/heading";
import Link from "@atlaskit/link";
import Lozenge from "@atlaskit/lozenge";
import { Inline } from "@atlaskit/primitives/compiled/inline";
import { Text } from "@atlaskit/primitives/compiled/text";
import { RemovableTag, SimpleTag } from "@atlaskit/tag";
import { usePeople } from "../people.ts";
import { call, picked, textOf, textProp } from "./doc.ts";
import { Glyph } from "./icons.tsx";
import { Children, type Drawings } from "./node.tsx";

type LozengeLook = NonNullable<ComponentProps<typeof Lozenge>["appearance"]>;
const TEXT = ["align", "color", "maxLines", "size", "weight"] as const;
const TAG = ["color", "appearance"] as const;

/** An address that may be followed; anything that would run as script is only shown. */
export const safeHref = (href: string | undefined): string | undefined =>
  href !== undefined && /^(https?:|mailto:|\/(?!\/)|[?#])/i.test(href) ? href : undefined;

/** Components that say something. Text is drawn as text, never as markup. */
export const textual: Drawings = {
  Text: ({ doc }) => {
    const as = textProp(doc.props, "as");
    const more = picked<ComponentProps<typeof Text>>(doc.props, TEXT);
    const inner = <Children of={doc} />;
    if (as === "strike") return <s>{inner}</s>;
    return (
      <Text as={as === "em" || as === "strong" || as === "span" ? as : "p"} {...more}>
        {inner}
      </Text>
    );
  },
  Heading: ({ doc }) => (
    <Heading size="medium" {...picked<ComponentProps<typeof Heading>>(doc.props, ["size", "as", "color", "id"])}>
      <Children of={doc} />
    </Heading>
  ),
  Code: ({ doc }) => <code className="code">{textOf(doc)}</code>,
  CodeBlock: ({ doc }) => (
    // A long block scrolls, so the keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="code-block" tabIndex={0}>
      <code>{textProp(doc.props, "text") ?? textOf(doc)}</code>
    </pre>
  ),
  List: ({ doc }) => {
    const items = <Children of={doc} />;
    return doc.props["type"] === "ordered" ? <ol className="list">{items}</ol> : <ul className="list">{items}</ul>;
  },
  ListItem: ({ doc }) => (
    <li>
      <Children of={doc} />
    </li>
  ),
  Lozenge: ({ doc }) => (
    <Lozenge {...picked<{ appearance: LozengeLook; maxWidth: string | number }>(doc.props, ["appearance", "maxWidth"])}>
      {textOf(doc)}
    </Lozenge>
  ),
  Badge: ({ doc }) => (
    <Badge {...picked<ComponentProps<typeof Badge>>(doc.props, ["appearance", "max"])}>{textOf(doc)}</Badge>
  ),
  Tag: ({ doc }) => {
    const text = textProp(doc.props, "text") ?? "";
    const more = picked<ComponentProps<typeof SimpleTag>>(doc.props, TAG);
    if (doc.props["isRemovable"] === false) return <SimpleTag text={text} {...more} />;
    const label = textProp(doc.props, "removeButtonLabel") ?? text;
    const removed = (): void => call(doc.props, "onAfterRemoveAction", text);
    return <RemovableTag text={text} removeButtonLabel={label} onAfterRemoveAction={removed} {...more} />;
  },
  TagGroup: ({ doc }) => (
    <Inline space="space.050" shouldWrap>
      <Children of={doc} />
    </Inline>
  ),
  Icon: ({ doc }) => <Glyph name={textProp(doc.props, "glyph") ?? ""} label={textProp(doc.props, "label") ?? ""} />,
  Link: ({ doc }) => {
    const href = safeHref(textProp(doc.props, "href"));
    if (href === undefined) return <Children of={doc} />;
    return (
      <Link href={href} {...(doc.props["openNewTab"] === true && { target: "_blank" })}>
        <Children of={doc} />
      </Link>
    );
  },
  User: ({ doc }) => (
    <Person accountId={textProp(doc.props, "accountId") ?? ""} bare={doc.props["hideDisplayName"] === true} />
  ),
  UserGroup: ({ doc }) => (
    <Inline space="space.050" shouldWrap>
      <Children of={doc} />
    </Inline>
  ),
};

function Person({ accountId, bare }: { readonly accountId: string; readonly bare: boolean }): ReactNode {
  const name = usePeople().find((person) => person.accountId === accountId)?.displayName ?? accountId;
  return (
    <Inline space="space.050" alignBlock="center">
      <Avatar size="xsmall" {...(bare && { name })} />
      {!bare && name}
    </Inline>
  );
}
