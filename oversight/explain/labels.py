"""The engine's own words in an explanation, in Chinese and in English."""

from __future__ import annotations

from oversight.explain.answer import Words

LABELS: dict[str, Words] = {
    "flagged": Words("{subject} 被规则 {rule} 标记", "{subject} is flagged by {rule}"),
    "cannot_tell": Words(
        "规则 {rule} 无法判断 {subject}", "{subject} cannot be told by {rule}"
    ),
    "complies": Words("{subject} 符合规则 {rule}", "{subject} complies with {rule}"),
    "not_examined": Words(
        "{subject} 不在规则 {rule} 的检查范围内", "{subject} is not examined by {rule}"
    ),
    "as_of": Words("{title}（截至 {day}）", "{title} (as of {day})"),
    "basis": Words("依据", "basis"),
    "version": Words("规则第{version}版，{days}", "version {version} of the rule, {days}"),
    "since": Words("自{start}起施行", "in force since {start}"),
    "between": Words("{start}至{until}施行", "in force {start}..{until}"),
    "not_law": Words("该规则在{day}未施行，评估时不适用",
                     "the rule is not in force on {day}, so an evaluation leaves it out"),
    "norm": Words("{title}（{name}）= {value}，{days}；来源：{source}",
                  "{title} ({name}) = {value}, {days}; source: {source}"),
    "norm_on": Words("{day}当日 {name} = {value}，{days}；来源：{source}",
                     "{name} on {day} = {value}, {days}; source: {source}"),
    "why": Words("标记的理由", "Why it is flagged"),
    "doubt": Words("无法判断的理由", "Why it cannot be told"),
    "not": Words("未标记的理由：走得最远的条款止于首个不成立的条件",
                 "Why it is not flagged: the clause that came furthest, and where it fails"),
    "out": Words("不在检查范围内的理由", "Why it is not examined"),
    "also": Words("其余条款", "The other clauses"),
    "fails_at": Words("不成立：{text}", "fails at: {text}"),
    "examined": Words("属于检查范围", "the rule examines it"),
    "gathered": Words("汇总 {n} 组数值，以下为其中最小一组",
                      "gathers {n} rows of values; the least of them:"),
    "above": Words("（见上文，不再展开）", "(shown above, or too deep; not opened again)"),
    "none": Words("无", "none"),
    "nearest": Words("最接近的记录", "nearest"),
    "missing": Words("缺什么，应在何处", "What is missing, and where it should stand"),
    "in_table": Words("{table} 表", "table {table}"),
    "in_record": Words("{table} 表 {key}", "table {table}, {key}"),
    "in_column": Words("，{column} 列", ", column {column}"),
    "clock": Words("时钟 {clock}：{basis}（{where}）", "Clock {clock}: {basis} ({where})"),
    "records": Words("本案记录", "The records of the case"),
    "more": Words("另有 {n} 组数值同样被标记", "further rows of values that flag it: {n}"),
    "read": Words("读取 {table}：{files}/{files_in_all} 个文件，{rows}/{rows_in_all} 行",
                  "read of {table}: {files} of {files_in_all} files, {rows} of {rows_in_all} rows"),
}  # fmt: skip


def label(name: str, language: str, /, **values: object) -> str:
    """A wording with its values put in.

    >>> label("fails_at", "en", text="Late > 5")
    'fails at: Late > 5'
    """
    return str(getattr(LABELS[name], language)).format(**values)
