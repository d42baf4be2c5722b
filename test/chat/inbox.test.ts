import { expect, it } from "vitest";
import { memoryInbox } from "../../src/chat/inbox.ts";
import { inboxContract } from "./inbox-contract.ts";

inboxContract("the inbox in memory", async () => memoryInbox());

it("keeps the newest entries of a chat", async () => {
  const inbox = memoryInbox(2);
  for (const text of ["甲", "乙", "丙"]) await inbox.append("c", { said: { by: "note", text }, key: text, at: 0 });
  expect((await inbox.since("c", 0)).map(({ id, key }) => [id, key])).toEqual([
    [2, "乙"],
    [3, "丙"],
  ]);
});
