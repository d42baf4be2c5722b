import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Handler, Platform, Reply } from "../../src/chat/types.ts";

/** A platform under test, with a person at the other end. */
export interface Subject {
  readonly platform: Platform;
  /** The chat that the person is in. */
  readonly chatId: string;
  /** Says a line and resolves when it has been dealt with. The same id twice stands for a message that the network repeated. */
  says(text: string, id?: string): Promise<void>;
  /** What the person has been shown so far, message by message, as it went over the wire. */
  shown(): Promise<readonly string[]>;
  /** What was handed to the error log. */
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

export interface Traits {
  /** False where the platform makes the ids itself and nothing can come twice. */
  readonly repeats: boolean;
  /** How a text looks on the wire: itself on a platform without markup. */
  readonly escaped: (text: string) => string;
}

/** What every platform must do, whatever it is. */
export function platformContract(name: string, traits: Traits, open: (handler: Handler) => Promise<Subject>): void {
  describe(`${name} keeps the platform contract`, () => {
    let subject: Subject;
    let answer: Handler;
    const heard: string[] = [];

    beforeEach(async () => {
      heard.length = 0;
      answer = async () => [say("好")];
      subject = await open(async (incoming) => {
        heard.push(incoming.text);
        return answer(incoming);
      });
    });
    afterEach(() => subject.close());

    it("shows every kind of block, and each choice with its number", async () => {
      answer = async () => [EVERYTHING];
      await subject.says("全部");
      const text = (await subject.shown()).join("\n");
      for (const word of WORDS) expect(text).toContain(word);
      expect(text).toMatch(/3(<\/span>)? ?原文/);
    });

    it("lets no text become markup or control", async () => {
      answer = async () => [hostile()];
      await subject.says("脚本");
      const text = (await subject.shown()).join("\n");
      expect(text).toContain(traits.escaped("<script>alert(1)</script>"));
      expect(text).toContain(traits.escaped(`"><img src=x onerror=alert(1)>`));
      expect(text).not.toContain("\u001b[31m");
      expect(text).not.toContain("\u202e");
    });

    it("shows a long reply whole, in messages it can carry", async () => {
      const paragraphs = Array.from({ length: 400 }, (_, index) => `第${index}段，各级行政机关应当公开上年度行政执法总体情况。`);
      answer = async () => [{ blocks: paragraphs.map((text) => ({ kind: "paragraph", text })) }];
      await subject.says("长");
      const messages = await subject.shown();
      for (const message of messages) expect(message.length).toBeLessThanOrEqual(subject.platform.capabilities.maxLength);
      const text = messages.join("\n").replace(/\n/g, "");
      let at = -1;
      for (const paragraph of paragraphs) {
        const found = text.indexOf(paragraph, at + 1);
        expect(found, paragraph).toBeGreaterThan(at);
        at = found;
      }
    });

    it("shows several replies to one message in their order", async () => {
      answer = async () => [say("第一"), say("第二")];
      await subject.says("两句");
      expect((await subject.shown()).join("\n")).toMatch(/第一[\s\S]*第二/);
    });

    it("writes to a chat unasked", async () => {
      const receipt = await subject.platform.send(subject.chatId, say("【到期提醒】1月31日前公开"), "delivery-1");
      expect(receipt).toHaveProperty("messageId");
      expect((await subject.shown()).join("\n")).toContain("【到期提醒】1月31日前公开");
      expect(heard).toEqual([]);
    });

    it("apologises in Chinese when the handler throws, and tells the log", async () => {
      answer = async () => {
        throw new Error("database is locked");
      };
      await subject.says("坏");
      const text = (await subject.shown()).join("\n");
      expect(text).toMatch(/抱歉/);
      expect(text).not.toContain("database is locked");
      expect(subject.errors.map(String)).toEqual(["Error: database is locked"]);
    });

    it("goes on after an error", async () => {
      answer = async ({ text }) => {
        if (text === "坏") throw new Error("once");
        return [say("又好了")];
      };
      await subject.says("坏");
      await subject.says("再来");
      expect((await subject.shown()).join("\n")).toMatch(/抱歉[\s\S]*又好了/);
    });

    it("answers messages of one chat in the order they came", async () => {
      answer = async ({ text }) => {
        await new Promise((resolve) => setTimeout(resolve, text === "慢" ? 60 : 0));
        return [say(`答${text}`)];
      };
      const slow = subject.says("慢");
      await new Promise((resolve) => setTimeout(resolve, 20));
      await Promise.all([slow, subject.says("快")]);
      expect((await subject.shown()).join("\n")).toMatch(/答慢[\s\S]*答快/);
    });

    it("hands over what was said without the space around it", async () => {
      await subject.says("  我单位有哪些任务  ");
      expect(heard).toEqual(["我单位有哪些任务"]);
    });

    if (traits.repeats) {
      it("handles a repeated message once", async () => {
        const id = crypto.randomUUID();
        await subject.says("一次", id);
        await subject.says("一次", id);
        expect(heard).toEqual(["一次"]);
        expect((await subject.shown()).join("\n").match(/好/g)).toHaveLength(1);
      });
    }
  });
}

function say(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}

const EVERYTHING: Reply = {
  blocks: [
    { kind: "title", text: "标题甲" },
    { kind: "paragraph", text: "段落乙" },
    { kind: "quote", text: "引文丙", source: "出处丁" },
    { kind: "list", items: [{ text: "条目戊", details: ["细节己"], number: 2 }, { text: "条目庚" }] },
    { kind: "fields", fields: [{ name: "字段辛", value: "数值壬", href: "https://example.org/癸" }] },
  ],
  choices: [{ label: "原文", say: "看原文" }],
};

const WORDS = ["标题甲", "段落乙", "引文丙", "出处丁", "条目戊", "细节己", "条目庚", "字段辛", "数值壬", "https://example.org/癸"];

function hostile(): Reply {
  const text = `<script>alert(1)</script>\u001b[31m"><img src=x onerror=alert(1)>\u202e`;
  return {
    blocks: [
      { kind: "title", text },
      { kind: "paragraph", text },
      { kind: "quote", text, source: text },
      { kind: "list", items: [{ text, details: [text], number: 1 }] },
      { kind: "fields", fields: [{ name: text, value: text, href: "javascript:alert(1)" }] },
    ],
    choices: [{ label: text, say: text }],
  };
}
