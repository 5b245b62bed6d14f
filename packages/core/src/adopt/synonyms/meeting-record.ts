import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `meeting-record`. */
export const meetingRecordWords: TemplateWords = {
  subject: "action, meeting, decision, 行动, 会议, 决议, 决策",
  homes: {
    actions: {
      task: {
        words: `
          action, actions, action item, action items, task, tasks, to do, todo, to-do, to dos, next step, next steps,
          follow up, follow-up, follow up action, action required, action description, task description,
          action item description, action needed, commitment, what needs to be done, activity, work item,
          next action, follow up item, follow up task, improvement action, corrective action, assignment, 行动项, 待办,
          待办事项, 任务, 行动, 跟进事项, 行动事项, 改进措施, 下一步, 工作事项, 工作内容, 任务描述, 行动计划, 任务内容, 待办任务, 行动内容, 跟进项, 跟进任务, 后续行动, 下一步行动,
          落实事项, 工作任务, 待办项, 行动项描述, 任务事项, 改进项, 改进行动, 后续工作, 待跟进事项, 具体任务, 任务名称, 整改措施
        `,
        weak: `
          item, what, description, activity, issue, topic, details, deliverable, 事项, 内容, 描述, 议题, 工作, 问题
        `,
      },
      owner: {
        words: `
          owner, action owner, assignee, assigned to, assigned, who, responsible, lead, by whom, responsible person,
          person responsible, assignee name, pic, dri, person in charge, responsible party, action by, led by,
          responsibility, accountable, champion, 负责人, 责任人, 执行人, 承办人, 责任部门, 负责部门, 担当, 跟进人, 承办部门, 指派给, 经办人, 主责人, 落实人,
          责任方, 责任单位, 处理人, 负责方, 谁, 主办, 主办人, 认领人, 牵头人
        `,
        weak: "name, team, person, 人员, 部门",
      },
      due: {
        words: `
          due, due date, deadline, by when, when, target date, eta, timeline, due by, completion date, target,
          target completion, target completion date, end date, date due, due on, timeframe, time frame, by,
          expected date, expected completion, complete by, finish by, planned date, action due date, 截止, 截止日期, 截止时间,
          完成时间, 期限, 时间, 完成日期, 时限, 完成时限, 到期日, 截至日期, 截至时间, 计划完成时间, 预计完成时间, 要求完成时间, 目标日期, 计划完成日期, 预计完成日期, 完成期限, 交付时间,
          时间节点, 何时, 预计完成, 计划完成, 交付日期, 最后期限, 时间要求, 限期
        `,
        weak: "date, 日期",
      },
      status: {
        words: `
          status, state, progress, current status, action status, done, completed, complete, completion status, 状态,
          完成情况, 进展, 进度, 完成状态, 当前状态, 是否完成, 进展情况, 执行情况, 落实情况, 任务状态, 跟进状态, 处理状态, 完成进度
        `,
      },
      jiraKey: {
        words: `
          ticket, jira, jira key, jira ticket, issue key, jira issue, ticket id, ticket number, jira link,
          tracking ticket, 工单, 工单号, 任务单号, 关联工单
        `,
      },
    },
    decisions: {
      decision: {
        words: `
          decision, decisions, decision made, decisions made, resolution, decision taken, agreed, agreement,
          key decision, decision description, decision summary, what was decided, outcome, conclusion, decided, 决定,
          决议, 决策, 结论, 决策内容, 决议内容, 决定事项, 决议事项, 决策事项, 会议决议, 会议结论, 决定内容, 决策结论, 达成的决定
        `,
        weak: "description, title, summary, topic, item, name, 描述, 内容, 事项, 议题, 主题",
      },
      options: {
        words: `
          options, options considered, alternatives, alternatives considered, other options, 备选方案, 考虑的方案, 方案, 备选,
          可选方案, 考虑过的方案
        `,
      },
      decidedBy: {
        words: `
          decided by, made by, decision maker, decision makers, decision owner, approved by, taken by, agreed by,
          approver, authority, who decided, deciders, 决策人, 决定人, 拍板人, 批准人, 决策者, 决议人, 由谁决定, 决策方, 拍板
        `,
        weak: "owner, who, responsible, 负责人, 责任人",
      },
      date: {
        words: `
          date, decided on, decision date, date decided, date of decision, decided, when, 日期, 决策日期, 决议日期, 决定日期, 决策时间,
          时间, 决定时间
        `,
      },
      dissent: {
        words: `
          dissent, objections, dissenting, disagreement, dissenting views, concerns raised, against, 异议, 反对意见, 不同意见,
          保留意见
        `,
      },
      affects: {
        words: `
          affects, affected, impacts, impact, affected areas, impacted teams, affected teams, implications,
          scope affected, 影响, 影响范围, 影响对象, 涉及范围, 涉及
        `,
      },
    },
  },
};
