/** 二/(四)/1 stands under 二 and 二/(四). */
export function pathsAbove(path: string): readonly string[] {
  const labels = path.split("/");
  return labels.slice(1).map((_, i) => labels.slice(0, i + 1).join("/"));
}
