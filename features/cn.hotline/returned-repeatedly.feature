# language: zh-CN
功能: 同一工单多次退单

  背景:
    假如规则为"cn.hotline/returned-repeatedly"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 退一次；退两次；退三次其中一次重复录入
    假如case记录如下
      | case | domain   |
      | C1   | hotline  |
      | C2   | hotline  |
      | C3   | hotline  |
      | C4   | hotline  |
      | X1   | citymgmt |
    而且event记录如下
      | case | act        | ts               |
      | C4   | dispatched | 2021-09-15 10:00 |
      | X1   | dispatched | 2021-09-15 10:00 |
      | X1   | returned   | 2021-09-16 10:00 |
      | X1   | returned   | 2021-09-17 10:00 |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | returned   | 2021-09-15 11:00 |
      | C2   | dispatched | 2021-09-15 10:00 |
      | C2   | returned   | 2021-09-16 11:00 |
      | C2   | dispatched | 2021-09-16 10:00 |
      | C2   | returned   | 2021-09-17 11:00 |
      | C3   | dispatched | 2021-09-15 10:00 |
      | C3   | returned   | 2021-09-15 11:00 |
      | C3   | returned   | 2021-09-17 11:00 |
      | C3   | returned   | 2021-09-17 11:00 |
      | C3   | returned   | 2021-09-18 11:00 |
    当执行规则
    那么结果为
      | subject | outcome | Times | First      | Last       | message                     |
      | C2      | flagged | 2     | 2021-09-16 | 2021-09-17 | 2021-09-16至2021-09-17退单次数：2 |
      | C3      | flagged | 3     | 2021-09-15 | 2021-09-18 | 2021-09-15至2021-09-18退单次数：3 |
    而且检查对象为C1、C2、C3

  @cannot-tell
  场景: 两条退单时间相同
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | returned   | 2021-09-15 11:00 |
      | C1   | returned   | 2021-09-15 11:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                         |
      | C1      | cannot_tell | the returns bear the same time |
