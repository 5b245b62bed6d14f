import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `risk-register`. */
export const riskRegisterWords: TemplateWords = {
  subject: "risk, 风险",
  homes: {
    risks: {
      title: {
        words: `
          risk, risk title, risk name, risk description, risk item, risk statement, risk event, risk summary,
          risk factor, potential risk, identified risk, threat, hazard, what could go wrong, uncertainty, 风险, 风险名称,
          风险描述, 风险项, 风险点, 风险事项, 风险内容, 风险说明, 风险因素, 主要风险, 潜在风险, 风险事件, 隐患
        `,
        weak: `
          description, title, name, item, event, summary, issue, concern, scenario, 描述, 名称, 事项, 内容, 问题, 说明, 标题
        `,
      },
      cause: {
        words: `
          cause, root cause, causes, risk cause, source, risk source, driver, reason, why, 原因, 风险原因, 成因, 起因, 根本原因,
          风险来源, 来源, 诱因, 产生原因
        `,
      },
      event: {
        words: "event, risk event description, what happens, 事件, 风险事件描述",
        weak: "description, details, risk event, risk description, 描述, 详细描述, 说明, 风险事件, 风险描述",
      },
      impactText: {
        words: `
          effect, consequence, consequences, impact description, description of impact, potential impact,
          possible impact, potential consequence, result, effect on project, 后果, 影响描述, 影响说明, 潜在影响, 可能后果, 可能影响, 风险后果,
          影响后果, 潜在后果
        `,
        looks: { prose: "impact, impacts, risk impact, 影响, 风险影响" },
      },
      category: {
        words: `
          category, risk category, type, risk type, class, classification, area, risk area, group, domain, 类别, 风险类别,
          类型, 风险类型, 分类, 风险分类, 领域, 种类
        `,
      },
      probability: {
        words: `
          l, likelihood of risk, probability level, likelihood level, probability, likelihood, prob, p,
          likelihood rating, probability rating, chance, chance of occurrence, probability of occurrence,
          likelihood of occurrence, inherent likelihood, inherent probability, occurrence, 概率, 可能性, 发生概率, 发生可能性,
          风险概率, 可能性等级, 概率等级, 几率, 出现概率
        `,
      },
      impact: {
        words: `
          impact, severity, i, imp, impact rating, impact level, impact score, severity rating, inherent impact,
          magnitude, consequence rating, 影响, 影响程度, 影响度, 严重程度, 严重性, 严重度, 影响级别, 影响等级, 危害程度, 风险影响, 影响大小
        `,
        looks: { level: "effect, consequence, consequences, 后果, 影响后果" },
      },
      score: {
        words: `
          l x i, p i score, risk priority number, 风险综合值, 风险评估值, score, risk score, risk rating, rating, pxi, p x i,
          rpn, exposure, risk exposure, risk value, risk index, severity score, total score, inherent risk,
          inherent risk score, risk factor score, 分值, 风险值, 风险评分, 得分, 评分, 风险得分, 风险指数, 风险系数
        `,
        weak: `
          risk level, level, severity, risk severity, overall risk, overall risk level, overall rating,
          risk severity, grade, 等级, 风险等级, 级别, 风险级别, 风险程度, 综合等级
        `,
      },
      proximity: {
        words: `
          proximity, proximity date, when, expected date, timing, 临近度, 预计发生时间, 预计时间, 可能发生时间
        `,
      },
      strategy: {
        words: `
          strategy type, response type, treatment type, risk strategy, treatment option, response category, 策略类型,
          应对类型, 策略
        `,
        looks: {
          strategy: `
            strategy, response, response strategy, risk response, mitigation strategy, mitigation, treatment, action,
            risk treatment, approach, 应对策略, 应对方式, 处理方式, 应对, 处置方式, 风险应对, 应对措施
          `,
        },
      },
      response: {
        words: `
          mitigation, mitigations, response, response plan, risk response, mitigation plan, mitigation strategy,
          mitigation measure, mitigation measures, mitigation action, mitigation actions, mitigation approach,
          mitigating action, mitigating actions, mitigation steps, mitigation response, mitigation control,
          mitigations and controls, treatment, treatment plan, risk treatment, action plan, actions, action, control,
          controls, control measure, control measures, countermeasure, countermeasures, preventive action,
          preventive measures, prevention, preventive measure, response strategy, response action, planned response,
          risk response plan, solution, plan, what we do, how we handle it, handling, strategy, planned action,
          actions to mitigate, safeguard, 应对措施, 缓解措施, 应对, 措施, 应对方案, 应对计划, 应对策略, 风险应对, 风险应对措施, 控制措施, 预防措施, 防范措施, 处理措施,
          解决方案, 解决措施, 对策, 规避措施, 缓解方案, 缓解策略, 缓解, 防控措施, 处置措施, 管控措施, 减缓措施, 行动计划
        `,
        weak: `
          contingency, contingency plan, fallback, fallback plan, plan b, 应急预案, 预案, 应急措施, 应急计划
        `,
      },
      transferTo: { words: "transfer to, transferred to, transferee, 转移对象, 转移给, 承接方" },
      trigger: {
        words: `
          trigger, triggers, trigger condition, warning sign, warning signs, early warning, early warning sign,
          indicator, risk trigger, risk indicator, leading indicator, threshold, 触发条件, 触发器, 预警信号, 预警指标, 触发点, 征兆,
          触发因素, 风险征兆, 预警
        `,
      },
      owner: {
        words: `
          owner, risk owner, mitigation owner, response owner, action owner, treatment owner, 应对责任人, 措施负责人, 风险负责人,
          风险责任人, 风险归属人, 风险所有人
        `,
      },
      residualP: {
        words: `
          residual probability, residual likelihood, probability after, likelihood after mitigation,
          probability after mitigation, likelihood after, target likelihood, target probability, 剩余概率, 残余概率, 剩余可能性,
          残余可能性
        `,
      },
      residualI: {
        words: `
          residual impact, residual severity, impact after, impact after mitigation, severity after mitigation,
          target impact, 剩余影响, 残余影响, 残余影响程度, 剩余影响程度
        `,
      },
      reviewDate: {
        words: `
          review date, next review, review on, next review date, review by, review, last review, last reviewed,
          last review date, reviewed, reviewed on, 复核日期, 评审日期, 复审日期, 下次评审, 下次复核, 检查日期, 复查日期, 下次评审日期, 跟踪日期, 回顾日期
        `,
      },
      status: {
        words: `
          status, risk status, state, current status, 状态, 风险状态, 当前状态, 处理状态, 跟踪状态, 现状, 处理情况, 处置状态
        `,
      },
      closedReason: {
        words: `
          closed reason, closure reason, reason for closure, reason closed, closed because, closure note, 关闭原因, 关闭理由,
          结案原因
        `,
      },
    },
  },
};
