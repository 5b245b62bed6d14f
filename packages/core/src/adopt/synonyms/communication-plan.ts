import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `communication-plan`. */
export const communicationPlanWords: TemplateWords = {
  subject: "communication, comm, comms, 沟通, 交流",
  subjectIsCommon: true,
  homes: {
    lines: {
      audience: {
        words: `
          汇报对象, 报送对象, 送达对象, who is informed, whom, audience, audiences, target audience, stakeholder, stakeholders,
          stakeholder group, recipient, recipients, to, to whom, receiver, receivers, who receives, participants,
          participant, attendees, target, target group, for whom, audience group, who needs to know,
          distribution list, distribution, consumer, invitees, key stakeholders, 受众, 对象, 干系人, 沟通对象, 接收方, 接收人, 目标受众,
          相关方, 利益相关者, 接收者, 参与者, 参与人, 参加人, 参会人, 参与方, 受众群体, 接收对象, 听众, 目标对象, 利益相关方, 信息接收者, 目标人群, 面向对象, 沟通受众, 参加人员, 参与人员,
          参会人员, 与会者, 通知对象, 发送对象
        `,
        weak: "group, who, name, team, party, client, 人员, 群体, 谁",
      },
      purpose: {
        words: `
          purpose, objective, objectives, goal, goals, why, reason, intent, aim, rationale, communication objective,
          desired outcome, outcome, expected outcome, 目的, 目标, 沟通目的, 沟通目标, 用途, 意图, 预期效果, 期望结果
        `,
      },
      message: {
        words: `
          message, messages, key message, key messages, content, contents, information, info, topic, topics, what,
          subject, communication content, message content, what to communicate, information to share,
          information needs, information needed, information they need, info needed, information required,
          information to communicate, what they need to know, what is communicated, main message, key points,
          key content, agenda, info pushed, details, news, update content, what we say, messaging, content focus,
          what to share, core message, key information, 沟通内容, 信息, 内容, 议题, 主题, 信息内容, 核心信息, 关键信息, 传达内容, 主要内容, 沟通信息,
          沟通主题, 沟通事项, 信息需求, 消息, 话题, 传递内容, 主要信息, 传达信息, 关键内容, 汇报内容, 通知内容
        `,
        weak: `
          报告, 报告名称, 报告类型, 会议名称, 会议类型, 信息类型, 汇报类型, meeting type, report type, communication event, communication,
          communications, type of communication, communication type, deliverable, deliverables, meeting, report,
          item, activity, event, description, type, communication item, communication activity, communication name,
          artifact, document, name, title, 沟通类型, 沟通活动, 交付物, 会议, 名称, 事项, 沟通项, 活动, 类型, 沟通名称, 描述, 产出
        `,
      },
      contentSource: {
        words: "source, content source, information source, data source, input, 来源, 信息来源, 内容来源",
      },
      channel: {
        words: `
          method of delivery, method of communication, means of communication, mode of communication, 汇报方式, 报送方式,
          会议形式, 发送渠道, channel, channels, medium, media, method, methods, delivery method, delivery, vehicle, tool,
          tools, platform, via, how, communication method, communication channel, communication medium,
          delivery channel, communication vehicle, mode, delivery medium, means, communication tool,
          communication mode, delivery mechanism, mechanism, forum, distribution channel, channel medium, technique,
          technology, where, 渠道, 方式, 沟通方式, 沟通渠道, 媒介, 工具, 途径, 沟通工具, 传播渠道, 沟通形式, 发布渠道, 平台, 沟通途径, 沟通媒介, 沟通手段, 手段, 通知方式,
          传递方式, 传达方式, 发送方式, 通道
        `,
        weak: "format, form, 形式, 格式",
      },
      format: {
        words: `
          format, form, document format, communication format, template, file format, message format, 格式, 形式, 文档形式,
          呈现形式, 文件格式, 表现形式, 内容形式
        `,
      },
      direction: { words: "direction, push pull, push or pull, communication direction, 方向, 沟通方向" },
      frequency: {
        words: `
          frequency, freq, cadence, how often, interval, recurrence, periodicity, rhythm, frequency timing,
          frequency and timing, 频率, 频次, 周期, 沟通频率, 频度, 沟通频次, 沟通周期, 发送频率, 汇报频率, 多久一次, 通报频率
        `,
        looks: {
          frequency: `
            timing, when, schedule, timeline, time, timeframe, time frame, date, dates, due, due date, delivery date,
            timing frequency, 时间, 沟通时间, 时机, 时间安排, 日期, 何时, 发送时间, 沟通时机
          `,
        },
      },
      dayTime: {
        words: `
          day and time, day time, time of day, day, weekday, day of week, 星期, 具体时间, 时刻
        `,
      },
      timezone: { words: "time zone, timezone, 时区" },
      firstDate: {
        words: `
          date, dates, when, timing, start, start date, send date, send time, first date, date sent, date to send,
          planned date, delivery date, launch date, schedule, scheduled date, timeline, timeframe, time frame, due,
          due date, target date, communication date, deadline, release date, sent, day sent, by when, 日期, 发送时间, 沟通时间,
          首次日期, 开始日期, 发送日期, 计划时间, 计划日期, 时间节点, 时间安排, 时间点, 何时, 沟通日期, 发布时间, 发布日期, 时机, 沟通时机, 节点, 启动时间, 开始时间, 通知时间, 预计时间
        `,
        looks: { date: "time, timing, 时间, 时间段" },
        weak: "time, 时间",
      },
      until: { words: "until, end, end date, end on, stop date, 截止日期, 结束日期, 终止日期, 截止, 结束时间" },
      phase: { words: "phase, stage, project phase, project stage, wave, 阶段, 项目阶段, 时期, 沟通阶段" },
      owner: {
        words: `
          汇报人, 报送人, 提交人, 编制人, 主讲人, 召集人, presented by, communicated by, owner, sender, from, from whom, responsible,
          lead, prepared by, author, presenter, facilitator, communicator, communication owner, sent by,
          delivered by, who sends, messenger, responsible person, person responsible, by whom, who sends,
          who sends it, who communicates, who delivers, who is responsible, issuer, provider, source owner, speaker,
          responsibility, accountable, spokesperson, originator, deliverer, initiator, producer,
          prepared and sent by, 负责人, 责任人, 发起方, 发送方, 发送人, 发布人, 组织者, 主持人, 发起人, 沟通人, 信息提供者, 提供方, 发布者, 沟通负责人, 沟通责任人, 发出方,
          信息发布人, 发送者, 传达人, 信息来源方, 由谁
        `,
      },
      backup: { words: "backup, deputy, backup owner, alternate, 备份人, 备用负责人, 替补, 代理人, 备选负责人" },
      releaseApprover: {
        words: `
          approver, approved by, release approver, sign off, sign-off, reviewer, approval, approval required,
          approvals, review and approval, 审批人, 批准人, 发布审批人, 审核人, 审批, 审核, 把关人
        `,
      },
      ackNeeded: {
        words: `
          acknowledgement, acknowledgment, ack, ack needed, acknowledgement needed, confirmation needed,
          response required, 需确认, 是否回执, 回执, 是否需要确认
        `,
      },
      language: { words: "language, 语言" },
      escalation: { words: "escalation, escalation path, 升级, 升级路径, 升级机制" },
    },
  },
};
