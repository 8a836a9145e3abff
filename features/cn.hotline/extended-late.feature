# language: zh-CN
功能: 期限届满后才申请延期
  9月15日（周三）派单，5个工作日至9月23日届满；咨询件1个工作日至16日届满。

  背景:
    假如规则为"cn.hotline/extended-late"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 当日申请；次日申请；逾期后直接延期
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
      | C3   | hotline |
      | C4   | hotline |
      | X1   | hotline |
    而且event记录如下
      | case | act            | ts               |
      | C4   | dispatched     | 2021-09-15 10:00 |
      | X1   | extend_request | 2021-09-15 10:00 |
      | C1   | dispatched     | 2021-09-15 10:00 |
      | C1   | extend_request | 2021-09-23 17:00 |
      | C1   | extend         | 2021-09-24 10:00 |
      | C2   | dispatched     | 2021-09-15 10:00 |
      | C2   | extend_request | 2021-09-24 09:00 |
      | C3   | dispatched     | 2021-09-15 10:00 |
      | C3   | extend         | 2021-09-26 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Asked      | message                        |
      | C2      | flagged | 2021-09-23 | 2021-09-24 | 期限2021-09-23已过，2021-09-24才申请延期 |
      | C3      | flagged | 2021-09-23 | 2021-09-26 | 期限2021-09-23已过，2021-09-26才申请延期 |
    而且检查对象为C1、C2、C3

  @must-fire @must-not-fire
  场景: 各类期限
    假如case记录如下
      | case | domain  | procedure | stated_due | urgency |
      | C1   | hotline | consult   |            |         |
      | C2   | hotline | complex   |            |         |
      | C3   | hotline | consult   | 2021-09-20 |         |
      | C4   | hotline |           |            | urgent  |
    而且event记录如下
      | case | act            | ts               |
      | C1   | dispatched     | 2021-09-15 10:00 |
      | C1   | extend_request | 2021-09-17 09:00 |
      | C2   | dispatched     | 2021-09-15 10:00 |
      | C2   | extend_request | 2021-09-24 09:00 |
      | C3   | dispatched     | 2021-09-15 10:00 |
      | C3   | extend_request | 2021-09-20 09:00 |
      | C4   | dispatched     | 2021-09-15 10:00 |
      | C4   | extend_request | 2021-09-24 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Asked      |
      | C1      | flagged | 2021-09-16 | 2021-09-17 |
    而且检查对象为C1、C2、C3
