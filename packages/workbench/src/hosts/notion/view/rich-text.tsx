import type { ReactNode } from "react";
import type { RichTextItemResponse } from "@notionhq/client";

/** Rich text: always text, never markup. A link leads only where a web address may. */
export function RichText({ text }: { readonly text: readonly RichTextItemResponse[] }): ReactNode {
  return text.map((item, index) => <Piece key={`${index} ${item.plain_text}`} item={item} />);
}

function Piece({ item: { plain_text, href, annotations } }: { readonly item: RichTextItemResponse }): ReactNode {
  const { bold, italic, strikethrough, underline, code, color } = annotations;
  const styles = Object.entries({ bold, italic, strikethrough, underline, code }).flatMap(([name, on]) =>
    on ? [name] : [],
  );
  const className = [...styles, ...(color === "default" ? [] : [color])].join(" ");
  if (href !== null && /^(https?|mailto):/i.test(href)) {
    return (
      <a className={className} href={href} target="_blank" rel="noreferrer noopener">
        {plain_text}
      </a>
    );
  }
  return className === "" ? plain_text : <span className={className}>{plain_text}</span>;
}
