# language: zh-CN
功能: 期限已过仍未办结
  只看尚未办结的收件案件。期限当日仍属按时。

  背景:
    假如规则为"nl.wabo/open-past-deadline"

  @must-not-fire
  场景: 期限当日
    假如今天是2011-12-06
    而且case记录如下
      | case | domain   | opened_at        | stated_due       |
      | R1   | approval | 2011-10-11 13:42 | 2011-12-06 13:41 |
    当执行规则
    那么没有结果
    而且检查对象为R1

  @must-fire
  场景: 期限次日
    假如今天是2011-12-07
    而且case记录如下
      | case | domain   | opened_at        | stated_due       |
      | R1   | approval | 2011-10-11 13:42 | 2011-12-06 13:41 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message |
      | R1      | flagged | 2011-12-06 | 1    | 期限为2011-12-06，至今未办结，已超期1日 |

  @must-not-fire
  场景: 已办结的、按环节记录的案件不在检查之列
    假如今天是2012-01-23
    而且case记录如下
      | case | domain   | opened_at  | stated_due | closed_at  |
      | R1   | approval | 2011-10-11 | 2011-12-06 | 2012-01-10 |
      | B1   | approval | 2011-10-11 | 2011-12-06 |            |
    而且event记录如下
      | case | act      | ts         |
      | B1   | activity | 2011-10-12 |
    当执行规则
    那么没有结果
    而且没有检查对象

  @cannot-tell
  场景: 未记录期限
    假如今天是2012-01-23
    而且case记录如下
      | case | domain   | opened_at  |
      | R1   | approval | 2011-10-11 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                  | message    |
      | R1      | cannot_tell | no deadline is recorded | 未记录期限 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：载明日期stated_due，截至2011-12-06
    # 来源载明的日期；自case.stated_due起；以检查之日为准
    # | 案件       | case.stated_due | 届满       | 结果                         |
    # | 届满前一日 | 2011-12-07      | 2011-12-07 | 合规                         |
    # | 届满当日   | 2011-12-06      | 2011-12-06 | 合规                         |
    # | 届满次日   | 2011-12-05      | 2011-12-05 | 标记: Due 2011-12-05, Late 1 |
    假如今天是2011-12-06
    而且case记录如下
      | case       | domain   | opened_at        | stated_due       |
      | 届满前一日 | approval | 2011-10-12 13:42 | 2011-12-07 13:41 |
      | 届满当日   | approval | 2011-10-11 13:42 | 2011-12-06 13:41 |
      | 届满次日   | approval | 2011-10-10 13:42 | 2011-12-05 13:41 |
    当执行规则
    那么结果为
      | subject  | outcome | Due        | Late |
      | 届满次日 | flagged | 2011-12-05 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日

  @boundary
  场景: 边界日：载明日期stated_due，截至2012-01-31，月末届满
    # 来源载明的日期；自case.stated_due起；以检查之日为准
    # | 案件         | case.stated_due | 届满       | 结果                         |
    # | 月末届满当日 | 2012-01-31      | 2012-01-31 | 合规                         |
    # | 月末届满次日 | 2012-01-30      | 2012-01-30 | 标记: Due 2012-01-30, Late 1 |
    假如今天是2012-01-31
    而且case记录如下
      | case         | domain   | opened_at        | stated_due       |
      | 月末届满当日 | approval | 2011-12-06 13:42 | 2012-01-31 13:41 |
      | 月末届满次日 | approval | 2011-12-05 13:42 | 2012-01-30 13:41 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 月末届满次日 | flagged | 2012-01-30 | 1    |
    而且检查对象为月末届满当日 月末届满次日

  @boundary
  场景: 边界日：载明日期stated_due，截至2011-12-26，逢节假日届满
    # 来源载明的日期；自case.stated_due起；以检查之日为准
    # | 案件         | case.stated_due | 届满       | 结果                         |
    # | 逢节假日当日 | 2011-12-26      | 2011-12-26 | 合规                         |
    # | 逢节假日次日 | 2011-12-25      | 2011-12-25 | 标记: Due 2011-12-25, Late 1 |
    假如今天是2011-12-26
    而且case记录如下
      | case         | domain   | opened_at        | stated_due       |
      | 逢节假日当日 | approval | 2011-10-31 13:42 | 2011-12-26 13:41 |
      | 逢节假日次日 | approval | 2011-10-30 13:42 | 2011-12-25 13:41 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 逢节假日次日 | flagged | 2011-12-25 | 1    |
    而且检查对象为逢节假日当日 逢节假日次日
  # oversight specs boundary: end
