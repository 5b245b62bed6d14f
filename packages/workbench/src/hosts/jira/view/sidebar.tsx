import type { ReactNode } from "react";
import { say } from "@parley/core";
import type { Issue } from "./api.ts";
import { texts, useLanguage } from "./language.ts";
import { TypeIcon } from "./type-icon.tsx";

interface SidebarProps {
  readonly issues: readonly Issue[];
  /** Id of the issue that is shown. */
  readonly open: string;
  readonly onOpen: (id: string) => void;
}

/** The issues of the site by project: pressing one opens it. */
export function Sidebar({ issues, open, onOpen }: SidebarProps): ReactNode {
  const language = useLanguage();
  const projects = [...new Map(issues.map(({ fields }) => [fields.project.id, fields.project])).values()];
  return (
    <nav className="sidebar" aria-label={say(texts.issues, language)}>
      {projects.map((project) => (
        <section key={project.id}>
          <h2>
            <span className="project-sign" aria-hidden>
              {project.key.slice(0, 1)}
            </span>
            {project.name}
          </h2>
          <ul>
            {issues
              .filter(({ fields }) => fields.project.id === project.id)
              .map(({ id, key, fields }) => (
                <li key={id}>
                  <button type="button" {...(id === open && { "aria-current": "page" })} onClick={() => onOpen(id)}>
                    <TypeIcon type={fields.issuetype} />
                    <span className="issue-key">{key}</span>
                    <span className="issue-summary">{fields.summary}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
