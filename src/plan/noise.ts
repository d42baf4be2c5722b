import type { Span } from "./types.ts";

/** Lines that a web page puts round a document: paths, tools, forms, footers. Each pattern is a whole line. */
const NOISE_LINES: readonly RegExp[] = [
  /^(?:当前位置|您(?:现在)?的?(?:当前)?位置|首页)\s*[:：>》/]/u,
  /^首页(?:\s*[>》»›/|·-]\s*[^>》»›/|]{1,24}){1,10}$/u,
  /^(?:发布(?:时间|日期)|来源|信息来源|作者|编辑|责任编辑|审核|浏览(?:次数|量)|阅读(?:次数|量)?|访问(?:次数|量)|点击(?:次数|数)?|字体|字号|打印|分享)\s*[:：]/u,
  /^(?:【?\s*(?:字体|字号|大|中|小|打印(?:本页)?|关闭(?:窗口|本页)?|收藏|分享到?|复制链接|纠错|返回顶部|返回首页|返回上一页|下载|我要纠错|无障碍|繁体版?|简体版?|登录|注册|搜索|English|适老版|长者模式)\s*】?\s*[:：|｜/\s]*){1,14}$/u,
  /^.{0,8}(?:扫一扫|扫码|扫描二维码).{0,24}$/u,
  /^(?:上一[篇条]|下一[篇条]|相关(?:链接|文章|文件|阅读|新闻|稿件|推荐)|推荐阅读|热门(?:文章|推荐)|猜你喜欢|延伸阅读|友情链接|网站地图|网站导航|主题词)(?:\s*[:：].{0,80})?$/u,
  /^(?:发表回复|发表评论|取消回复|评论|留言|昵称|邮箱|网站|提交评论|登录后(?:才能)?评论)\s*[*:：]?$/u,
  /^您的(?:电子邮箱|邮箱|邮件)地址不会被公开/u,
  /^(?:版权所有|地址|邮编|网站标识码|ICP备|备案号|技术支持)(?:单位)?\s*[:：].{0,80}$/iu,
  /(?:ICP备\d|公网安备|网站标识码|Copyright|All Rights Reserved|©)/iu,
  /^(?:读了文章|叙述).{0,60}(?:感悟|图片、视频、文字|资讯信息|联系我们)/u,
  /^.{2,40}插图\s*\d*$/u,
  /^\(?（?(?:原文|本文|内容|全文)?(?:略?有删[节减改]|略|节选|摘要|有删节)）?\)?$/u,
  /^[（(](?:原文|本文)[^。]{0,16}[）)]$/u,
  /^[-—－\s]*第?\s*\d{1,3}\s*页?(?:\s*[/,，]?\s*共\s*\d{1,3}\s*页)?[-—－\s]*$/u,
  /^(?:本文来源|文章来源|转载自|免责声明|声明|原标题)\s*[:：]/u,
  /^(?:广告|推广|赞助)\s*[:：]?.{0,30}$/u,
];

/** Words that advertise: they end an injected run of words, and mark it. */
const SPAM_WORDS =
  "(?:直播|体育在线|体育|网页登录不上去|网页登录|登录不上去|登录入口|官网登录|官网|彩票|博彩|娱乐城|娱乐|棋牌|投注|下注|注册|在线|入口|平台|下载|网址|手机版|app|App|APP)";
/** Injected advertising is a chain of words with underscores, which no document writes. */
const CHAIN = /[\p{Script=Han}A-Za-z\d.]{0,16}(?:[_＿][\p{Script=Han}A-Za-z\d.]{1,24}){1,8}/gu;
const LAST_WORD = new RegExp(`.*${SPAM_WORDS}`, "su");
const FIRST_WORD = /[A-Za-z\d][\p{Script=Han}A-Za-z\d.]*$/u;
/** Signs of bold type, tags and entities that a careless copy of a page leaves in its text. */
const MARKUP = /\*\*|<\/?[a-zA-Z][^<>\n]{0,200}>|&(?:nbsp|emsp|ensp|amp|quot|lt|gt|ldquo|rdquo|mdash|middot);/gu;
const LINKS = /https?:\/\/[\w./?=&%#-]{4,200}|www\.[\w./-]{4,100}/giu;

/** Signs that the document is over and the page's foot begins. */
const FOOT =
  /ICP备|公网安备|网站标识码|版权所有|^上一[篇条]|^下一[篇条]|^相关(?:链接|阅读|文章)|^扫一扫|^发表回复|打印本页|关闭窗口|^网站地图|^友情链接/u;
const OUTLINE = /^\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章条]|附件)/u;

/** How many of a document's lines stand before the foot of its page. */
export function bodyLength(lines: readonly string[]): number {
  const from = Math.floor(lines.length * 0.6);
  const last = lines.findLastIndex((line) => OUTLINE.test(line));
  const foot = lines.findIndex((line, index) => index >= from && index > last && line.length < 200 && FOOT.test(line.trim()));
  if (foot < 0) return lines.length;
  let end = foot;
  while (end > 0 && /^\s*(?:主办|承办|地址|电话|邮编)(?:单位)?\s*[:：]/u.test(lines[end - 1] ?? "")) end--;
  return end;
}

/** True for a line that belongs to the page round the document. */
export function isNoiseLine(line: string): boolean {
  const text = line.replaceAll(/\s+/gu, " ").trim();
  if (text.length > 200) return false;
  return NOISE_LINES.some((pattern) => pattern.test(text));
}

/** Where advertising and web addresses stand in the text, in order and apart. */
export function spamSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(CHAIN)) {
    const span = spamIn(found[0], found.index);
    if (!span) continue;
    spans.push(span);
  }
  for (const found of text.matchAll(MARKUP)) spans.push({ start: found.index, end: found.index + found[0].length });
  for (const found of text.matchAll(LINKS)) spans.push({ start: found.index, end: found.index + found[0].length });
  return merge(spans);
}

/** The advertising in a chain: from its first foreign word to its last advertising one. */
function spamIn(chain: string, offset: number): Span | null {
  const last = LAST_WORD.exec(chain);
  if (!last) return null;
  const head = chain.slice(0, chain.search(/[_＿]/u));
  const lead = FIRST_WORD.exec(head);
  const start = lead ? lead.index : new RegExp(SPAM_WORDS, "u").test(head) ? 0 : head.length;
  return last[0].length > start ? { start: offset + start, end: offset + last[0].length } : null;
}

function merge(spans: Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
