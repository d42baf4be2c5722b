import { Parser } from "htmlparser2";
import { DocumentError } from "./error.ts";

/**
 * Throws where elements are nested deeper than any document needs: before a tree is built, whose making grows with the square of the
 * depth, and so that walkers may recurse. The parser is the tree builder's own, so that both agree on the tags that end by themselves.
 */
export function refuseNesting(markup: string, { most, xmlMode }: { readonly most: number; readonly xmlMode: boolean }): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag() {
        depth += 1;
        if (depth > most) throw new DocumentError("broken", "文件结构异常,读不出来。请把正文复制到 txt 或 Word 再上传。");
      },
      onclosetag() {
        depth -= 1;
      },
    },
    { xmlMode, decodeEntities: false },
  );
  parser.end(markup);
}
