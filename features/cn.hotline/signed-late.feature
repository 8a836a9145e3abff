# language: zh-CN
功能: 派单后未按时签收
  9月17日（周五）后的第一个工作日是9月18日（周六，调休上班），不是20日。

  背景:
    假如规则为"cn.hotline/signed-late"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 当日、次一工作日、再次日签收
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
      | C3   | hotline |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-17 16:00 |
      | C1   | signed     | 2021-09-17 16:30 |
      | C2   | dispatched | 2021-09-17 16:00 |
      | C2   | signed     | 2021-09-18 17:00 |
      | C3   | dispatched | 2021-09-17 16:00 |
      | C3   | signed     | 2021-09-22 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Sent       | Due        | message                                        |
      | C3      | flagged | 2021-09-17 | 2021-09-18 | 2021-09-17派单，1个工作日（紧急件2小时）内未签收；签收时限为2021-09-18 |
    而且检查对象为C1、C2、C3

  @must-fire @must-not-fire
  场景: 紧急件2小时；退单视同签收
    假如case记录如下
      | case | domain   | urgency |
      | C1   | hotline  | urgent  |
      | C2   | hotline  | urgent  |
      | C3   | hotline  |         |
      | C4   | hotline  | urgent  |
      | X1   | citymgmt |         |
    而且event记录如下
      | case | act        | ts               |
      | C4   | dispatched | 2021-09-15 09:00 |
      | X1   | dispatched | 2021-09-15 09:00 |
      | C1   | dispatched | 2021-09-15 09:00 |
      | C1   | signed     | 2021-09-15 11:00 |
      | C2   | dispatched | 2021-09-15 09:00 |
      | C2   | signed     | 2021-09-15 11:01 |
      | C3   | dispatched | 2021-09-15 09:00 |
      | C3   | returned   | 2021-09-16 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Sent       | Due        |
      | C2      | flagged | 2021-09-15 | 2021-09-15 |
      | C4      | flagged | 2021-09-15 | 2021-09-15 |
    而且检查对象为C1、C2、C3、C4

  @must-not-fire
  场景: 热线直接答复的不签收
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
    而且event记录如下
      | case | act      | ts               |
      | C1   | answered | 2021-09-15 09:00 |
    当执行规则
    那么没有结果
