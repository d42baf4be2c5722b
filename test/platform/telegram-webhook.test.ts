import { describe, expect, it } from "vitest";
import { telegramWebhookRoutes } from "../../src/web/telegram-webhook.ts";
import { ME } from "../support/fake-bot-api.ts";
import { closeAfterEach, open, privateMessage, texts, until, world } from "./telegram-world.ts";

closeAfterEach();

const post = (body: string, secret?: string) =>
  telegramWebhookRoutes("/telegram", world.platform.receive).request("/telegram", {
    method: "POST",
    headers: { "content-type": "application/json", ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }) },
    body,
  });
const update = (id: number) => JSON.stringify({ update_id: id, message: privateMessage("本月到期") });
const called = (method: string) => world.fake.calls.filter((call) => call.method === method);

async function opened(): Promise<string> {
  await open({ webhook: "https://luzhi.example.cn/telegram" });
  await until(() => called("setWebhook").length === 1);
  return String(called("setWebhook")[0]?.payload["secret_token"]);
}

describe("with a public address", () => {
  it("Telegram is told where we are, and nothing is polled or taken away", async () => {
    await opened();
    expect(called("setWebhook")[0]?.payload).toMatchObject({
      url: "https://luzhi.example.cn/telegram",
      allowed_updates: ["message", "callback_query"],
    });
    expect(called("deleteWebhook")).toEqual([]);
    expect(JSON.stringify(called("setWebhook"))).not.toContain(String(ME.id));
  });

  it("what Telegram sends is answered, and what it sends again is not", async () => {
    const secret = await opened();
    expect([(await post(update(5), secret)).status, (await post(update(5), secret)).status]).toEqual([200, 200]);
    await until(() => texts().length > 0);
    await world.platform.stop();
    expect([world.heard.length, texts()]).toEqual([1, ["好"]]);
  });

  it("what anybody else sends is refused", async () => {
    await opened();
    expect([(await post(update(5))).status, (await post(update(5), "x")).status]).toEqual([403, 403]);
    expect(world.heard).toEqual([]);
  });

  it("what is no update is refused", async () => {
    const secret = await opened();
    expect([(await post("{", secret)).status, (await post("{}", secret)).status]).toEqual([400, 400]);
  });

  it("what cannot be kept now is left to Telegram to send again", async () => {
    const secret = await opened();
    await world.platform.stop();
    expect((await post(update(5), secret)).status).toBe(503);
  });
});
