import type { Handler, Incoming, Reply } from "../chat/types.ts";

/** Called with what went wrong and in which chat. What was said there is not passed on: it is not for a log. */
export type ReportError = (error: unknown, where: { readonly platform: string; readonly chatId: string }) => void;

const APOLOGY: Reply = {
  blocks: [{ kind: "paragraph", text: "抱歉,刚才出了点问题,没能处理这句话。请稍后再试一次;如果还不行,请联系管理员。" }],
  choices: [{ label: "帮助", say: "帮助" }],
};

/** The replies to a message; an apology where the handler throws, for silence looks like a broken line. */
export async function answer(handler: Handler, incoming: Incoming, report: ReportError): Promise<readonly Reply[]> {
  try {
    return await handler(incoming);
  } catch (error) {
    report(error, { platform: incoming.platform, chatId: incoming.chat.id });
    return [APOLOGY];
  }
}
