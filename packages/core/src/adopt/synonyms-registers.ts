import type { Lexicon } from "./lexicon.ts";

/** Headers of registers: risks, stakeholders. */
export const registerWords: Lexicon = {
  "risk-register": {
    subject: "risk, 风险",
    homes: {
      risks: {
        title: {
          words: `
            risk, risk title, risk name, risk description, risk item, risk statement, risk event, risk summary,
            risk factor, potential risk, identified risk, threat, hazard, what could go wrong, uncertainty,
            风险, 风险名称, 风险描述, 风险项, 风险点, 风险事项, 风险内容, 风险说明, 风险因素, 主要风险,
            潜在风险, 风险事件, 隐患
          `,
          weak: `
            description, title, name, item, event, summary, issue, concern, scenario, 描述, 名称, 事项, 内容,
            问题, 说明, 标题
          `,
        },
        cause: {
          words: `
            cause, root cause, causes, risk cause, source, risk source, driver, reason, why, 原因, 风险原因,
            成因, 起因, 根本原因, 风险来源, 来源, 诱因, 产生原因
          `,
        },
        event: {
          words: "event, risk event description, what happens, 事件, 风险事件描述",
          weak: "description, details, risk event, risk description, 描述, 详细描述, 说明, 风险事件, 风险描述",
        },
        impactText: {
          words: `
            effect, consequence, consequences, impact description, description of impact, potential impact,
            possible impact, potential consequence, result, effect on project, 后果, 影响描述, 影响说明,
            潜在影响, 可能后果, 可能影响, 风险后果, 影响后果, 潜在后果
          `,
          looks: { prose: "impact, impacts, risk impact, 影响, 风险影响" },
        },
        category: {
          words: `
            category, risk category, type, risk type, class, classification, area, risk area, group, domain,
            类别, 风险类别, 类型, 风险类型, 分类, 风险分类, 领域, 种类
          `,
        },
        probability: {
          words: `
            probability, likelihood, prob, p, likelihood rating, probability rating, chance,
            chance of occurrence, probability of occurrence, likelihood of occurrence, inherent likelihood,
            inherent probability, occurrence, 概率, 可能性, 发生概率, 发生可能性, 风险概率, 可能性等级,
            概率等级, 几率, 出现概率
          `,
        },
        impact: {
          words: `
            impact, severity, i, imp, impact rating, impact level, impact score, severity rating,
            inherent impact, magnitude, consequence rating, 影响, 影响程度, 影响度, 严重程度, 严重性, 严重度,
            影响级别, 影响等级, 危害程度, 风险影响, 影响大小
          `,
          looks: { level: "effect, consequence, consequences, 后果, 影响后果" },
        },
        score: {
          words: `
            score, risk score, risk rating, rating, pxi, p x i, rpn, exposure, risk exposure, risk value,
            risk index, severity score, total score, inherent risk, inherent risk score, risk factor score,
            分值, 风险值, 风险评分, 得分, 评分, 风险得分, 风险指数, 风险系数
          `,
          weak: `
            risk level, level, severity, risk severity, overall risk, overall risk level, overall rating,
            risk severity, grade, 等级, 风险等级, 级别, 风险级别, 风险程度, 综合等级
          `,
        },
        proximity: {
          words: `
            proximity, proximity date, when, expected date, timing, 临近度, 预计发生时间, 预计时间,
            可能发生时间
          `,
        },
        strategy: {
          words: `
            strategy type, response type, treatment type, risk strategy, treatment option, response category,
            策略类型, 应对类型, 策略
          `,
          looks: {
            strategy: `
              strategy, response, response strategy, risk response, mitigation strategy, mitigation, treatment,
              action, risk treatment, approach, 应对策略, 应对方式, 处理方式, 应对, 处置方式, 风险应对,
              应对措施
            `,
          },
        },
        response: {
          words: `
            mitigation, mitigations, response, response plan, risk response, mitigation plan,
            mitigation strategy, mitigation measure, mitigation measures, mitigation action,
            mitigation actions, mitigation approach, mitigating action, mitigating actions, mitigation steps,
            mitigation response, mitigation control, mitigations and controls, treatment, treatment plan,
            risk treatment, action plan, actions, action, control, controls, control measure, control measures,
            countermeasure, countermeasures, preventive action, preventive measures, prevention,
            preventive measure, response strategy, response action, planned response, risk response plan,
            solution, plan, what we do, how we handle it, handling, strategy, planned action,
            actions to mitigate, safeguard, 应对措施, 缓解措施, 应对, 措施, 应对方案, 应对计划, 应对策略,
            风险应对, 风险应对措施, 控制措施, 预防措施, 防范措施, 处理措施, 解决方案, 解决措施, 对策, 规避措施,
            缓解方案, 缓解策略, 缓解, 防控措施, 处置措施, 管控措施, 减缓措施, 行动计划
          `,
          weak: `
            contingency, contingency plan, fallback, fallback plan, plan b, 应急预案, 预案, 应急措施, 应急计划
          `,
        },
        transferTo: { words: "transfer to, transferred to, transferee, 转移对象, 转移给, 承接方" },
        trigger: {
          words: `
            trigger, triggers, trigger condition, warning sign, warning signs, early warning,
            early warning sign, indicator, risk trigger, risk indicator, leading indicator, threshold,
            触发条件, 触发器, 预警信号, 预警指标, 触发点, 征兆, 触发因素, 风险征兆, 预警
          `,
        },
        owner: {
          words: `
            owner, risk owner, mitigation owner, response owner, action owner, treatment owner, 应对责任人,
            措施负责人, 风险负责人, 风险责任人, 风险归属人, 风险所有人
          `,
        },
        residualP: {
          words: `
            residual probability, residual likelihood, probability after, likelihood after mitigation,
            probability after mitigation, likelihood after, target likelihood, target probability, 剩余概率,
            残余概率, 剩余可能性, 残余可能性
          `,
        },
        residualI: {
          words: `
            residual impact, residual severity, impact after, impact after mitigation,
            severity after mitigation, target impact, 剩余影响, 残余影响, 残余影响程度, 剩余影响程度
          `,
        },
        reviewDate: {
          words: `
            review date, next review, review on, next review date, review by, review, last review,
            last reviewed, last review date, reviewed, reviewed on, 复核日期, 评审日期, 复审日期, 下次评审,
            下次复核, 检查日期, 复查日期, 下次评审日期, 跟踪日期, 回顾日期
          `,
        },
        status: {
          words: `
            status, risk status, state, current status, 状态, 风险状态, 当前状态, 处理状态, 跟踪状态, 现状,
            处理情况, 处置状态
          `,
        },
        closedReason: {
          words: `
            closed reason, closure reason, reason for closure, reason closed, closed because, closure note,
            关闭原因, 关闭理由, 结案原因
          `,
        },
      },
    },
  },
  "stakeholder-register": {
    subject: "stakeholder, 干系人, 利益相关者, 相关方, 利益相关方, 利益干系人",
    homes: {
      stakeholders: {
        name: {
          words: `
            stakeholder, stakeholders, stakeholder name, name, stakeholder group, group,
            stakeholder group name, who, party, interested party, key stakeholder, person or group,
            individual or group, full name, 干系人, 利益相关者, 相关方, 利益相关方, 姓名, 名称, 干系人名称,
            干系人姓名, 相关方名称, 对象, 利益干系人, 关键干系人, 群体, 干系人群体
          `,
          weak: "person, contact, individual, audience, team, 人员, 联系人, 受众",
        },
        organisation: {
          words: `
            organisation, organization, company, department, unit, org, business unit, division, employer,
            institution, affiliation, team, firm, agency, 组织, 单位, 公司, 部门, 机构, 所属部门, 所属单位,
            所属组织, 所在单位, 所在部门, 单位部门, 企业
          `,
        },
        role: {
          words: `
            role, position, job title, title, project role, stakeholder role, role in project, function,
            role position, designation, capacity, role title, role type, type of role, relationship, relation,
            relationship to project, 角色, 职务, 职位, 岗位, 项目角色, 身份, 在项目中的角色, 角色类型, 职称,
            角色定位
          `,
        },
        side: {
          looks: {
            side: `
              type, category, side, internal external, stakeholder type, stakeholder category, class,
              classification, 类型, 类别, 分类, 内外部, 内部外部, 归属
            `,
          },
          words: "side, internal external, internal or external, int ext, 内外部, 内部外部",
        },
        person: {
          words: `
            contact person, contact name, representative, main contact, key contact, 联系人, 代表, 代表人,
            接口人, 对接人
          `,
        },
        power: {
          words: `
            power, influence, power level, influence level, level of influence, authority, power influence,
            influence power, degree of influence, level of power, influence rating, power rating,
            decision power, decision making power, clout, 影响力, 权力, 权力等级, 影响力等级, 权力级别,
            影响程度, 影响力级别, 权力大小, 权力影响力, 影响力权力, 话语权, 决策权, 权限, 职权, 影响级别, 权利
          `,
          weak: "power interest, influence interest, impact, importance, 影响, 重要性, 重要程度, 权力利益",
        },
        interest: {
          words: `
            interest, interest level, level of interest, degree of interest, interest rating, 利益, 关注度,
            利益程度, 关注程度, 兴趣, 兴趣度, 利益相关度, 利益水平, 关心程度, 利益关注度, 利益度, 利害程度,
            兴趣水平, 利益等级, 利益级别
          `,
          looks: { level: "interests, stake, 关注点, 关注, 利益诉求" },
        },
        currentEngagement: {
          words: `
            engagement, engagement level, current engagement, current engagement level, attitude,
            support level, level of support, support, stance, current state, sentiment, disposition, current,
            current attitude, current support, position on project, current level, current stance, buy in,
            level of engagement, commitment, commitment level, current commitment, 态度, 支持度, 参与度,
            当前参与度, 立场, 当前态度, 支持程度, 参与程度, 当前参与程度, 现状, 当前状态, 对项目态度, 参与水平,
            当前参与水平, 当前支持度, 支持力度
          `,
        },
        desiredEngagement: {
          words: `
            desired engagement, desired engagement level, target engagement, desired, desired state, target,
            target engagement level, required engagement, desired support, desired level, target state,
            required commitment, desired commitment, target attitude, desired attitude, future engagement,
            期望参与度, 期望参与程度, 目标态度, 目标参与度, 期望态度, 期望状态, 期望参与水平, 目标参与程度,
            目标状态, 期望支持度
          `,
        },
        needs: {
          words: `
            needs, need, expectations, expectation, requirements, requirement, info needs, information needs,
            key interests, core need, core needs, needs and expectations, needs expectations,
            expectations and needs, what they need, what they want, what matters, what matters to them,
            interests and expectations, main interests, wants, goals, motivations, motivation, key needs,
            objectives, what they care about, value, success criteria, information need, interests and needs,
            需求, 期望, 关注点, 诉求, 核心诉求, 关注内容, 需求与期望, 主要诉求, 利益诉求, 主要关注点,
            期望与需求, 需求和期望, 关注事项, 核心需求, 主要需求, 信息需求, 主要期望, 利益点, 关切, 关注重点,
            核心关注点, 关注, 要求
          `,
          looks: { prose: "interest, interests, main interest, stake, 利益, 关注" },
        },
        concerns: {
          words: `
            concerns, concern, worries, issues, fears, key concerns, main concerns, risk, risks,
            potential issues, objections, pain points, barriers, issues and concerns, 顾虑, 担忧, 担心,
            主要顾虑, 风险点, 忧虑, 痛点, 潜在风险, 疑虑, 顾虑点, 可能的阻力, 反对原因
          `,
        },
        preferredChannel: {
          words: `
            preferred channel, channel, communication channel, communication preference,
            communication preferences, preferred communication, communication method, preferred method,
            contact method, preferred communication method, medium, method, communication medium,
            best way to reach, contact preference, preferred contact, preferred contact method, communication,
            communication mode, preferred communication channel, how to communicate, preferred medium,
            communication style, communication vehicle, channels, communication channels, 沟通方式, 沟通渠道,
            通知方式, 偏好渠道, 首选渠道, 偏好沟通方式, 首选沟通方式, 联系方式偏好, 渠道, 沟通偏好, 沟通形式,
            偏好方式, 沟通手段, 对接方式, 联络方式, 方式, 交互方式, 互动方式
          `,
        },
        language: { words: "language, preferred language, 语言, 沟通语言, 偏好语言" },
        strategy: {
          words: `
            strategy, engagement strategy, engagement approach, communication strategy, management strategy,
            approach, quadrant, engagement plan, stakeholder strategy, management approach, how to engage,
            how to manage, influence strategy, action plan, engagement actions, engagement action,
            strategy for engagement, management plan, power interest quadrant, classification quadrant,
            grid position, position in grid, engagement method, engagement tactics, tactics, action, actions,
            strategies, how we engage, stakeholder management strategy, 管理策略, 应对策略, 沟通策略, 参与策略,
            策略, 象限, 管理方式, 应对措施, 维护策略, 参与方式, 管理措施, 管理办法, 应对方式, 影响策略,
            沟通管理策略, 对策, 所属象限, 争取策略, 管理建议
          `,
        },
        owner: {
          words: `
            relationship owner, engagement owner, stakeholder owner, relationship manager, account manager,
            contact owner, managed by, owner on our side, our contact, 关系负责人, 对接负责人, 维护人, 对口人,
            我方负责人, 沟通负责人, 关系维护人
          `,
        },
        lastContact: {
          words: `
            last contact, last contacted, last contact date, last touch, last met, last engaged, last spoke,
            最近联系, 最后联系, 上次联系, 最近联系日期, 最近沟通, 最近沟通日期, 上次沟通
          `,
        },
        confidential: { words: "confidential, private, sensitive, 保密, 是否保密, 机密, 敏感" },
      },
    },
  },
};
