import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";
import type { Plan } from "../../src/plan/types.ts";

/** A plan of one clause that says `words`, issued in March 2024. */
function planSaying(words: string): Plan {
  const text = `禾山县河道管护实施方案\n(2024—2026年)\n一、总体要求\n坚持问题导向。\n二、重点任务\n(一)加强管护\n${words}\n(二)其他事项\n按规定办理。\n禾山县人民政府\n2024年3月1日`;
  const plan = parsePlans(textDocument(text, "plan.txt"))[0];
  if (!plan) throw new Error("no plan");
  return plan;
}

const actorsIn = (words: string) => planSaying(words).deadlines.map(({ when, actor }) => [when, actor.join("、")]);

describe("the subject of a sentence is who acts", () => {
  it.each([
    ["班组每周开展一次设备检查。", [["every:P1W", "班组"]]],
    ["单位负责人收到通知后,应当于2小时内到岗。", [["within:..2H", "单位负责人"]]],
    ["县水情中心实行24小时值班制度,每日会商雨情。", [["every:P1D", "县水情中心"]]],
    ["运营商应在6小时内恢复通信。", [["within:..6H", "运营商"]]],
    ["各乡镇人民政府、河道管理所组织巡河员对险工险段每季度检查一遍。", [["every:P3M", "各乡镇人民政府、河道管理所"]]],
    ["同一部门对同一企业每年至少走访一次。", [["every:P1Y", "同一部门"]]],
    ["县财政每年安排管护经费。", [["every:P1Y", "县财政"]]],
    ["各村(社区)对独居老人每周至少探访一次。", [["every:P1W", "各村(社区)"]]],
    ["县乡两级每半年会商一次。", [["every:P6M", "县乡两级"]]],
    ["河长制联席会议由县政府分管领导召集,每季度召开一次。", [["every:P3M", "河长制联席会议"]]],
    ["支持县职业学校开设水利专业,每年开展一次实训。", [["every:P1Y", "县职业学校"]]],
    ["养护企业应当做到随坏随修;发现险情的,3小时内报告。", [["within:..3H", "养护企业"]]],
    ["各镇(街)请于2024年11月20日前报送总结。", [["once:2024-11-20", "各镇(街)"]]],
  ])("%s", (words, expected) => expect(actorsIn(words)).toEqual(expected));

  it.each([
    ["每月15日前公布各部门应用情况。", [["every:P1M@15", ""]]],
    ["依托农村互助幸福院、社区食堂,2025年底前建成助餐点。", [["once:2025-12-31", ""]]],
    [
      "巡查员每月上门不少于两次,65岁以上老年人每年免费体检一次。",
      [
        ["every:P1M*2", "巡查员"],
        ["every:P1Y", ""],
      ],
    ],
    ["整改方案应于10日内报送。", [["within:..10D", ""]]],
  ])("nobody is named: %s", (words, expected) => expect(actorsIn(words)).toEqual(expected));
});

/** Lead and assisting units of the clause that says `words`, and what is left of its text. */
function partiesIn(words: string, path = "二/(一)") {
  const clause = planSaying(words).clauses.find((one) => one.path === path);
  if (!clause) throw new Error(`no clause ${path}`);
  return { lead: clause.lead.join("、"), assist: clause.assist.join("、"), open: clause.openEnded };
}

describe("units without a label", () => {
  it.each([
    ["由县水利局牵头,县财政局、县公安局配合,2024年9月底前完成排查。", "县水利局", "县财政局、县公安局"],
    ["县水利局牵头,县财政局配合,逐河建档。", "县水利局", "县财政局"],
    ["干流由县水利局负责,城区河段由县城市管理局负责。", "县水利局、县城市管理局", ""],
    ["干流、支流、渠道分别由县水利局、县农业农村局、各镇人民政府负责。", "县水利局、县农业农村局、各镇人民政府", ""],
    ["清理岸线(县水利局负责);拆除违建(县自然资源局负责)。", "县水利局、县自然资源局", ""],
    ["清理岸线。(县水利局牵头,各县(市、区)人民政府配合)", "县水利局", "各县(市、区)人民政府"],
  ])("%s", (words, lead, assist) => expect(partiesIn(words)).toEqual({ lead, assist, open: false }));

  it.each([
    "未设物业的,由社区居委会负责。",
    "县水利局负责统筹协调。",
    "本方案由县水利局负责解释。",
    "由牵头部门负责,各有关方面积极配合。",
    "向主管部门(县水利局、县财政局)报告进展情况。",
  ])("no unit list: %s", (words) => expect(partiesIn(words)).toEqual({ lead: "", assist: "", open: false }));

  it.each(["以下各项任务中列第一位者为牵头单位,其余为配合单位。", "各项任务排在第一位的为牵头单位,下同。", "所列第一个单位为牵头单位。"])(
    "said once, the first leads: %s",
    (rule) => {
      expect(partiesIn(`${rule}\n1.清理岸线。拆除违建。(县水利局、县公安局、团县委等)\n2.补植树木。(县林业局)`, "二/(一)/1")).toEqual({
        lead: "县水利局",
        assist: "县公安局、团县委",
        open: true,
      });
      expect(partiesIn(`${rule}\n1.清理岸线。拆除违建。(县水利局、县公安局)\n2.补植树木。(团县委)`, "二/(一)/2").lead).toBe("团县委");
    },
  );

  it("the remark may stand in the first bracket", () =>
    expect(partiesIn("清理岸线。(县水利局、县公安局,列第一位的为牵头单位,下同)")).toEqual({
      lead: "县水利局",
      assist: "县公安局",
      open: false,
    }));

  it("a line of units behind the last of several items is their parent's", () => {
    const words = "清理下列各处:\n1.干流岸线;\n2.支流岸线。\n(责任单位:县水利局、各镇人民政府)";
    expect(partiesIn(words)).toEqual({ lead: "县水利局、各镇人民政府", assist: "", open: false });
    expect(partiesIn(words, "二/(一)/2")).toEqual({ lead: "", assist: "", open: false });
  });
});

const planOf = (text: string) => parsePlans(textDocument(text, "plan.txt"));

describe("headings", () => {
  const rules = `禾山县河道管护办法\n第一章 总则\n第一条 为加强河道管护,制定本办法。本县适用。\n第二条 通过三年努力,实现以下目标:\n(一)水清;\n(二)岸绿。\n第二章 任务\n第三条 开展清河行动。县水利局应当每月巡查一次。\n第四条 健全巡河机制。各镇每周巡河。\n第五条 巡河员应当持证。无证的不得上岗。\n`;
  it("a short first sentence heads an article of a chapter that has such", () =>
    expect(planOf(rules)[0]?.clauses.map(({ path, heading }) => [path.split("/").at(-1), heading])).toEqual([
      ["第一章", "总则"],
      ["第一条", null],
      ["第二条", null],
      ["(一)", null],
      ["(二)", null],
      ["第二章", "任务"],
      ["第三条", "开展清河行动"],
      ["第四条", "健全巡河机制"],
      ["第五条", null],
    ]));

  it("may end in a dot of half width", () =>
    expect(planSaying("1.健全目录.各单位于10日内编制目录.目录公开.\n2.共享数据.每季度核查一次.").clauses[3]).toMatchObject({
      heading: "健全目录",
    }));
});

describe("what stands round a plan", () => {
  it("points of an announcement and contacts are no clauses, its date is the plan's", () => {
    const [plan, ...more] = planOf(
      "涧县水利局\n关于公开征求《涧县河道管护方案(2024—2026年)》(征求意见稿)意见的公告\n公众可于2024年8月15日前反馈:\n1、电子邮箱:a@b.cn;\n2、信函:涧县东路1号。\n涧县水利局\n2024年7月16日\n涧县河道管护方案\n(2024—2026年)\n(征求意见稿)\n一、目标\n水质达标。\n二、任务\n(一)清理。每月清理一次。\n(二)巡查。每周巡查一次。\n联系方式:\n1.联系人:张三\n2.电话:0000-1234567\n",
    );
    expect(more).toEqual([]);
    expect(plan).toMatchObject({ issuedOn: "2024-07-16", status: "draft", region: "涧县", issuer: "涧县水利局" });
    expect(plan?.clauses.map(({ path }) => path)).toEqual(["一", "二", "二/(一)", "二/(二)"]);
    expect(plan?.deadlines.map(({ when }) => when)).toEqual(["every:P1M", "every:P1W"]);
  });

  it("the issuer is named as it signs, and no note of publication is part of the title", () => {
    const [plan] = planOf(
      "市河长制委员会\n关于印发《禾山市河道管护方案》的通知\n各镇:\n现印发给你们。\n禾山市河长制委员会\n2024年3月1日\n(此件公开发布)\n禾山市河道管护方案\n一、目标\n水清。\n二、任务\n(一)清理。每月一次。\n附件:1.清单\n禾山市河长制委员会办公室  2024年3月2日印发\n",
    );
    expect(plan).toMatchObject({ title: "禾山市河道管护方案", issuer: "禾山市河长制委员会", issuedOn: "2024-03-01" });
    expect(plan?.clauses.at(-1)?.text).not.toContain("印发");
  });
});

const deadlinesIn = (words: string) => planSaying(words).deadlines.map(({ when, time }) => `${when} ${time}`);

describe("deadlines", () => {
  it.each([
    ["采购人自通知发出之日起10日内签约。", ["within:..10D 自通知发出之日起10日内"]],
    ["各单位自业务信息系统终验通过之日起20个工作日内编目。", ["within:..20WD 之日起20个工作日内"]],
    ["涉河手续全流程0.5个工作日办结。", ["within:..0.5WD 0.5个工作日"]],
    ["复杂事项不超过15个工作日。", ["within:..15WD 不超过15个工作日"]],
    ["平均办理时间不超过20个工作日。", ["within:..20WD 不超过20个工作日"]],
    ["验收后10个月至1年内开展评估。", ["within:10M..1Y 验收后10个月至1年内"]],
    ["建设单位应当在3个月内无偿移交。", ["within:..3M 3个月内"]],
    ["每年汛期前开展一次排查。", ["every:P1Y 每年汛期前"]],
    ["每学期开学后一个月内开展督导。", ["every:semester 每学期开学后一个月内"]],
    ["管护公司化占比2025年达到55%。", ["once:2025-12-31 2025年"]],
    ["同一部门每年检查不超过2次。", ["every:P1Y 每年"]],
  ])("%s", (words, expected) => expect(deadlinesIn(words)).toEqual(expected));

  it.each([
    "学生每天校内体育活动时间不少于1小时。".replace("每天", ""),
    "系统年故障时间不超过4小时。",
    "水质优良率逐年提升。",
    "对12个乡镇分年度实施督导。",
    "兼职督学每届任期3年。",
    "2024年秋季学期开学前配齐教师。",
    "民事案件平均审理天数控制在60天以内。",
  ])("no deadline: %s", (words) => expect(deadlinesIn(words)).toEqual([]));
});

const targetsIn = (words: string) =>
  planSaying(words).targets.map(({ name, op, value, unit, suspect }) => `${name} ${op}${value}${unit}${suspect ? "?" : ""}`);

describe("targets", () => {
  it.each([
    ["各单位应当明确1名联络员。", ["各单位联络员 =1名"]],
    ["案件平均审理天数较2023年缩短5天以上。", ["案件平均审理天数较2023年缩短 >=5天"]],
    ["县级领导每人联系3至5家企业。", ["县级领导每人企业 >=3家", "县级领导每人企业 <=5家"]],
    ["溺水事故同比下降10%以上。", ["溺水事故同比下降 >=10%"]],
    ["为全县2.6万户家庭安装报警器。", ["家庭安装报警器 =2.6万户"]],
    ["完成新（改）建户厕4200座。", ["新（改）建户厕 =4200座"]],
    ["建成甲镇、乙镇2个闸站。", ["甲镇、乙镇闸站 =2个"]],
    ["补建消火栓420具。", ["补建消火栓 =420具"]],
    ["巡河员津贴标准不低于每人每月600元。", ["巡河员津贴标准 >=600元"]],
    ["事项平均跑动次数控制在０.３次以内。", ["事项平均跑动次数 <=0.3次"]],
    ["同一部门对企业每年检查不超过2次。", ["同一部门对企业每年检查 <=2次"]],
    ["溺水死亡率控制在0.008以下。", ["溺水死亡率 <=0.008"]],
    ["系统年故障时间不超过4小时。", ["系统年故障时间 <=4小时"]],
    ["网上办理占比年均提高3个百分点。", ["网上办理占比年均提高 =3个百分点"]],
    ["热线按时办结率达９%。", ["热线按时办结率 >=9%?"]],
    ["贷款余额增长率达9%。", ["贷款余额增长率 >=9%"]],
    ["水质优良率逐年提升,2025年达到60%以上。", ["水质优良率 >=60%"]],
    ["5分钟内到达辖区边缘的比例达到90%。", ["5分钟内到达辖区边缘的比例 >=90%"]],
    ["已建成小区按每百户不低于20平方米的标准补建。", ["已建成小区按每百户 >=20平方米"]],
    ["一级、二级河道占比不低于60%。", ["一级、二级河道占比 >=60%"]],
  ])("%s", (words, expected) => expect(targetsIn(words)).toEqual(expected));

  it.each([
    "目前全县已建成水库12座。",
    "用水量同比下降5%。",
    "任期内至少完成一项课题。",
    "每月至少巡查2次。",
    "自受理之日起5个工作日内办结。",
  ])("no target: %s", (words) => expect(targetsIn(words)).toEqual([]));
});

describe("figures and dates of everyday duties", () => {
  it.each([
    ["管水员补助每人每月不低于300元。", []],
    ["检测结果于次月5日前公示。", ["every:P1M@05 次月5日前"]],
    ["合同期限不超过1年。", []],
  ])("%s", (words, expected) => expect(deadlinesIn(words)).toEqual(expected));

  it.each([
    ["每餐次留样不少于125克。", ["每餐次留样 >=125克"]],
    ["各镇明确1名负责人,每村至少聘用1名管水员。", ["各镇负责人 =1名", "每村管水员 >=1名"]],
    ["设置3个服务窗口。", ["服务窗口 =3个"]],
    ["配备5套备用设备。", ["备用设备 =5套"]],
    ["伙食费专款专用,盈余率控制在3%以内。", ["盈余率 <=3%"]],
    ["验收由两人以上共同签字。", []],
    ["全年更新管网180公里。", ["更新管网 =180公里"]],
  ])("%s", (words, expected) => expect(targetsIn(words)).toEqual(expected));

  it.each([
    ["各学校书记、校长为食堂管理第一责任人,每周至少陪餐一次。", "各学校书记、校长"],
    ["学校食品安全总监应当每日巡查。", "学校食品安全总监"],
  ])("%s", (words, actor) => expect(actorsIn(words).map(([, who]) => who)).toEqual([actor]));

  it("a table's cell may say who leads and who assists, and a line under the title who issued it when", () => {
    const [plan] = planOf(
      "# 临江市托育服务责任分解表（2025—2027年）\n\n临江市卫生健康委员会　2025年1月10日\n\n| 序号 | 工作任务 | 具体措施 | 责任单位 | 完成时限 |\n|---|---|---|---|---|\n| 1 | 扩大供给 | 新建机构6家 | 市卫生健康委牵头，市财政局、市教育局配合 | 2027年12月底前 |\n| 2 | 降低收费 | 公布价格 | 市市场监管局 | 2025年9月底前 |\n",
    );
    expect(plan).toMatchObject({ issuer: "临江市卫生健康委员会", issuedOn: "2025-01-10" });
    expect(plan?.clauses[0]).toMatchObject({ lead: ["市卫生健康委"], assist: ["市财政局", "市教育局"] });
  });
});

describe("found in plans of environment and health", () => {
  it.each([
    ["网格员在夏收、秋收期间每天巡查不少于两次。", [["every:P1D*2", "网格员"]]],
    ["助产机构须在产妇出院后3至7日内转介。", [["within:3D..7D", "助产机构"]]],
  ])("%s", (words, expected) => expect(actorsIn(words)).toEqual(expected));

  it.each([
    ["PM2.5平均浓度控制在35微克/立方米以下。", ["PM2.5平均浓度 <=35微克/立方米"]],
    ["重污染天数不超过1天。", ["重污染天数 <=1天"]],
    ["孕产妇死亡率控制在9/10万以下。", ["孕产妇死亡率 <=9/10万"]],
    ["儿童主任每季度走访一遍,建档率达80%。", ["建档率 >=80%"]],
  ])("%s", (words, expected) => expect(targetsIn(words)).toEqual(expected));

  it("points inside a paragraph may follow a semicolon", () =>
    expect(planSaying("1.水泥企业2025年底前完成改造;2.企业每年检测一次;3.淘汰锅炉12台。").clauses.map(({ path }) => path)).toEqual([
      "一",
      "二",
      "二/(一)",
      "二/(一)/1",
      "二/(一)/2",
      "二/(一)/3",
      "二/(二)",
    ]));
});

it("units behind points that run on in one line are those of all of them", () => {
  const plan = planSaying("清理河岸。1.拆除违建;2.补植树木;3.清运垃圾。(县水利局、县林业局)");
  expect(plan.clauses.filter(({ lead }) => lead.length > 0).map(({ path, lead }) => [path, lead])).toEqual([
    ["二/(一)", ["县水利局", "县林业局"]],
  ]);
});
