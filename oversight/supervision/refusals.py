"""What is said, in both languages, when a command is refused, and how to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oversight.problem import Problem, suggest
from oversight.supervision.words import word


@dataclass(frozen=True)
class Named:
    """Words of the program within a sentence, each said in the language of the sentence."""

    keys: tuple[str, ...]
    either: bool = False

    @classmethod
    def one(cls, key: str) -> Named:
        return cls((key,))

    @classmethod
    def any_of(cls, keys: Iterable[str]) -> Named:
        """Joined by "or"."""
        return cls(tuple(keys), either=True)

    def told(self, language: str) -> str:
        """The words in `language`; as they are typed in English, so that they can be copied."""
        if language == "zh":
            return ("或" if self.either else "、").join(word(key, "zh") for key in self.keys)
        return (" or " if self.either else ", ").join(self.keys)


ASKED: dict[str, str] = {
    "by": "the person who does it",
    "org": "the organisation",
    "did": "what was done",
    "why": "the reason",
    "until": "the day",
    "ground": "the ground",
    "basis": "what it rests on",
    "disposition": "what the item turned out to be",
    "outcome": "the outcome",
    "to_person": "the person who has the power to decide",
    "to_org": "the organisation of that person",
    "text": "what is said",
    "file": "the file",
}
"""What a command asks for, as an English sentence names it."""


@dataclass(frozen=True)
class Asked:
    """A field that a command asks for."""

    field: str

    def told(self, language: str) -> str:
        return word(self.field, "zh") if language == "zh" else ASKED[self.field]


@dataclass(frozen=True)
class Hint:
    """The known word nearest to one that is not known, or the known ones."""

    given: str
    known: tuple[str, ...]

    def told(self, language: str) -> str:
        """What may have been meant, in `language`."""
        return suggest(self.given, self.known, language)


SAID: dict[str, tuple[str, str, str, str]] = {
    "changed": (
        "The item has changed since you looked at it: it is now {state}.",
        "Look at it again before you decide.",
        "您查看之后，该督办件已变动：现为{state}。",
        "请重新查看后再作决定。",
    ),
    "out_of_place": (
        "The item is {state}; {command} is possible only when it is {starts}.",
        "Possible now: {possible}.",
        "该督办件{state}；只有在{starts}时才能{command}。",
        "现在可以：{possible}。",
    ),
    "no_role": (
        "{who} is not {roles} for this item.",
        "Have it done by a person who holds that role for organisation '{org}'.",
        "{who}不是该督办件的{roles}。",
        "请由对“{org}”有该角色的人员办理。",
    ),
    "not_above": (
        "{who} holds no role of {roles} above organisation '{org}'.",
        "The centre above it decides this step.",
        "{who}在“{org}”的上级没有{roles}角色。",
        "此步由其上级中心决定。",
    ),
    "missing": (
        "To {command} an item, {what} must be given.",
        "Say it in `{field}`.",
        "要{command}，须填写{what}。",
        "请在“{what}”中填写。",
    ),
    "not_text": (
        "The {command} holds bytes that are not UTF-8 text.",
        "Give the text in UTF-8.",
        "{command}的文字不是UTF-8。",
        "请用UTF-8文字填写。",
    ),
    "no_such_word": (
        "There is no {field} '{given}'.",
        "Say one of {known}.",
        "没有“{given}”这一项{what}。",
        "请在以下各项中选择：{known}。",
    ),
    "handled": (
        "{who} handled this item and cannot {command} it.",
        "Have it done by a person who neither signed nor submitted it.",
        "{who}承办过该督办件，不能{command}。",
        "请由未曾签收、未曾反馈的人员办理。",
    ),
    "in_line": (
        "{who} belongs to organisation '{org}', which handles this item, and cannot {command} it.",
        "Have it done by a person from outside that organisation.",
        "{who}属于承办单位“{org}”，不能{command}。",
        "请由该单位以外的人员办理。",
    ),
    "wrote_rule": (
        "{who} wrote the rule {rule} and cannot {command} what it found.",
        "Have it done by a person who did not write the rule.",
        "{who}是规则{rule}的起草人，不能对其发现{command}。",
        "请由非起草人办理。",
    ),
    "too_early": (
        "The item has been {state} since {since}; this {command} cannot be dated {day}.",
        "Date it {since} or later.",
        "该督办件自{since}起为{state}；{command}的日期不能是{day}。",
        "请填{since}或以后的日期。",
    ),
    "nowhere": (
        "The finding names no organisation, and none was given to assign the item to.",
        "Say in `to` which organisation is to handle it.",
        "该发现未指明单位，也没有指定承办单位。",
        "请指定由哪个单位承办。",
    ),
    "assists_itself": (
        "Organisation '{org}' cannot assist: it leads, or is named twice.",
        "Name each organisation once.",
        "“{org}”不能协办：它是主办单位，或重复填写。",
        "每个单位只填一次。",
    ),
    "which_twin": (
        "A duplicate repeats another item, and '{given}' is none.",
        "Say in `of` the id of the item it repeats.",
        "重复件须指明与哪一件重复，“{given}”不是别的督办件。",
        "请填写所重复的督办件编号。",
    ),
    "assigned_there": (
        "The item is assigned to organisation '{org}', not to '{given}'.",
        "Sign it for '{org}', or have it assigned to '{given}' first.",
        "该督办件交办给“{org}”，不是“{given}”。",
        "请代表“{org}”签收，或先改交“{given}”。",
    ),
    "part_out_of_place": (
        "The part of organisation '{org}' is {state}; {command} is possible only when it is "
        "{starts}.",
        "Look at the item again.",
        "“{org}”的协办部分{state}；只有在{starts}时才能{command}。",
        "请重新查看。",
    ),
    "nothing_asked": (
        "A question asked on {day} has not been answered yet.",
        "Wait for the answer; the clock stands still until then.",
        "{day}提出的询问尚未答复。",
        "请等待答复，其间时限停止计算。",
    ),
    "something_asked": (
        "No question waits for an answer.",
        "A handler can ask one.",
        "没有待答复的询问。",
        "承办人可以提出询问。",
    ),
    "assistants_done": (
        "The assisting organisations {orgs} have not submitted their parts yet.",
        "The item is submitted when all of them have.",
        "协办单位{orgs}尚未反馈。",
        "全部协办单位反馈后方可反馈。",
    ),
    "in_time": (
        "The answer was due by {due}; more time is asked for before, not on {day}.",
        "Submit what was done, or have it returned.",
        "反馈期限为{due}；延期须在期限届满前申请，不能在{day}。",
        "请反馈办理情况。",
    ),
    "until_when": (
        "{until} is not after {due} and within {most} working days of it.",
        "Ask for a day up to {latest}.",
        "{until}不在{due}之后{most}个工作日内。",
        "请申请不晚于{latest}的日期。",
    ),
    "first_time": (
        "More time was asked for once already.",
        "An item is extended once at most.",
        "已申请过一次延期。",
        "每件至多延期一次。",
    ),
    "extension_asked": (
        "Nobody has asked for more time.",
        "The handler asks for it first.",
        "没有待批的延期申请。",
        "须先由承办人申请。",
    ),
    "appeal_goes_up": (
        "An appeal is decided by an inspector above organisation '{org}' who did not rule on it "
        "before; {who} is not.",
        "Have the centre above decide it.",
        "申诉须由“{org}”上级、且未曾裁定过此件的督查员裁定；{who}不符合。",
        "请由上级中心裁定。",
    ),
    "overruled_lately": (
        "There is no dispute that was overruled within the last {n} working days and not "
        "appealed yet.",
        "Handle the item.",
        "没有在{n}个工作日内被驳回、且尚未申诉的异议。",
        "请办理该件。",
    ),
    "still_found": (
        "No evaluation as of {since} or later has found the item gone.",
        "Evaluate and raise again, or verify on proof.",
        "{since}及以后的评估尚未显示该问题已消除。",
        "请重新评估，或依据证明材料核查。",
    ),
    "no_proof": (
        "No file has been attached since the item was assigned.",
        "Attach the proof, or verify on a fresh evaluation.",
        "交办以来没有上传任何证明材料。",
        "请上传材料，或依据最新评估核查。",
    ),
    "observed_once": (
        "The observation window of this item is not open.",
        "It opens when the item is closed, and ends with a judgement.",
        "该督办件不在观察期内。",
        "观察期自销号起，至作出判断止。",
    ),
    "snooze_ends": (
        "A snooze ends on a day after today and by {latest}, or when the item reads worse.",
        "Say in `until` a day up to {latest}, or that it ends when worse.",
        "搁置须有终点：今天之后、不晚于{latest}的一天，或情况变重之时。",
        "请填写不晚于{latest}的日期，或选择“情况变重时”。",
    ),
    "asleep": (
        "The item is not snoozed.",
        "Nothing needs to be done.",
        "该督办件没有被搁置。",
        "无需处理。",
    ),
    "own_last_step": (
        "There is no step of {who} on this item, within ten minutes and the last one, to undo.",
        "Give the command that leads on instead.",
        "{who}在该件上没有十分钟以内、且为最后一步的操作可撤销。",
        "请改用后续操作。",
    ),
    "held": (
        "{who} is looking at this item until {until}.",
        "Take another one, or wait.",
        "{who}正在办理该件，占用至{until}。",
        "请先办理其他件，或稍候。",
    ),
    "no_item": (
        "There is no item '{given}'.",
        "{hint}",
        "没有督办件“{given}”。",
        "请在队列中查找。",
    ),
    "owner_ties": (
        "Who gets {about} is set already: organisation '{org}', from {since} to '{until}'.",
        "End that one first, or name something more specific.",
        "{about}的归口单位已定：“{org}”，自{since}至“{until}”。",
        "请先终止原规定，或写得更具体。",
    ),
    "owner_nobody": (
        "No organisation is named that gets the items.",
        "Say in `org` which one does.",
        "没有指明归口单位。",
        "请在`org`中填写单位。",
    ),
    "no_org": (
        "There is no organisation '{given}'.",
        "{hint}",
        "没有单位“{given}”。",
        "{hint}",
    ),
    "no_owner": (
        "There is no ownership rule {given} in force.",
        "`oversight ownership list` shows those there are.",
        "没有有效的归口规定{given}。",
        "请见`oversight ownership list`。",
    ),
    "ends_before": (
        "It would end on {until}, before it begins on {since}.",
        "Give an end on or after its beginning.",
        "终止日{until}早于起始日{since}。",
        "终止日不得早于起始日。",
    ),
    "not_inspector_there": (
        "{who} is no inspector over '{place}'.",
        "Have it set by an inspector at that place or above it.",
        "{who}不是“{place}”的督查员。",
        "请由该处或其上级的督查员设定。",
    ),
    "no_order": (
        "There is no order '{given}'.",
        "`oversight orders list` shows those there are.",
        "没有督办单“{given}”。",
        "请见`oversight orders list`。",
    ),
    "pace_is_none": (
        "A stage cannot take at most {pace} working days.",
        "Give a number of one or more.",
        "每步至多{pace}个工作日，不成立。",
        "请填一或更大的数。",
    ),
    "untold": (
        "No {what} is given.",
        "Say it in `{what}`.",
        "没有填写{what_zh}。",
        "请填写{what_zh}。",
    ),
    "no_emergency": (
        "There is no emergency '{given}' that is still on.",
        "`oversight emergencies list` shows those there are.",
        "没有正在进行的应急事件“{given}”。",
        "请见`oversight emergencies list`。",
    ),
    "no_sample": (
        "There is no subject '{given}' of rule {rule} in the sample '{sample}'.",
        "`oversight samples list` shows those there are.",
        "抽样“{sample}”中没有规则{rule}的对象“{given}”。",
        "请见`oversight samples list`。",
    ),
    "checked_already": (
        "{who} has checked it already: {verdict}.",
        "What was found once stays; another sample can be drawn.",
        "{who}已核对：{verdict}。",
        "结论不改；可另行抽样。",
    ),
    "not_checker": (
        "{who} is no inspector, verifier or auditor over '{org}'.",
        "Have it done by one of them.",
        "{who}不是“{org}”的督查员、核查人或审计员。",
        "请由上述人员办理。",
    ),
    "nothing_to_draw": (
        "The run has no examined subject in your reach that no rule flagged.",
        "Evaluate more records, or name other rules.",
        "本次运行中，您可见范围内没有经审查而未被标出的对象。",
        "请评估更多记录，或改选规则。",
    ),
}
"""Each refusal: what is wrong and what to do, in English and then in Chinese."""


def refusal(key: str, where: str, **values: object) -> Problem:
    """A refusal with its values, said in both languages.

    >>> refusal("asleep", "item A").told("zh")
    '该督办件没有被搁置。无需处理。'
    """
    said, fix, said_zh, fix_zh = SAID[key]
    en, zh = _in(values, "en"), _in(values, "zh")
    return Problem(
        where,
        said.format(**en),
        fix.format(**en),
        (said_zh.format(**zh), fix_zh.format(**zh)),
    )


def _in(values: dict[str, object], language: str) -> dict[str, object]:
    return {
        name: value.told(language) if isinstance(value, Named | Asked | Hint) else value
        for name, value in values.items()
    }
