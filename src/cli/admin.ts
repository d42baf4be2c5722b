import { Command, InvalidArgumentError, Option } from "commander";
import { createInvite } from "../app/invite.ts";
import { ROLE_WORDS } from "../app/role-words.ts";
import type { Open } from "../context.ts";
import { unitNamed, withApplication } from "./options.ts";

const ROLES = ["member", "lead", "supervisor", "admin"] as const;

interface Options {
  readonly unit: string;
  readonly role: (typeof ROLES)[number];
  readonly days: number;
}

export function adminCommand(open: Open): Command {
  const invite = new Command("invite")
    .description("发一个一次性绑定码:谁把它发给机器人,谁就成为该单位的成员。第一位管理员绑定后,演示模式结束")
    .requiredOption("-u, --unit <单位>", "单位全称")
    .addOption(
      new Option("-r, --role <角色>", "member 经办人,lead 单位负责人,supervisor 督办人员,admin 管理员")
        .choices([...ROLES])
        .default("admin"),
    )
    .option("-d, --days <天>", "几天内有效", parseDays, 7)
    .action(async ({ unit: name, role, days }: Options) => {
      await withApplication(open, async (application) => {
        const unit = unitNamed(application, name);
        const code = await createInvite(application.context, { role, unitName: unit.name, days });
        console.log(`绑定码:${code}`);
        console.log(`给${unit.name}的${ROLE_WORDS[role]},${days}天内有效,只能用一次。请本人私聊发给机器人。`);
      });
    });
  return new Command("admin").description("管理成员:发绑定码").addCommand(invite);
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 90) throw new InvalidArgumentError("天数应为 1 到 90 的整数。");
  return days;
}
