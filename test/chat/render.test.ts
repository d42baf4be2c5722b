import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberedChoices } from "../../src/chat/choices.ts";
import { escapeHtml, renderHtml, renderText, safeHref } from "../../src/chat/render.ts";
import type { Block, Reply } from "../../src/chat/types.ts";
import { columns } from "../../src/chat/wrap.ts";

const REMINDER: Reply = {
  blocks: [
    { kind: "title", text: "【到期提醒】驻马店市市场监管局 · 1月24日（周五）" },
    {
      kind: "list",
      items: [
        {
          text: "公开2024年度行政执法总体情况",
          details: ["黄灯·还剩2个工作日", "依据：《驻马店市法治政府建设“十四五”规划》二、(四)"],
        },
      ],
    },
    { kind: "quote", text: "行政执法机关于每年1月31日前公开…", source: "二、(四)" },
  ],
  choices: [
    { label: "原文", say: "原文" },
    { label: "已办结", say: "已办结" },
  ],
};

describe("a reply as text", () => {
  it("puts the title above its list and the choices last, each with its number", () => {
    expect(renderText(REMINDER)).toBe(
      [
        "【到期提醒】驻马店市市场监管局 · 1月24日（周五）",
        "- 公开2024年度行政执法总体情况",
        "  黄灯·还剩2个工作日",
        "  依据：《驻马店市法治政府建设“十四五”规划》二、(四)",
        "",
        "“行政执法机关于每年1月31日前公开…”",
        "——二、(四)",
        "",
        "回复:1 原文 · 2 已办结",
      ].join("\n"),
    );
  });

  it("prints the numbers that list items are answered with", () => {
    expect(
      renderText({
        blocks: [
          {
            kind: "list",
            items: [
              { text: "甲", number: 9 },
              { text: "乙", number: 10, details: ["丙"] },
            ],
          },
        ],
      }),
    ).toBe("9. 甲\n10. 乙\n    丙");
  });

  it("keeps lines of one text under each other", () => {
    expect(renderText({ blocks: [{ kind: "list", items: [{ text: "一\n二", number: 1 }] }] })).toBe("1. 一\n   二");
  });

  it("shows where a page is, and no address beside a telephone number", () => {
    const fields = [
      { name: "地址", value: "地图", href: "https://example.org/a" },
      { name: "电话", value: "12348", href: "tel:12348" },
    ];
    expect(renderText({ blocks: [{ kind: "fields", fields }] })).toBe("地址:地图(https://example.org/a)\n电话:12348");
  });

  it("does not quote twice", () => {
    expect(renderText({ blocks: [{ kind: "quote", text: "“已有引号”" }] })).toBe("“已有引号”");
  });

  it("leaves out what a terminal would obey and what turns the direction of text", () => {
    expect(renderText({ blocks: [{ kind: "paragraph", text: "甲\u001b[2J\u0007乙\u009b\u202e丙\r\n丁" }] })).toBe("甲[2J乙丙\n丁");
  });

  it("leaves no gap for an empty block", () => {
    const blocks: Block[] = [
      { kind: "paragraph", text: "甲" },
      { kind: "paragraph", text: " " },
      { kind: "list", items: [] },
      { kind: "paragraph", text: "乙" },
    ];
    expect(renderText({ blocks })).toBe("甲\n\n乙");
  });

  it("wraps by the columns that characters take, under the text of an item", () => {
    const text = renderText(
      { blocks: [{ kind: "list", items: [{ text: "编制2024年度报告，报市政府备案。", number: 1 }] }] },
      { width: 20 },
    );
    expect(text).toBe("1. 编制2024年度报\n   告，报市政府备\n   案。");
  });

  it("never goes past the width, and loses nothing but spaces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("法", "治", "，", "。", "“", "”", "《", "》", "a", "1", " ", "12348", "—", "😀")),
        (characters) => {
          const text = characters.join("");
          const wrapped = renderText({ blocks: [{ kind: "paragraph", text }] }, { width: 10 });
          for (const line of wrapped.split("\n")) expect(columns(line)).toBeLessThanOrEqual(10);
          expect(wrapped.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        },
      ),
    );
  });
});

describe("numbers of choices", () => {
  it("start after the numbers of the list, so that 1 means one thing", () => {
    const reply: Reply = {
      blocks: [
        {
          kind: "list",
          items: [
            { text: "甲", number: 1 },
            { text: "乙", number: 2 },
          ],
        },
      ],
      choices: [{ label: "更多", say: "更多" }],
    };
    expect(numberedChoices(reply)).toEqual([{ label: "更多", say: "更多", number: 3 }]);
  });

  it("start at 1 where no item has a number", () => {
    expect(numberedChoices(REMINDER).map((choice) => choice.number)).toEqual([1, 2]);
  });
});

describe("a reply as HTML", () => {
  it("uses the elements that say what a block is", () => {
    expect(renderHtml(REMINDER)).toBe(
      "<h3>【到期提醒】驻马店市市场监管局 · 1月24日（周五）</h3>" +
        '<ul><li>公开2024年度行政执法总体情况<div class="detail">黄灯·还剩2个工作日</div>' +
        '<div class="detail">依据：《驻马店市法治政府建设“十四五”规划》二、(四)</div></li></ul>' +
        "<blockquote><p>“行政执法机关于每年1月31日前公开…”</p><footer>二、(四)</footer></blockquote>" +
        '<div class="choices" role="group" aria-label="可以回复">' +
        '<button type="button" class="choice" data-testid="choice" data-say="原文"><span class="number">1</span> 原文</button>' +
        '<button type="button" class="choice" data-testid="choice" data-say="已办结"><span class="number">2</span> 已办结</button></div>',
    );
  });

  it("gives each number of a list a button that says it", () => {
    expect(renderHtml({ blocks: [{ kind: "list", items: [{ text: "甲", number: 12 }] }] })).toBe(
      '<ul><li class="numbered"><button type="button" class="number" data-testid="number" data-say="12" aria-label="看第12条">12</button> 甲</li></ul>',
    );
  });

  it("escapes every text of every block, so that no tag and no attribute can be made", () => {
    fc.assert(
      fc.property(hostileReply(), (reply) => {
        const html = renderHtml(reply);
        const withoutOurs = html.replace(OUR_TAGS, "");
        expect(withoutOurs).not.toMatch(/[<>"']/);
        expect(withoutOurs).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it("links pages, calls and maps, and never a script", () => {
    expect(safeHref("https://www.12348.gov.cn/")).toBe("https://www.12348.gov.cn/");
    expect(safeHref("tel:12348")).toBe("tel:12348");
    expect(safeHref("geo:29.9,103.4")).toBe("geo:29.9,103.4");
    expect(safeHref("/plans/1")).toBe("/plans/1");
    for (const bad of [
      "javascript:alert(1)",
      " JaVaScRiPt:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "/\\evil.example",
      "vbscript:x",
    ]) {
      expect(safeHref(bad), bad).toBeNull();
    }
  });

  it("escapes a link's address", () => {
    const html = renderHtml({
      blocks: [{ kind: "fields", fields: [{ name: "网址", value: "看", href: 'https://a.example/?q="><script>' }] }],
    });
    expect(html).toContain('href="https://a.example/?q=&quot;&gt;&lt;script&gt;"');
  });
});

describe("escaping", () => {
  it("turns the five characters of markup into entities", () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
  });
});

// Exactly the tags that the renderer writes; an attribute value may hold anything but its own quote and angle brackets.
const OUR_TAGS =
  /<\/?(?:h3|p|blockquote|footer|ul|li|dl|dt|dd|div|span|button|a|br)(?: (?:class|role|aria-label|type|data-testid|data-say|href|rel|target)="[^"<>']*")*>/g;

function hostileReply(): fc.Arbitrary<Reply> {
  const text = fc.oneof(
    fc.constantFrom("<script>alert(1)</script>", `"><img src=x onerror='a()'>`, "</p>", "&lt;", "a\nb", "`"),
    fc.string(),
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant("title" as const), text }),
    fc.record({ kind: fc.constant("paragraph" as const), text }),
    fc.record({ kind: fc.constant("quote" as const), text, source: text }),
    fc.record({ kind: fc.constant("list" as const), items: fc.array(fc.record({ text, details: fc.array(text), number: fc.nat(9) })) }),
    fc.record({ kind: fc.constant("fields" as const), fields: fc.array(fc.record({ name: text, value: text, href: text })) }),
  );
  return fc.record({ blocks: fc.array(block), choices: fc.array(fc.record({ label: text, say: text })) });
}
