import type { HomeWords, Lexicon } from "./lexicon.ts";
import { changeRequestWords } from "./synonyms/change-request.ts";
import { communicationPlanWords } from "./synonyms/communication-plan.ts";
import { meetingRecordWords } from "./synonyms/meeting-record.ts";
import { raciMatrixWords } from "./synonyms/raci-matrix.ts";
import { riskRegisterWords } from "./synonyms/risk-register.ts";
import { smartGoalWords } from "./synonyms/smart-goal.ts";
import { stakeholderRegisterWords } from "./synonyms/stakeholder-register.ts";

/**
 * The headers that people use, by template and field, beside the labels and the `also` of the shapes themselves. A
 * field that is not here is
 * found by those alone.
 */
export const lexicon: Lexicon = {
  "change-request": changeRequestWords,
  "communication-plan": communicationPlanWords,
  "meeting-record": meetingRecordWords,
  "raci-matrix": raciMatrixWords,
  "risk-register": riskRegisterWords,
  "smart-goal": smartGoalWords,
  "stakeholder-register": stakeholderRegisterWords,
};

/**
 * Words for fields that many templates share, by the field's name; a field that a template does not have is not
 * looked for.
 */
export const commonWords: HomeWords = {
  owner: {
    words: `
      owner, responsible, responsible person, person responsible, assignee, assigned to, lead, accountable,
      in charge, person in charge, responsibility, pic, responsible party, owned by, led by, 负责人, 责任人, 责任部门, 负责部门,
      主责人, 责任方, 牵头人, 承办人, 跟进人, 主负责人, 负责方, 责任单位
    `,
  },
  status: { words: "status, state, current status, progress, 状态, 当前状态, 进展, 完成情况" },
  due: { words: "due, due date, deadline, by when, 截止日期, 截止时间, 期限, 完成时间" },
  dueDate: { words: "due, due date, deadline, by when, 截止日期, 截止时间, 期限, 完成时间" },
  title: { words: "title, name, summary, 标题, 名称" },
  name: { words: "name, title, 名称, 姓名" },
  description: { words: "description, details, 描述, 说明, 详情" },
  category: { words: "category, type, 类别, 类型, 分类" },
  frequency: { words: "frequency, cadence, 频率, 频次" },
  date: { words: "date, 日期" },
};

/** A number or code of its own: the id of the row, or of the document where a row is one. */
export const idWords = {
  words: `
    id, ref, reference, identifier, code, key, ref no, reference number, uid, 编号, 代码, 代号, 编码, 标识, 单号, 号码, 编号id
  `,
  whenLikeId: `
    change request, request, change, issue, ticket, #, no, number, nr, num, s no, sn, sr no, item no, sl no, 序号, 号,
    №, no #, item
  `,
};

/** Words that change nothing in a header. */
export const neutralWords = new Set(
  `
    the a an of for to current key main primary overall proposed planned our all any list 当前 主要 具体 的 相关 本次 主
  `.split(" "),
);
