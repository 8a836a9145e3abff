# language: zh-CN
功能: 即办件未当日办结（优化营商环境条例36）
  5月1日至5日放假，5月8日（周六）调休上班，9日（周日）休息。

  背景:
    假如规则为"cn.licensing/not-on-the-spot"
    而且今天是2021-05-10
    而且item记录如下
      | item | version | name | instant |
      | I1   | 1       | 甲   | true    |
      | I2   | 1       | 乙   | false   |
      | I3   | 1       | 丙   | true    |
      | I3   | 2       | 丙   | false   |
      | I4   | 1       | 丁   | true    |
      | I4   | 2       | 丁   | true    |
      | I5   | 1       | 戊   |         |

  @must-fire
  场景: 隔夜超过18小时、隔日、至今未办结；无版本而各版本均为即办；第一次受理为准
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I3   | 1            |
      | C4   | approval | I4   |              |
      | C5   | approval | I1   | 1            |
    而且event记录如下
      | case | act       | ts                  |
      | C1   | accepted  | 2021-04-30 16:00    |
      | C1   | granted   | 2021-05-06 10:00:01 |
      | C1   | delivered | 2021-05-06 11:00    |
      | C2   | accepted  | 2021-05-06 09:00    |
      | C2   | withdrawn | 2021-05-08 17:00    |
      | C2   | granted   | 2021-05-10 17:00    |
      | C3   | accepted  | 2021-05-08 15:00    |
      | C4   | accepted  | 2021-05-07 09:00    |
      | C4   | accepted  | 2021-05-10 09:00    |
      | C4   | delivered | 2021-05-10 09:00    |
      | C5   | accepted  | 2021-05-06 09:00    |
      | C5   | granted   | 2021-05-07 09:00    |
    当执行规则
    那么结果为
      | subject | outcome | Accepted   | Late | message                                                   |
      | C1      | flagged | 2021-04-30 | 1    | 即办件于2021-04-30受理，未当日办结，超期工作日：1 |
      | C2      | flagged | 2021-05-06 | 2    | 即办件于2021-05-06受理，未当日办结，超期工作日：2 |
      | C3      | flagged | 2021-05-08 | 1    | 即办件于2021-05-08受理，未当日办结，超期工作日：1 |
      | C4      | flagged | 2021-05-07 | 2    | 即办件于2021-05-07受理，未当日办结，超期工作日：2 |
      | C5      | flagged | 2021-05-06 | 1    | 即办件于2021-05-06受理，未当日办结，超期工作日：1 |

  @must-not-fire
  场景: 当日准予、不予、撤回、终止；隔夜恰18小时；休息日内办结；今天受理尚未办结
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | approval | I1   | 1            |
      | C4   | approval | I1   | 1            |
      | C5   | approval | I1   | 1            |
      | C6   | approval | I1   | 1            |
      | C7   | approval | I1   | 1            |
      | C8   | approval | I4   |              |
    而且event记录如下
      | case | act        | ts               |
      | C1   | accepted   | 2021-05-06 00:01 |
      | C1   | granted    | 2021-05-06 23:59 |
      | C2   | accepted   | 2021-05-06       |
      | C2   | refused    | 2021-05-06       |
      | C3   | accepted   | 2021-05-06       |
      | C3   | withdrawn  | 2021-05-06       |
      | C4   | accepted   | 2021-05-06       |
      | C4   | terminated | 2021-05-06       |
      | C5   | accepted   | 2021-04-30 16:00 |
      | C5   | granted    | 2021-05-06 10:00 |
      | C6   | accepted   | 2021-05-01 09:00 |
      | C6   | granted    | 2021-05-03 17:00 |
      | C7   | accepted   | 2021-05-10 09:00 |
      | C8   | accepted   | 2021-05-06       |
      | C8   | granted    | 2021-05-06       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6 C7 C8

  @must-not-fire
  场景: 非即办（C1、C2、C9）、未载明（C3、C4）、未受理（C5）、非许可案件（C6、C7）不在检查之列
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
      | C2   | approval | I3   | 2            |
      | C3   | approval | I5   | 1            |
      | C4   | approval |      |              |
      | C5   | approval | I1   | 1            |
      | C6   | penalty  | I1   | 1            |
      | C7   | penalty  | I3   |              |
      | C8   | approval | I1   | 1            |
      | C9   | approval | I2   |              |
    而且event记录如下
      | case | act      | ts         |
      | C9   | accepted | 2021-05-06 |
      | C1   | accepted | 2021-05-06 |
      | C2   | accepted | 2021-05-06 |
      | C3   | accepted | 2021-05-06 |
      | C4   | accepted | 2021-05-06 |
      | C5   | received | 2021-05-06 |
      | C6   | accepted | 2021-05-06 |
      | C7   | accepted | 2021-05-06 |
      | C8   | accepted | 2021-05-06 |
      | C8   | granted  | 2021-05-06 |
    当执行规则
    那么没有结果
    而且检查对象为C8

  @cannot-tell
  场景: 版本未记录，且各版本即办属性不一
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I3   |              |
      | C2   | approval | I3   |              |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-05-06 |
      | C1   | granted  | 2021-05-10 |
      | C2   | accepted | 2021-05-06 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                            | message                              |
      | C1      | cannot_tell | which version of the item applied is not recorded | 事项版本未记录，各版本即办属性不一 |
      | C2      | cannot_tell | which version of the item applied is not recorded | 事项版本未记录，各版本即办属性不一 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范overnight-hours
    # 18小时；自受理起；以撤回之日为准
    # | 案件         | 受理             | 界限日           | 撤回             | 结果                              |
    # | 届满前一分钟 | 2021-05-06 09:00 | 2021-05-07 03:00 | 2021-05-07 02:59 | 合规                              |
    # | 届满当刻     | 2021-05-06 09:00 | 2021-05-07 03:00 | 2021-05-07 03:00 | 合规                              |
    # | 届满后一分钟 | 2021-05-06 09:00 | 2021-05-07 03:00 | 2021-05-07 03:01 | 标记: Accepted 2021-05-06, Late 1 |
    假如今天是2021-05-10
    而且case记录如下
      | case         | domain   | item | item_version |
      | 届满前一分钟 | approval | I1   | 1            |
      | 届满当刻     | approval | I1   | 1            |
      | 届满后一分钟 | approval | I1   | 1            |
    而且event记录如下
      | case         | act       | ts               |
      | 届满前一分钟 | accepted  | 2021-05-06 09:00 |
      | 届满前一分钟 | withdrawn | 2021-05-07 02:59 |
      | 届满前一分钟 | granted   | 2021-05-09 17:00 |
      | 届满当刻     | accepted  | 2021-05-06 09:00 |
      | 届满当刻     | withdrawn | 2021-05-07 03:00 |
      | 届满当刻     | granted   | 2021-05-09 17:00 |
      | 届满后一分钟 | accepted  | 2021-05-06 09:00 |
      | 届满后一分钟 | withdrawn | 2021-05-07 03:01 |
      | 届满后一分钟 | granted   | 2021-05-09 17:00 |
    当执行规则
    那么结果为
      | subject      | outcome | Accepted   | Late |
      | 届满后一分钟 | flagged | 2021-05-06 | 1    |
    而且检查对象为届满前一分钟 届满当刻 届满后一分钟
  # oversight specs boundary: end
