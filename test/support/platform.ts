import type { Platform, Reply } from "../../src/chat/types.ts";

/** A platform that only notes what is sent; it fails with these errors first, one a message. */
export function notingPlatform(...errors: readonly Error[]): { readonly platform: Platform; readonly heard: Reply[] } {
  const script = [...errors];
  const heard: Reply[] = [];
  const platform: Platform = {
    name: "test",
    capabilities: {
      push: true,
      groups: true,
      buttons: false,
      files: false,
      location: false,
      maxLength: 4000,
      receipt: "accepted",
    },
    start: async () => undefined,
    stop: async () => undefined,
    async send(_chat, reply) {
      const error = script.shift();
      if (error) throw error;
      heard.push(reply);
      return { messageId: "1" };
    },
  };
  return { platform, heard };
}
