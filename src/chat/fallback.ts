import { hideLocations } from "./hide-location.ts";
import type { Choice, Command, Reply } from "./types.ts";

type Named = Pick<Command<never>, "name" | "words" | "summary" | "examples">;

/** Said when no command explains the sentence. It offers what can be done and states no fact. */
export function fallbackReply(text: string, suggested: readonly Named[]): Reply {
  // Half a location would not be known for one where the answer is kept.
  const said = hideLocations(text);
  const quoted = said.length > 20 ? `${said.slice(0, 20)}…` : said;
  return {
    blocks: [{ kind: "paragraph", text: quoted ? `没听懂“${quoted}”。您可以这样问:` : "您可以这样问:" }],
    choices: suggested.map(choiceOf),
  };
}

/** Said to a bare number that answers no list. */
export function noSuchNumberReply(text: string, suggested: readonly Named[]): Reply {
  return {
    blocks: [{ kind: "paragraph", text: `刚才的列表里没有“${text}”这个序号(列表只保留半小时)。您可以重新问:` }],
    choices: suggested.map(choiceOf),
  };
}

/** Said to a date that does not exist. */
export function noSuchDateReply(date: string): Reply {
  return { blocks: [{ kind: "paragraph", text: `没有“${date}”这个日期,请再看看。例如“1月31日前要交什么”“下个月到期”。` }] };
}

/** Said when two commands explain a sentence about as well. */
export function whichReply(candidates: readonly Named[], text: string): Reply {
  return { blocks: [{ kind: "paragraph", text: `“${hideLocations(text).slice(0, 40)}”是想问哪一项?` }], choices: candidates.map(choiceOf) };
}

export function invalidReply(command: Named, reason: string): Reply {
  return { blocks: [{ kind: "paragraph", text: `“${command.words[0]}”没有办成:${reason}` }], choices: [{ label: "帮助", say: "帮助" }] };
}

export function tooLongReply(longest: number): Reply {
  return { blocks: [{ kind: "paragraph", text: `这条消息太长了(超过${longest}字)。请用一两句话说明要问什么。` }] };
}

function choiceOf({ words, name, summary }: Named): Choice {
  return { label: `${words[0] ?? name}:${summary}`, say: words[0] ?? `/${name}` };
}
