"""What the pages say, in Chinese and English. Words of the loop are in `supervision.words`."""

from __future__ import annotations

from oversight.supervision.words import WORDS as LOOP
from oversight.supervision.words import word
from oversight.web.words_audits import AUDITS
from oversight.web.words_cockpit import COCKPIT
from oversight.web.words_registers import REGISTERS

WORDS: dict[str, tuple[str, str]] = {
    "product": ("行政问效", "Oversight"),
    "skip": ("跳到正文", "Skip to the content"),
    "nav": ("主导航", "Main"),
    "crumbs": ("所在位置", "Where this page belongs"),
    "queue": ("督办队列", "Queue"),
    "desk": ("承办台", "Desk"),
    "verifying": ("核查台", "Verify"),
    "rules": ("规则", "Rules"),
    "notices": ("通知", "Notices"),
    "me": ("我的", "Me"),
    "people": ("账户", "Accounts"),
    "sign_in": ("登录", "Sign in"),
    "sign_out": ("退出", "Sign out"),
    "login": ("登录名", "Sign-in name"),
    "password": ("密码", "Password"),
    "welcome": (
        "每一次审批、每一次执法，全程可查",
        "Every approval, every enforcement act, from start to end",
    ),
    "filter": ("筛选", "Filter"),
    "apply": ("应用", "Apply"),
    "clear": ("清除", "Clear"),
    "all": ("全部", "All"),
    "state": ("状态", "State"),
    "card": ("牌", "Card"),
    "org": ("单位（含下级）", "Organisation and below"),
    "rule": ("规则或规则包", "Rule or pack"),
    "text": ("编号或对象", "Id or subject"),
    "overdue": ("逾期", "Overdue"),
    "overdue_only": ("只看逾期", "Overdue only"),
    "snoozed": ("已搁置", "Snoozed"),
    "snoozed_only": ("只看已搁置", "Snoozed only"),
    "with_snoozed": ("含已搁置", "With snoozed"),
    "rejudged": ("换版复判", "Re-judged"),
    "views": ("我的视图", "Saved views"),
    "save_view": ("保存此视图", "Save this view"),
    "view_name": ("视图名称", "Name of the view"),
    "delete": ("删除", "Delete"),
    "matching": ("符合条件", "matching"),
    "waits": ("待我处理", "Waits for me"),
    "open_items": ("未办结", "open"),
    "nothing": ("没有符合条件的督办件。", "No item matches."),
    "nothing_hint": ("放宽筛选，或查看全部。", "Widen the filter, or look at all."),
    "more": ("下一页", "Next page"),
    "first": ("回到首页", "First page"),
    "pick_all": ("全选本页", "Tick all of this page"),
    "pick": ("选择{id}", "Tick {id}"),
    "tools": ("对所选", "With the ticked"),
    "confirm": ("确认交办", "Confirm"),
    "duplicate": ("重复", "Duplicate"),
    "not_issue": ("不成问题", "Not an issue"),
    "snooze": ("搁置", "Snooze"),
    "assign": ("交办", "Assign"),
    "next": ("取下一件", "Take next"),
    "keys": ("按键", "Keys"),
    "keys_title": ("键盘操作", "Keyboard"),
    "key_move": ("下一件 / 上一件", "Move down / up"),
    "key_open": ("打开", "Open"),
    "key_search": ("搜索", "Search"),
    "key_help": ("显示或隐藏本帮助", "Show or hide this help"),
    "key_pick": ("选择", "Tick"),
    "key_queue": ("回到队列", "Back to the queue"),
    "preview": ("预览", "Preview"),
    "will_do": ("将执行“{what}”：{n}件", "{what}: this will be done with {n} items"),
    "will_refuse": ("不能执行：{n}件", "Refused: {n}"),
    "do_it": ("执行", "Do it"),
    "cancel": ("取消", "Cancel"),
    "picked_none": ("没有选择督办件。", "No item is ticked."),
    "picked_none_fix": ("请先选择，或按该件的按键。", "Tick some first, or press the key on one."),
    "whole_filter": ("对全部符合条件的", "All that match"),
    "done_n": ("已处理{n}件。", "{n} done."),
    "refused_n": ("{n}件未处理：", "{n} refused:"),
    "undo_bar": ("十分钟内可撤销：", "Can be undone for ten minutes:"),
    "undo": ("撤销", "Undo"),
    "days_left": ("还有{n}个工作日", "{n} working days left"),
    "days_over": ("逾期{n}个工作日", "{n} working days overdue"),
    "due_today": ("今天到期", "due today"),
    "no_clock": ("无时限", "no clock"),
    "held_by": ("{who}正在办理", "{who} has it"),
    "returned_n": ("退回{n}次", "returned {n}×"),
    "recurred_n": ("复发{n}次", "recurred {n}×"),
    "gone": ("不再发现", "no longer found"),
    "asked": ("待答复", "question open"),
    "why_title": ("为什么", "Why"),
    "subject": ("对象", "Subject"),
    "law": ("依据", "Law"),
    "facts": ("事实", "Facts"),
    "judged": ("评估", "Judged"),
    "judged_at": (
        "截至{as_of}，运行{run}，规则第{version}版",
        "as of {as_of}, run {run}, version {version} of the rule",
    ),
    "item_due": ("本步期限", "Step due"),
    "law_due": ("法定期限", "Due by law"),
    "needs": ("下一步", "What it needs next"),
    "also": ("其他操作", "Other steps"),
    "nothing_yours": ("现在没有您可以办理的步骤。", "There is no step for you now."),
    "ended": ("已办结。", "It has come to its end."),
    "take": ("领取", "Take"),
    "release": ("放开", "Let go"),
    "you_hold": ("您已领取，至{until}", "You have it until {until}"),
    "timeline": ("时间线", "Timeline"),
    "timeline_about": ("自立案至今的阶段", "The stages since it was raised"),
    "paused": ("时限停止", "clock stopped"),
    "proof": ("完整证明", "The whole proof"),
    "proof_load": ("显示证明", "Show the proof"),
    "proof_none": ("无法作出证明：", "No proof can be made:"),
    "records": ("记录", "Records"),
    "masked": ("个人信息已遮蔽。", "What tells of a person is hidden."),
    "show": ("显示个人信息", "Show personal data"),
    "purpose": ("查看目的（将被记录）", "For which purpose (it is written down)"),
    "shown": (
        "个人信息已显示；此次查看已记录。",
        "Personal data are shown; the look was written down.",
    ),
    "conversation": ("留言与询问", "Comments and questions"),
    "no_comment": ("还没有留言。", "Nothing has been said yet."),
    "comment": ("留言", "Comment"),
    "say": ("发送", "Send"),
    "mention_hint": ("用@登录名提请他人", "Use @name to tell somebody"),
    "files": ("材料", "Files"),
    "no_files": ("还没有材料。", "There is no file yet."),
    "attach": ("上传", "Attach"),
    "trail": ("痕迹", "Trail"),
    "parts": ("协办单位", "Assisting organisations"),
    "lead": ("主办", "leads"),
    "who": ("谁", "Who"),
    "when": ("何时", "When"),
    "what": ("步骤", "Step"),
    "bytes": ("字节", "bytes"),
    "desk_title": ("承办台：待我单位办理", "What waits for your organisations"),
    "desk_none": ("现在没有待办的督办件。", "Nothing waits for you now."),
    "why_returned": ("退回理由：{why}", "Returned: {why}"),
    "to_sign": ("待签收", "To sign"),
    "to_do": ("办理中", "In hand"),
    "sent": ("待核查", "Being verified"),
    "verify_title": ("核查台：待核查", "What waits for verification"),
    "then": ("当时", "Then"),
    "now": ("现在", "Now"),
    "then_found": ("立件时的发现", "As it was found"),
    "now_found": ("最近一次评估", "The latest evaluation"),
    "still_flagged": ("仍然发现", "It is still found"),
    "gone_now": ("不再发现", "It is no longer found"),
    "did": ("办理情况", "What was done"),
    "rules_title": ("规则", "Rules"),
    "title": ("名称", "Title"),
    "items_n": ("督办件", "Items"),
    "open_n": ("未办结", "Open"),
    "confirmed_n": ("属实", "Confirmed"),
    "false_n": ("不属实", "False alarms"),
    "precision": ("准确率", "Precision"),
    "interval": ("95%区间", "95 % interval"),
    "noisy": ("误报偏多", "noisy"),
    "silent": ("从未发现", "silent"),
    "rule_text": ("规则原文", "The rule as written"),
    "gaps": ("已知不足", "Known gaps"),
    "in_force": ("施行", "In force"),
    "version": ("版本", "Version"),
    "see_items": ("查看其督办件", "Its items"),
    "notices_none": ("没有通知。", "You were told of nothing yet."),
    "mark_seen": ("全部标为已读", "Mark all as seen"),
    "new": ("新", "new"),
    "me_title": ("我的账户", "Your account"),
    "roles": ("角色", "Roles"),
    "everywhere": ("全市", "everywhere"),
    "language": ("语言", "Language"),
    "theme": ("外观", "Theme"),
    "auto": ("随系统", "As the system"),
    "light": ("浅色", "Light"),
    "dark": ("深色", "Dark"),
    "keep": ("保存", "Keep"),
    "old_password": ("当前密码", "Present password"),
    "new_password": ("新密码", "New password"),
    "change_password": ("更改密码", "Change the password"),
    "tokens": ("令牌", "Tokens"),
    "token_name": ("用途", "What it is for"),
    "token_new": ("新建令牌", "New token"),
    "token_once": ("令牌只显示这一次：", "The token, shown this once:"),
    "revoke": ("作废", "Revoke"),
    "people_title": ("账户", "Accounts"),
    "name": ("姓名", "Name"),
    "active": ("可登录", "active"),
    "disabled": ("已停用", "disabled"),
    "disable": ("停用", "Disable"),
    "enable": ("启用", "Enable"),
    "add": ("新建", "Add"),
    "role_hint": ("如 inspector@机构代码，每行一个", "Such as inspector@code, one a line"),
    "problem": ("未能办理", "Not done"),
    "not_found": ("没有这个页面，或您看不到它。", "There is no such page, or you may not see it."),
    "forbidden": ("您没有此权限。", "You may not do this."),
    "forged": (
        "此表单已失效，未作任何改动。请返回重试。",
        "This form is no longer good; nothing was done. Go back and try again.",
    ),
    "fault": (
        "程序出错，已记录。未作任何改动。",
        "This is a fault of the program; it was written down. Nothing was done.",
    ),
    "back": ("返回", "Back"),
    "red": ("红", "red"),
    "yellow": ("黄", "yellow"),
    "close": ("关闭", "Close"),
    "optional": ("可不填", "may be left out"),
    "choose": ("请选择", "Choose"),
    "mine": ("我已领取", "Taken by me"),
    "counts": ("件数", "Counts"),
    "observe_by": ("观察期至", "Watched until"),
    "clocks": ("时限推算", "How the clock was reckoned"),
    "conditions": ("逐条判断", "Condition by condition"),
    "at_most": (
        "符合条件的较多，本次按时限先处理{n}件；完成后可再来一次。",
        "More match: this deals with the first {n} by the clock; do it again for the rest.",
    ),
    "and_more": ("另有{n}件未列出。", "{n} more are not listed."),
    "colon": ("：", ": "),
    "examined": ("属于检查范围", "the rule examines it"),
    "at_least": ("{n}以上", "{n} or more"),
    **REGISTERS,
    **COCKPIT,
    **AUDITS,
}


class Say:
    """Words in one language, as templates use them: `t('queue')`, `t('held_by', who=...)`.

    >>> Say("en")("held_by", who="Li Wei"), Say("zh")("signed")
    ('Li Wei has it', '已签收')
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        pair = WORDS.get(key)
        if pair is None:
            return word(key, self.language)
        said = pair[0] if self.language == "zh" else pair[1]
        return said.format(**values) if values else said

    def loop(self, key: str) -> str:
        """A word of the loop: a state, a command, a role; also where pages have the key too."""
        return word(key, self.language)

    def head(self, key: str) -> str:
        """A word of the loop as a heading or a label begins.

        >>> Say("en").head("issued"), Say("zh").head("issued")
        ('Issued', '签发日期')
        """
        said = word(key, self.language)
        return said[:1].upper() + said[1:]

    def knows(self, key: str) -> bool:
        """Whether there is a word for it at all."""
        return key in WORDS or key in LOOP
