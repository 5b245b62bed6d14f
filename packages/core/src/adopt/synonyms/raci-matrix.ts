import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `raci-matrix`. */
export const raciMatrixWords: TemplateWords = {
  subject: "raci, 职责, 责任",
  homes: {
    activities: {
      name: {
        words: `
          activity, task, work item, work package, deliverable, process, process step, step, decision, function,
          workstream, control, item, action, activity name, task name, project task, project activity,
          responsibility, area, job, milestone, key activity, project deliverable, work, wbs element,
          control decision, change, project deliverables, duty, topic, 活动, 任务, 工作项, 事项, 工作, 工作内容, 决策, 交付事项, 流程, 流程步骤,
          步骤, 环节, 任务名称, 活动名称, 工作任务, 工作事项, 具体工作, 事务, 业务事项, 关键活动, 职责事项, 内容, 项目任务, 主要工作, 工作包, 决策事项, 职责, 节点
        `,
        weak: "name, description, details, scope, phase, deliverables, 名称, 描述, 说明, 项目, 阶段, 模块",
      },
      deliverable: {
        words: `
          deliverable, deliverables, output, outputs, artifact, artefact, work product, result, outcome, 交付物, 产出, 输出,
          成果, 交付成果, 交付件, 产出物, 输出物
        `,
      },
      phase: {
        words: `
          phase, stage, project phase, category, section, group, workstream, sprint, stream, module, area, 阶段, 类别,
          分类, 项目阶段, 里程碑阶段, 模块, 分组, 板块
        `,
      },
    },
    roles: {
      name: {
        words: `
          role, position, team, department, member, name, stakeholder, team member, role name, job title, who, 角色,
          岗位, 部门, 成员, 职位, 职务, 干系人, 团队, 角色名称, 参与方
        `,
      },
      person: {
        words: `
          person, assigned to, held by, name, who, assignee, staff, incumbent, employee, member, 人员, 姓名, 担任人, 人员姓名,
          成员, 对应人员, 负责人
        `,
      },
    },
  },
};
