import type { Command, HelpConfiguration, OutputConfiguration } from "commander";
import { columns } from "../chat/wrap.ts";

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法:",
  "Arguments:": "参数:",
  "Options:": "选项:",
  "Global Options:": "全局选项:",
  "Commands:": "命令:",
};

/** What commander says in English where a command line is wrong, and what we say. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, "没有选项 $1"],
  [/^error: unknown command '(.+?)'/, "没有命令 $1"],
  [/^error: missing required argument '(.+?)'/, "缺少参数 <$1>"],
  [/^error: required option '(.+?)' not specified/, "缺少选项 $1"],
  [/^error: option '(.+?)' argument missing/, "选项 $1 后面要写内容"],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. ?/, "选项 $1 不能是“$2”:"],
  [/^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. ?/, "参数 <$2> 不能是“$1”:"],
  [/^error: option '(.+?)' cannot be used with option '(.+?)'/, "选项 $1 不能和 $2 一起用"],
  [/^error: too many arguments(?: for '(?:.+?)')?\. Expected (\d+) arguments? but got (\d+)\./, "参数太多:应有 $1 个,写了 $2 个"],
  [/Allowed choices are (.+?)\.$/m, "可以是 $1"],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, "(是不是 $1?)"],
];

const help: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  styleUsage: (usage) => usage.replace("[options]", "[选项]").replace("[command]", "[命令]"),
  subcommandTerm: (command) => {
    const names = command.registeredArguments.map((one) => {
      const name = `${one.name()}${one.variadic ? "..." : ""}`;
      return one.required ? `<${name}>` : `[${name}]`;
    });
    return [command.name(), ...names].join(" ");
  },
  optionDescription: ({ description, defaultValue, argChoices }) => {
    const notes = [argChoices ? `可选 ${argChoices.join("、")}` : "", typeof defaultValue === "string" ? `默认 ${defaultValue}` : ""];
    const known = notes.filter(Boolean).join(";");
    return known ? `${description}(${known})` : description;
  },
  displayWidth: columns,
};

const output: OutputConfiguration = {
  outputError: (text, write) => write(FAULTS.reduce((said, [english, chinese]) => said.replace(english, chinese), text)),
};

/** Lets a program and all its sub-commands speak Chinese in help and errors. */
export function speakChinese(program: Command): Command {
  program
    .helpOption("-h, --help", "显示用法")
    .helpCommand("help [命令]", "显示某个命令的用法")
    .configureHelp(help)
    .configureOutput(output)
    .showHelpAfterError("(加 --help 看用法)");
  inherit(program);
  return program;
}

/** Commander hands settings down only to commands that it makes itself. */
function inherit(parent: Command): void {
  for (const command of parent.commands) inherit(command.copyInheritedSettings(parent));
}
