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
