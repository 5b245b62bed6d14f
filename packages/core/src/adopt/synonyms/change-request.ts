import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `change-request`. */
export const changeRequestWords: TemplateWords = {
  subject: "change, cr, request, change request, 变更, 变更申请, 变更请求, 修改, 申请",
  homes: {
    "": {
      title: {
        words: `
          title, change, change title, change request, change name, summary, subject, change summary, request title,
          one line summary, short description, brief description, name of change, requested change, change requested,
          proposed change, headline, name, what changed, 标题, 变更标题, 摘要, 变更名称, 变更事项, 主题, 变更内容, 变更主题, 变更摘要, 名称, 变更项,
          修改内容, 变更点, 概述, 变更概述, 简述, 更改内容, 变更需求, 申请事项
        `,
        weak: `
          description, change description, details, item, request, modification, 描述, 变更描述, 变更说明, 说明, 内容, 事项, 详细说明
        `,
      },
      description: {
        words: `
          description, change description, details, description of change, detail, detailed description,
          change details, full description, request description, what, description of the change, change made,
          changes, changes made, notes of change, what is changing, 描述, 变更描述, 变更说明, 说明, 详细描述, 详细说明, 变更详情, 具体内容,
          变更详细内容, 详情, 变更内容描述, 具体变更, 修改说明, 变更内容说明
        `,
      },
      reason: {
        words: `
          reason, reason for change, justification, rationale, why, business case, reason for request, driver,
          business justification, purpose, background, cause, motivation, change reason, benefit, need, 原因, 变更原因, 理由,
          变更理由, 背景, 变更背景, 目的, 申请原因, 申请理由, 变更目的, 修改原因, 必要性, 变更依据, 变更缘由
        `,
      },
      reasonType: {
        words: `
          reason type, reason category, type of reason, cause category, kind of reason, 原因类型, 原因类别, 原因分类
        `,
      },
      requester: {
        words: `
          requester, requested by, requestor, raised by, submitted by, author, proposer, proposed by, initiator,
          initiated by, originator, change owner, by, who, changed by, submitter, applicant, sponsor, reported by,
          created by, logged by, asked by, customer contact, client, requesting party, 申请人, 提出人, 提出方, 发起人, 变更人, 作者,
          修改人, 申请方, 提交人, 发起方, 申请部门, 变更申请人, 提出部门, 提出者, 变更提出人, 请求人, 申请者, 变更发起人, 需求方, 申请单位
        `,
        weak: "owner, name, responsible, 负责人, 责任人",
      },
      requestedOn: {
        words: `
          date, date requested, requested on, date raised, date submitted, submitted, submitted on, request date,
          raised on, date of request, raised, date logged, created, created on, date created, date opened, opened,
          submission date, logged, change date, date of change, date received, date proposed, time, 日期, 申请日期, 提出日期,
          变更日期, 时间, 提交日期, 申请时间, 提出时间, 变更时间, 提交时间, 登记日期, 创建日期, 修改日期, 发起日期, 受理日期, 创建时间, 发起时间
        `,
      },
      urgency: {
        words: `
          urgency, priority, change priority, request priority, 紧急程度, 紧急度, 优先级, 变更优先级, 紧迫性, 紧急性, 是否紧急, 优先等级
        `,
      },
      baselineRef: { words: "baseline, baseline ref, baseline version, 基线, 基线版本" },
      impact: {
        words: `
          impact, impacts, impact level, impact analysis, impact summary, impact assessment, impact description,
          affected, affects, affected area, affected areas, areas affected, area affected, section affected,
          sections affected, affected section, affected records, affected items, affected systems,
          affected components, affected documents, files updated, files affected, affected files, files changed,
          components affected, systems affected, system affected, impacted areas, impacted area, impacted systems,
          impacted components, items affected, affected deliverables, affected teams, impact scope, scope of impact,
          consequences, effect, effects, effect of change, expected impact, project impact, level of impact,
          business impact, overall impact, items impacted, affected artifacts, affected modules, 影响, 影响范围, 影响分析,
          影响程度, 影响评估, 影响说明, 涉及范围, 影响模块, 涉及模块, 影响描述, 变更影响, 影响对象, 影响面, 影响内容, 涉及文件, 影响级别, 影响等级, 受影响部分, 影响文件, 涉及系统, 影响系统,
          涉及部门, 影响部门, 涉及章节, 影响章节, 影响概述, 变更范围, 受影响方, 受影响范围, 影响方面, 受影响文件, 涉及对象, 影响情况, affected *, * affected,
          impacted *, * impacted, 影响*, 受影响*, 涉及*
        `,
      },
      scope: {
        words: `
          scope impact, impact on scope, scope change, effect on scope, 范围影响, 对范围的影响, 范围变化, 影响的范围
        `,
      },
      scheduleDays: {
        words: `
          schedule impact, impact on schedule, time impact, days, schedule, delay, schedule change, effort,
          additional days, effect on schedule, timeline impact, impact on timeline, schedule days, 进度影响, 工期影响, 工期,
          对进度的影响, 时间影响, 延期天数, 影响工期, 工期变化, 进度变化
        `,
      },
      cost: {
        words: `
          cost, cost impact, budget impact, impact on cost, impact on budget, price, cost change, estimated cost,
          additional cost, effect on cost, cost estimate, budget, amount, 成本, 成本影响, 费用, 费用影响, 预算影响, 变更费用, 预算, 增加费用,
          金额, 费用变化, 成本变化
        `,
      },
      quality: { words: "quality, quality impact, impact on quality, 质量, 质量影响, 对质量的影响" },
      risk: { words: "risk, risks, risk impact, impact on risk, 风险, 风险影响, 变更风险, 相关风险, 风险评估" },
      resources: {
        words: `
          resources, resource impact, impact on resources, resources needed, 资源, 资源影响, 所需资源, 人力影响
        `,
      },
      customer: {
        words: `
          customer impact, client impact, impact on customer, user impact, impact on client, impact on users, 客户影响,
          用户影响, 对客户的影响, 对用户的影响
        `,
      },
      doNothing: {
        words: `
          if not done, effect of not doing, do nothing, impact of not doing, consequence of not changing,
          impact if not implemented, consequence if rejected, 不变更的后果, 不实施的影响, 不做的影响, 不变更影响
        `,
      },
      alternatives: {
        words: `
          alternatives, options, alternative, other options, options considered, alternatives considered, 备选方案, 替代方案,
          其他方案, 可选方案
        `,
      },
      recommendation: {
        words: `
          recommendation, recommended action, recommended, proposal, pm recommendation, 建议, 推荐, 推荐方案, 处理建议, 评估建议
        `,
      },
      assessor: {
        words: `
          assessor, assessed by, evaluated by, reviewer, reviewed by, evaluator, impact assessed by, 评估人, 评审人, 评估方,
          审核人, 评审者, 分析人
        `,
      },
      assessedOn: {
        words: `
          assessed on, assessment date, review date, reviewed on, evaluation date, 评估日期, 评审日期, 评估时间
        `,
      },
      approvers: {
        words: `
          approver, approvers, approved by, authorised by, authorized by, sign off, sign-off, approval by,
          decision by, decided by, decision maker, change authority, ccb, approving authority, signed off by, 审批人,
          批准人, 核准人, 签批人, 决策人, 审批者, 批准者, 审批部门, 批准部门
        `,
      },
      decision: {
        words: `
          decision, outcome, disposition, resolution, ccb decision, approval, approval decision, result, verdict,
          ruling, approved, approved rejected, approve reject, decision made, final decision, change decision,
          approved y n, 审批结果, 决定, 评审结果, 审批意见, 决策, 决议, 批准结果, 处理结果, 处理意见, 评审结论, 是否批准, 审批结论, 结论, 审核结果, 审批, 审核意见, 评审意见,
          变更决定, 是否通过
        `,
      },
      decidedOn: {
        words: `
          decided on, decision date, approval date, approved on, date approved, date of decision, date decided,
          date of approval, resolved on, date resolved, authorised on, 批准日期, 审批日期, 决策日期, 批准时间, 审批时间, 决定日期, 通过日期,
          评审通过日期, 决策时间
        `,
      },
      conditions: {
        words: "conditions, condition, conditions of approval, approval conditions, 条件, 附加条件, 批准条件",
      },
      clientInformedOn: {
        words: `
          client informed on, client informed, client told on, customer informed, customer notified, client notified,
          告知客户日期, 通知客户日期, 客户告知日期
        `,
      },
      implementer: {
        words: `
          implementer, implemented by, assigned to, assignee, implementation owner, change implementer, executed by,
          done by, responsible for implementation, 实施人, 执行人, 实施方, 实施负责人, 执行方, 处理人, 变更实施人, 实施人员, 变更执行人, 落实人
        `,
      },
      implementPlan: {
        words: `
          implementation plan, implementation steps, implementation approach, 实施计划, 实施方案, 执行计划, 实施步骤, 变更方案, 变更计划
        `,
      },
      rollback: {
        words: `
          rollback, rollback plan, back out plan, backout plan, backout, fallback, fallback plan, 回滚方案, 回退方案, 回滚计划,
          回退计划, 回滚
        `,
      },
      doneOn: {
        words: `
          done on, completed on, date completed, completion date, date closed, closed on, implemented on,
          date implemented, closed, close date, actual completion date, closure date, 完成日期, 完成时间, 关闭日期, 实际完成日期, 关闭时间,
          结束日期, 实际完成时间
        `,
      },
      verifiedBy: {
        words: `
          verified by, verifier, tested by, validated by, checked by, 验证人, 验收人, 测试人, 核实人, 复核人
        `,
      },
      actualCost: { words: "actual cost, 实际成本, 实际费用" },
      actualDays: { words: "actual days, actual 实际天数, 实际工期" },
      state: {
        words: `
          status, state, change status, request status, cr status, current status, approval status, stage,
          workflow status, release status, implementation status, deployment status, 状态, 变更状态, 审批状态, 处理状态, 当前状态,
          申请状态, 上线状态, 实施状态, 执行状态, 变更阶段, 处理进度, 审核状态, 评审状态, 发布状态, 流程状态, 进度
        `,
      },
    },
  },
};
