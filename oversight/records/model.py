"""What a record is: the twelve tables, and the only place that says what is in them.

Columns, types, checks, documentation and the API follow from these models (`schema.py`,
`check.py`, `docs.py`). The key of a table is named as the table; a column that points to
another table is named as that table. Sources: `domain/DOMAIN.md` section 7.3.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from oversight.records.fields import (
    Count,
    Day,
    Instant,
    Int,
    Name,
    Number,
    Officers,
    Personal,
    Quantity,
    Record,
    Refers,
)

Unit = Literal["wd", "cd", "month", "year", "hour"]
Domain = Literal[
    "approval",
    "penalty",
    "coercion",
    "inspection",
    "hotline",
    "grid",
    "citymgmt",
    "petition",
    "supervision",
]

ItemRef = Annotated[Name, Refers("item")]
OrgRef = Annotated[Name, Refers("org")]
PartyRef = Annotated[Name, Refers("party"), Personal()]
PlaceRef = Annotated[Name, Refers("place"), Personal()]
PermitRef = Annotated[Name, Refers("permit")]
CaseRef = Annotated[Name, Refers("case")]
HeldCase = Annotated[Name, Refers("case", held=True)]


class Org(Record):
    """机构 · An organisation that uses a power or answers for it."""

    ORDERED: ClassVar = (("valid_from", "valid_to"),)

    org: Name = Field(title="机构代码", description="The organisation's code.")
    name: Name = Field(title="名称", description="Its name.")
    name_en: str | None = Field(None, title="英文名称", description="Its name in English.")
    region: str | None = Field(None, title="行政区划", description="Division code (GB/T 2260).")
    level: Literal["city", "county", "town"] | None = Field(
        None, title="层级", description="Its level in the tree."
    )
    parent: OrgRef | None = Field(None, title="上级机构", description="The organisation above it.")
    kind: str | None = Field(None, title="类别", description="Organ, park, utility, centre.")
    valid_from: Day | None = Field(None, title="生效日期", description="First day it existed.")
    valid_to: Day | None = Field(None, title="失效日期", description="Last day it existed.")


class Item(Record):
    """事项 · A catalogue entry: which power, and within which limits."""

    IDENTITY: ClassVar = ("item", "version")
    ORDERED: ClassVar = (("valid_from", "valid_to"),)

    item: Name = Field(title="事项编码", description="The entry's code.")
    version: Name = Field("1", title="版本", description="The version of the entry.")
    name: Name = Field(title="名称", description="Its name.")
    name_en: str | None = Field(None, title="英文名称", description="Its name in English.")
    power: str | None = Field(None, title="权力类型", description="Which kind of power it is.")
    org: OrgRef | None = Field(None, title="实施机构", description="Who holds the power.")
    statute_n: Count | None = Field(None, title="法定时限", description="The limit set by law.")
    statute_unit: Unit | None = Field(None, title="法定时限单位", description="Its unit.")
    promise_n: Count | None = Field(None, title="承诺时限", description="The limit promised.")
    promise_unit: Unit | None = Field(None, title="承诺时限单位", description="Its unit.")
    instant: bool | None = Field(None, title="即办件", description="Decided on the spot.")
    fee_basis: str | None = Field(None, title="收费依据", description="The basis of a fee.")
    pause_kinds: str | None = Field(
        None, title="特别程序", description="Kinds of pause the entry lists, joined by |."
    )
    legal_basis: str | None = Field(None, title="设定依据", description="The law behind it.")
    fine_min: Quantity | None = Field(
        None, title="裁量下限", description="Lowest fine of the discretion benchmark."
    )
    fine_max: Quantity | None = Field(
        None, title="裁量上限", description="Highest fine of the discretion benchmark."
    )
    crime_from: Quantity | None = Field(
        None, title="涉罪金额起点", description="Amount involved from which it may be a crime."
    )
    quota: Count | None = Field(
        None, title="数量限制", description="How many may be granted; missing: no limit."
    )
    part_of: ItemRef | None = Field(
        None, title="所属事项", description="The entry whose list of materials this one is on."
    )
    valid_from: Day | None = Field(None, title="生效日期", description="First day in force.")
    valid_to: Day | None = Field(None, title="失效日期", description="Last day in force.")


class Party(Record):
    """当事人 · A person or an organisation on the other side, under a pseudonym."""

    party: Annotated[Name, Personal()] = Field(
        title="当事人标识", description="Credit code, or a salted hash."
    )
    kind: Literal["person", "organisation"] | None = Field(
        None, title="类型", description="A person or an organisation."
    )
    name_hash: Annotated[str, Personal()] | None = Field(
        None, title="名称散列", description="Hash of the name."
    )
    status: str | None = Field(None, title="状态", description="Active, closed, ...")
    region: str | None = Field(None, title="行政区划", description="Division code.")
    restricted: bool | None = Field(
        None, title="受限", description="Every look at it needs a reason."
    )


class Place(Record):
    """地点 · A standard address."""

    place: Annotated[Name, Personal()] = Field(
        title="地址编码", description="The code of the standard address."
    )
    region: str | None = Field(None, title="行政区划", description="Division code.")
    grid: str | None = Field(None, title="网格", description="The grid cell it lies in.")
    kind: str | None = Field(None, title="类型", description="Dwelling, plant, warehouse, shop.")
    area_m2: Annotated[Number, Field(ge=0)] | None = Field(
        None, title="面积", description="Floor area in square metres."
    )
    rooms: Count | None = Field(None, title="房间数", description="How many rooms.")
    registered_persons: Count | None = Field(
        None, title="登记人数", description="How many persons are registered there."
    )
    lon: Annotated[Number, Field(ge=-180, le=180), Personal()] | None = Field(
        None, title="经度", description="Longitude in degrees."
    )
    lat: Annotated[Number, Field(ge=-90, le=90), Personal()] | None = Field(
        None, title="纬度", description="Latitude in degrees."
    )


class Case(Record):
    """案件 · One matter handled from its opening to its end."""

    case: Name = Field(title="案件编号", description="The number of the case.")
    domain: Domain = Field(title="领域", description="Which kind of business it is.")
    item: ItemRef | None = Field(None, title="事项", description="The catalogue entry.")
    item_version: str | None = Field(None, title="事项版本", description="Its version then.")
    org: OrgRef | None = Field(None, title="承办机构", description="Who handles it.")
    party: PartyRef | None = Field(None, title="当事人", description="Whom it concerns.")
    place: PlaceRef | None = Field(None, title="地点", description="Where it happened.")
    channel: str | None = Field(None, title="渠道", description="How it came in.")
    urgency: str | None = Field(None, title="紧急程度", description="How urgent it is.")
    procedure: str | None = Field(None, title="程序", description="summary, ordinary, ...")
    opened_at: Instant | None = Field(None, title="开始时间", description="When it began.")
    closed_at: Instant | None = Field(
        None, title="结束时间", description="When the source says it ended."
    )
    stated_due: Instant | None = Field(
        None, title="载明期限", description="The due date that the source itself states."
    )
    parent_case: CaseRef | None = Field(None, title="上级案件", description="The case above it.")
    links: str | None = Field(None, title="关联案件", description="Other cases it is tied to.")


class Event(Record):
    """事件 · Something done on a case, at a time."""

    event: Name = Field(title="事件编号", description="The event's own number.")
    case: HeldCase = Field(title="案件", description="The case it was done on.")
    act: Name = Field(title="行为", description="What was done: a word of the vocabulary.")
    ts: Instant = Field(title="发生时间", description="When it happened.")
    recorded_at: Instant | None = Field(
        None, title="录入时间", description="When it was written down; a late one shows here."
    )
    seq: Int = Field(title="顺序", description="Its place in the case, in the source's order.")
    org: OrgRef | None = Field(None, title="机构", description="Who did it, if not the case's.")
    officers: Annotated[Officers, Personal()] | None = Field(
        None, title="人员", description="The officers who did it."
    )
    outcome: str | None = Field(None, title="结果", description="What came of it.")
    amount: Quantity | None = Field(
        None, title="金额", description="Money, in the currency's unit."
    )
    qty: Quantity | None = Field(None, title="数量", description="How much or how long.")
    due_at: Instant | None = Field(
        None, title="载明期限", description="The due date the source states for this act."
    )
    finished_at: Instant | None = Field(
        None, title="完成时间", description="When it was finished, where kept apart from ts."
    )
    doc_no: str | None = Field(None, title="文号", description="Number of the document.")
    note_hash: Annotated[str, Personal()] | None = Field(
        None, title="内容散列", description="Hash of the text."
    )
    source: str | None = Field(None, title="来源", description="The system it came from.")
    evidence_ref: str | None = Field(None, title="证据", description="Where the proof is kept.")


class ClockStop(Record):
    """停表 · A span of time that does not count against a limit."""

    ORDERED: ClassVar = (("start_at", "end_at"),)

    clock_stop: Name = Field(title="停表编号", description="The number of the pause.")
    case: HeldCase = Field(title="案件", description="The case whose clock stands still.")
    clock: str | None = Field(
        None, title="时钟", description="Which clock; missing: every one that may pause."
    )
    kind: str | None = Field(None, title="特别程序类型", description="Hearing, testing, ...")
    start_at: Instant = Field(title="开始时间", description="When the pause began.")
    end_at: Instant | None = Field(None, title="结束时间", description="When it ended.")
    promised_days: Count | None = Field(
        None, title="告知天数", description="How long it was said to take."
    )
    notified_at: Instant | None = Field(
        None, title="告知时间", description="When the party was told."
    )
    basis: str | None = Field(None, title="依据", description="The law that allows it.")


class Rating(Record):
    """评价 · What the person served said of it."""

    rating: Name = Field(title="评价编号", description="The number of the rating.")
    case: HeldCase = Field(title="案件", description="The case that was rated.")
    ts: Instant = Field(title="评价时间", description="When it was given.")
    channel: str | None = Field(None, title="渠道", description="How it was given.")
    mode: Literal["active", "default", "callback"] | None = Field(
        None, title="方式", description="Given freely, by default, or on call-back."
    )
    stars: Annotated[int, Field(ge=1, le=5)] | None = Field(
        None, title="星级", description="1 (worst) to 5 (best)."
    )
    resolved: bool | None = Field(None, title="是否解决", description="The matter was solved.")
    satisfied: bool | None = Field(None, title="是否满意", description="The person is content.")
    verified_at: Instant | None = Field(
        None, title="核实时间", description="When a poor rating was looked into."
    )
    answered_at: Instant | None = Field(
        None, title="答复时间", description="When a poor rating was answered."
    )
    excluded_reason: str | None = Field(
        None, title="剔除原因", description="Why it does not count."
    )


class Permit(Record):
    """证照 · A licence, or an officer's certificate (category enforcement_certificate)."""

    ORDERED: ClassVar = (("valid_from", "valid_to"),)

    permit: Name = Field(title="证照编号", description="The number of the licence.")
    party: PartyRef | None = Field(None, title="持有人", description="Who holds it.")
    item: ItemRef | None = Field(None, title="事项", description="The catalogue entry.")
    category: str | None = Field(None, title="类别", description="The class of licence.")
    scope: str | None = Field(None, title="范围", description="What it allows.")
    substance: str | None = Field(None, title="物质", description="CAS number of a substance.")
    qty: Quantity | None = Field(None, title="数量", description="How much it allows.")
    unit: str | None = Field(None, title="单位", description="The unit of the quantity.")
    valid_from: Day | None = Field(None, title="生效日期", description="First day it is valid.")
    valid_to: Day | None = Field(None, title="失效日期", description="Last day it is valid.")
    status: str | None = Field(None, title="状态", description="Valid, revoked, ...")
    case: CaseRef | None = Field(None, title="案件", description="The case that granted it.")


class Movement(Record):
    """流向 · A substance made, moved, used or disposed of."""

    movement: Name = Field(title="流向编号", description="The number of the movement.")
    stage: Literal[
        "make",
        "store_in",
        "store_out",
        "buy",
        "sell",
        "transport",
        "use",
        "waste",
        "dispose",
    ] = Field(title="环节", description="What was done with the substance.")
    from_party: PartyRef | None = Field(None, title="转出方", description="Who gave it.")
    to_party: PartyRef | None = Field(None, title="转入方", description="Who took it.")
    substance: str | None = Field(None, title="物质", description="CAS number.")
    qty: Quantity | None = Field(None, title="数量", description="How much.")
    unit: str | None = Field(None, title="单位", description="The unit of the quantity.")
    ts: Instant = Field(title="发生时间", description="When it happened.")
    filed_at: Instant | None = Field(None, title="备案时间", description="When it was filed.")
    confirmed_at: Instant | None = Field(
        None, title="确认时间", description="When the receiver confirmed it."
    )
    doc_no: str | None = Field(None, title="单号", description="Number of the manifest.")
    permit: PermitRef | None = Field(None, title="证照", description="The licence it rests on.")
    vehicle: Annotated[str, Personal()] | None = Field(
        None, title="车辆", description="The vehicle."
    )


class Reading(Record):
    """读数 · A meter's value over a span of time."""

    ORDERED: ClassVar = (("start_at", "end_at"),)

    reading: Name = Field(title="读数编号", description="The number of the reading.")
    place: PlaceRef | None = Field(None, title="地点", description="Where it was read.")
    party: PartyRef | None = Field(None, title="当事人", description="Whose it is.")
    series: Name = Field(title="序列", description="Water, power, gas, parcel, level, ...")
    start_at: Instant = Field(title="开始时间", description="Start of the span.")
    end_at: Instant | None = Field(None, title="结束时间", description="End of the span.")
    value: Number = Field(title="数值", description="The value read.")
    unit: str | None = Field(None, title="单位", description="Its unit.")
    quality: str | None = Field(None, title="质量", description="Measured, estimated, ...")


class Metric(Record):
    """指标 · A figure that an organisation reports for a period."""

    IDENTITY: ClassVar = ("metric", "org", "period", "version")

    metric: Name = Field(title="指标代码", description="The indicator's code.")
    org: Annotated[Name, Refers("org")] = Field(title="机构", description="Who reports it.")
    period: Name = Field(title="期间", description="2021, 2021-Q3 or 2021-07.")
    num: Number | None = Field(None, title="分子", description="The numerator.")
    den: Number | None = Field(None, title="分母", description="The denominator.")
    value: Number | None = Field(None, title="数值", description="The figure.")
    target: Number | None = Field(None, title="目标", description="What was aimed at.")
    weight: Number | None = Field(None, title="权重", description="Its weight in a composite.")
    source: str | None = Field(None, title="来源", description="Where it comes from.")
    version: Name = Field("1", title="版本", description="Which restatement it is.")
    reported_at: Instant | None = Field(None, title="上报时间", description="When reported.")


TABLES: dict[str, type[Record]] = {
    "org": Org,
    "item": Item,
    "party": Party,
    "place": Place,
    "case": Case,
    "event": Event,
    "clock_stop": ClockStop,
    "rating": Rating,
    "permit": Permit,
    "movement": Movement,
    "reading": Reading,
    "metric": Metric,
}
"""The model of each table. A table stands after those whose records it needs to be held."""
