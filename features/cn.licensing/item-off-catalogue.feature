# language: zh-CN
功能: 清单外实施许可（优化营商环境条例40）

  背景:
    假如规则为"cn.licensing/item-off-catalogue"
    而且今天是2021-12-31
    而且item记录如下
      | item | version | name | valid_from | valid_to   |
      | I1   | 1       | 甲   |            |            |
      | I2   | 1       | 乙   | 2020-01-01 | 2021-04-30 |
      | I2   | 2       | 乙   | 2021-05-10 |            |
      | I3   | 1       | 丙   |            | 2021-04-30 |

  @must-fire
  场景: 不在清单上、已取消、两版之间、尚未列入；条例施行首日起
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I9   | 1            |
      | C2   | approval | I3   | 1            |
      | C3   | approval | I2   | 2            |
      | C4   | approval | I2   | 1            |
      | C5   | approval | I9   |              |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2020-01-01 00:00 |
      | C2   | accepted | 2021-05-01 00:00 |
      | C3   | accepted | 2021-05-09 23:59 |
      | C4   | accepted | 2021-05-01 00:00 |
      | C5   | accepted | 2021-05-06       |
      | C5   | accepted | 2021-06-01       |
    当执行规则
    那么结果为
      | subject | outcome | Item | Accepted   | message                                          |
      | C1      | flagged | I9   | 2020-01-01 | 2020-01-01受理的事项“I9”当日不在清单上 |
      | C2      | flagged | I3   | 2021-05-01 | 2021-05-01受理的事项“I3”当日不在清单上 |
      | C3      | flagged | I2   | 2021-05-09 | 2021-05-09受理的事项“I2”当日不在清单上 |
      | C4      | flagged | I2   | 2021-05-01 | 2021-05-01受理的事项“I2”当日不在清单上 |
      | C5      | flagged | I9   | 2021-05-06 | 2021-05-06受理的事项“I9”当日不在清单上 |

  @must-not-fire
  场景: 首日、末日在清单上；案件所载版本滞后但事项仍在清单上（C3、C6）；第一次受理为准（C7）
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
      | C2   | approval | I2   | 2            |
      | C3   | approval | I2   | 1            |
      | C4   | approval | I1   |              |
      | C5   | approval | I3   | 1            |
      | C6   | approval | I1   | 7            |
      | C7   | approval | I3   | 1            |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2021-04-30 23:59 |
      | C2   | accepted | 2021-05-10 00:00 |
      | C3   | accepted | 2021-05-20       |
      | C4   | accepted | 2021-05-20       |
      | C5   | accepted | 2021-04-30 23:59 |
      | C6   | accepted | 2021-05-20       |
      | C7   | accepted | 2021-04-20       |
      | C7   | accepted | 2021-06-20       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6 C7

  @must-not-fire
  场景: 条例施行前受理的（C1）、未受理的（C2）、非许可案件（C3）不在检查之列
    假如case记录如下
      | case | domain   | item |
      | C1   | approval | I9   |
      | C2   | approval | I9   |
      | C3   | penalty  | I9   |
      | C4   | approval | I1   |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2019-12-31 23:59 |
      | C2   | received | 2021-05-20       |
      | C3   | accepted | 2021-05-20       |
      | C4   | accepted | 2021-05-20       |
    当执行规则
    那么没有结果
    而且检查对象为C4

  @cannot-tell
  场景: 未载明事项
    假如case记录如下
      | case | domain   | item |
      | C1   | approval |      |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-05-20 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                  | message    |
      | C1      | cannot_tell | the case names no item  | 未载明事项 |

  @must-not-fire
  场景: 尚未受理的，不在检查之列
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
      | C2   | approval | I3   | 1            |
    当执行规则
    那么没有结果
    而且没有检查对象

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范catalogue-binds
    # 0，后为1 (0|1)；自受理起
    # | 案件           | 受理       | 结果                               |
    # | 始于2019-12-31 | 2019-12-31 | 不检查                             |
    # | 始于2020-01-01 | 2020-01-01 | 标记: Item I9, Accepted 2020-01-01 |
    # | 始于2020-01-02 | 2020-01-02 | 标记: Item I9, Accepted 2020-01-02 |
    假如今天是2021-12-31
    而且case记录如下
      | case           | domain   | item | item_version |
      | 始于2019-12-31 | approval | I9   | 1            |
      | 始于2020-01-01 | approval | I9   | 1            |
      | 始于2020-01-02 | approval | I9   | 1            |
    而且event记录如下
      | case           | act      | ts         |
      | 始于2019-12-31 | accepted | 2019-12-31 |
      | 始于2020-01-01 | accepted | 2020-01-01 |
      | 始于2020-01-02 | accepted | 2020-01-02 |
    当执行规则
    那么结果为
      | subject        | outcome | Item | Accepted   |
      | 始于2020-01-01 | flagged | I9   | 2020-01-01 |
      | 始于2020-01-02 | flagged | I9   | 2020-01-02 |
    而且检查对象为始于2020-01-01 始于2020-01-02
  # oversight specs boundary: end
