import { z } from "zod";
import { shownPoints } from "../src/app/find-places.ts";
import { faultIn, PLACE_FAULTS, reportPlace } from "../src/app/report-place.ts";
import type { Choice, Reply } from "../src/chat/types.ts";
import type { ServicePoint } from "../src/place/types.ts";
import { normalize } from "../src/text/normalize.ts";
import { defineCommand } from "./define.ts";

/** Of what was shown, the first are what the person has before them. */
const MOST_OFFERED = 6;

export const correct = defineCommand({
  name: "correct",
  words: ["信息有误", "报错", "纠错", "信息不对"],
  summary: "告诉我们某个服务点的电话、地址或时间不对",
  examples: ["服务点信息有误", "电话不对", "电话打不通", "地址不对", "这个地址是错的", "电话是空号", "已经搬走了", "开放时间不对"],
  cues: {
    sure: [
      "信息(有误|不对|错)",
      "(电话|号码|地址|位置|开放时间).{0,4}(不对|有误|错了?|是错|打不通|空号|变了|过时)",
      "(服务点|中心|司法所).{0,4}(搬走|搬了|关了|没了)",
    ],
    likely: ["打不通|空号|搬走|搬家了"],
    against: ["任务|条款|期限|到期"],
  },
  arguments: z.object({}),
  async run(conversation, _slots, said) {
    const shown = await shownPoints(conversation);
    const all = (await conversation.places.index()).points;
    const point = namedIn(said, shown) ?? (said.startsWith("/") ? namedIn(said, all) : null) ?? (shown.length === 1 ? shown[0] : null);
    if (!point)
      return shown.length > 0 ? which(shown.slice(0, MOST_OFFERED), said) : tell("请先查到那个服务点(例如“遂平县服务点”),再说“信息有误”。");
    const fault = faultIn(said.replace(normalize(point.name), ""));
    if (!fault) return what(point);
    await reportPlace(conversation, point, fault);
    return tell(`谢谢,已记下“${point.name}”${fault},会有人核实。眼下可拨打 12348(免费)。`);
  },
});

/** By number, as choices say it, or by name. */
function namedIn(said: string, points: readonly ServicePoint[]): ServicePoint | null {
  return points.find(({ id }) => said.includes(normalize(id))) ?? points.find(({ name }) => said.includes(normalize(name))) ?? null;
}

function which(points: readonly ServicePoint[], said: string): Reply {
  const fault = faultIn(said) ?? "";
  const choices = points.map(({ id, name }): Choice => ({ label: name, say: `/correct ${id} ${fault}`.trim() }));
  return { blocks: [{ kind: "paragraph", text: "哪个服务点的信息有误?" }], choices };
}

function what({ id, name }: ServicePoint): Reply {
  const choices = PLACE_FAULTS.map((fault): Choice => ({ label: fault, say: `/correct ${id} ${fault}` }));
  return { blocks: [{ kind: "paragraph", text: `“${name}”哪里不对?` }], choices };
}

function tell(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}
