import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `stakeholder-register`. */
export const stakeholderRegisterWords: TemplateWords = {
  subject: "stakeholder, 干系人, 利益相关者, 相关方, 利益相关方, 利益干系人",
  homes: {
    stakeholders: {
      name: {
        words: `
          stakeholder, stakeholders, stakeholder name, name, stakeholder group, group, stakeholder group name, who,
          party, interested party, key stakeholder, person or group, individual or group, full name, 干系人, 利益相关者, 相关方,
          利益相关方, 姓名, 名称, 干系人名称, 干系人姓名, 相关方名称, 对象, 利益干系人, 关键干系人, 群体, 干系人群体
        `,
        weak: "person, contact, individual, audience, team, department, organisation, company, 人员, 联系人, 受众, 部门, 单位, 团队",
      },
      organisation: {
        words: `
          organisation, organization, company, department, unit, org, business unit, division, employer, institution,
          affiliation, firm, agency, 组织, 单位, 公司, 部门, 机构, 所属部门, 所属单位, 所属组织, 所在单位, 所在部门, 单位部门, 企业
        `,
        weak: "team, 团队",
      },
      role: {
        words: `
          role, position, job title, title, project role, stakeholder role, role in project, function, role position,
          designation, capacity, role title, role type, type of role, relationship, relation,
          relationship to project, 角色, 职务, 职位, 岗位, 项目角色, 身份, 在项目中的角色, 角色类型, 职称, 角色定位
        `,
      },
      side: {
        looks: {
          side: `
            type, category, side, internal external, stakeholder type, stakeholder category, class, classification,
            类型, 类别, 分类, 内外部, 内部外部, 归属
          `,
        },
        words: "side, internal external, internal or external, int ext, 内外部, 内部外部",
      },
      person: {
        words: `
          contact person, contact name, representative, main contact, key contact, 联系人, 代表, 代表人, 接口人, 对接人
        `,
      },
      power: {
        words: `
          power, influence, power level, influence level, level of influence, authority, power influence,
          influence power, degree of influence, level of power, influence rating, power rating, decision power,
          decision making power, clout, 影响力, 权力, 权力等级, 影响力等级, 权力级别, 影响程度, 影响力级别, 权力大小, 权力影响力, 影响力权力, 话语权, 决策权, 权限,
          职权, 影响级别, 权利
        `,
        weak: "power interest, influence interest, impact, importance, 影响, 重要性, 重要程度, 权力利益",
      },
      interest: {
        words: `
          interest, interest level, level of interest, degree of interest, interest rating, 利益, 关注度, 利益程度, 关注程度, 兴趣,
          兴趣度, 利益相关度, 利益水平, 关心程度, 利益关注度, 利益度, 利害程度, 兴趣水平, 利益等级, 利益级别
        `,
        looks: { level: "interests, stake, 关注点, 关注, 利益诉求" },
      },
      currentEngagement: {
        words: `
          engagement, engagement level, current engagement, current engagement level, attitude, support level,
          level of support, support, stance, current state, sentiment, disposition, current, current attitude,
          current support, position on project, current level, current stance, buy in, level of engagement,
          commitment, commitment level, current commitment, 态度, 支持度, 参与度, 当前参与度, 立场, 当前态度, 支持程度, 参与程度, 当前参与程度, 现状,
          当前状态, 对项目态度, 参与水平, 当前参与水平, 当前支持度, 支持力度
        `,
      },
      desiredEngagement: {
        words: `
          desired engagement, desired engagement level, target engagement, desired, desired state, target,
          target engagement level, required engagement, desired support, desired level, target state,
          required commitment, desired commitment, target attitude, desired attitude, future engagement, 期望参与度,
          期望参与程度, 目标态度, 目标参与度, 期望态度, 期望状态, 期望参与水平, 目标参与程度, 目标状态, 期望支持度
        `,
      },
      needs: {
        weak: "communication need, communication needs, communication requirements",
        words: `
          needs, need, expectations, expectation, requirements, requirement, info needs, information needs,
          key interests, core need, core needs, needs and expectations, needs expectations, expectations and needs,
          what they need, what they want, what matters, what matters to them, interests and expectations,
          main interests, wants, goals, motivations, motivation, key needs, objectives, what they care about, value,
          success criteria, information need, interests and needs, 需求, 期望, 关注点, 诉求, 核心诉求, 关注内容, 需求与期望, 主要诉求, 利益诉求,
          主要关注点, 期望与需求, 需求和期望, 关注事项, 核心需求, 主要需求, 信息需求, 主要期望, 利益点, 关切, 关注重点, 核心关注点, 关注, 要求
        `,
        looks: { prose: "interest, interests, main interest, stake, 利益, 关注" },
      },
      concerns: {
        words: `
          concerns, concern, worries, issues, fears, key concerns, main concerns, risk, risks, potential issues,
          objections, pain points, barriers, issues and concerns, 顾虑, 担忧, 担心, 主要顾虑, 风险点, 忧虑, 痛点, 潜在风险, 疑虑, 顾虑点,
          可能的阻力, 反对原因
        `,
      },
      preferredChannel: {
        words: `
          preferred channel, channel, communication channel, communication preference, communication preferences,
          preferred communication, communication method, preferred method, contact method,
          preferred communication method, medium, method, communication medium, best way to reach,
          contact preference, preferred contact, preferred contact method, communication, communication mode,
          preferred communication channel, how to communicate, preferred medium, communication style,
          communication vehicle, channels, communication channels, 沟通方式, 沟通渠道, 通知方式, 偏好渠道, 首选渠道, 偏好沟通方式, 首选沟通方式,
          联系方式偏好, 渠道, 沟通偏好, 沟通形式, 偏好方式, 沟通手段, 对接方式, 联络方式, 方式, 交互方式, 互动方式
        `,
      },
      language: { words: "language, preferred language, 语言, 沟通语言, 偏好语言" },
      strategy: {
        words: `
          strategy, engagement strategy, engagement approach, communication strategy, management strategy, approach,
          quadrant, engagement plan, stakeholder strategy, management approach, how to engage, how to manage,
          influence strategy, action plan, engagement actions, engagement action, strategy for engagement,
          management plan, power interest quadrant, classification quadrant, grid position, position in grid,
          engagement method, engagement tactics, tactics, action, actions, strategies, how we engage,
          stakeholder management strategy, 管理策略, 应对策略, 沟通策略, 参与策略, 策略, 象限, 管理方式, 应对措施, 维护策略, 参与方式, 管理措施, 管理办法, 应对方式,
          影响策略, 沟通管理策略, 对策, 所属象限, 争取策略, 管理建议
        `,
      },
      owner: {
        words: `
          relationship owner, engagement owner, stakeholder owner, relationship manager, account manager,
          contact owner, managed by, owner on our side, our contact, 关系负责人, 对接负责人, 维护人, 对口人, 我方负责人, 沟通负责人, 关系维护人
        `,
      },
      lastContact: {
        words: `
          last contact, last contacted, last contact date, last touch, last met, last engaged, last spoke, 最近联系,
          最后联系, 上次联系, 最近联系日期, 最近沟通, 最近沟通日期, 上次沟通
        `,
      },
      confidential: { words: "confidential, private, sensitive, 保密, 是否保密, 机密, 敏感" },
    },
  },
};
