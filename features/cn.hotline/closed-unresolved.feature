# language: zh-CN
功能: 回访称未解决仍办结

  背景:
    假如规则为"cn.hotline/closed-unresolved"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 未解决且未重办；已重办；再次回访称已解决；剔除的不合理诉求；已解决
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
      | C3   | hotline |
      | C4   | hotline |
      | C5   | hotline |
    而且event记录如下
      | case | act    | ts               |
      | C1   | closed | 2021-09-10 10:00 |
      | C2   | closed | 2021-09-10 10:00 |
      | C2   | reopen | 2021-09-13 10:00 |
      | C3   | closed | 2021-09-10 10:00 |
      | C4   | closed | 2021-09-10 10:00 |
      | C5   | closed | 2021-09-10 10:00 |
    而且rating记录如下
      | rating | case | ts               | mode     | resolved | excluded_reason |
      | R1     | C1   | 2021-09-12 10:00 | callback | false    |                 |
      | R2     | C2   | 2021-09-12 10:00 | callback | false    |                 |
      | R3     | C3   | 2021-09-12 10:00 | callback | false    |                 |
      | R4     | C3   | 2021-09-15 10:00 | callback | true     |                 |
      | R5     | C4   | 2021-09-12 10:00 | callback | false    | unreasonable    |
      | R6     | C5   | 2021-09-12 10:00 | callback | true     |                 |
    当执行规则
    那么结果为
      | subject | outcome | Said       | Closed     | message                            |
      | C1      | flagged | 2021-09-12 | 2021-09-10 | 2021-09-12回访称未解决，2021-09-10已办结且未重办 |
    而且检查对象为C1、C2、C3、C4、C5

  @must-fire @must-not-fire
  场景: 重办后又称未解决；主动评价不算回访；先称已解决后称未解决；称未解决时即重办；尚未办结；其他服务
    假如case记录如下
      | case | domain   |
      | C1   | hotline  |
      | C2   | hotline  |
      | C3   | hotline  |
      | C4   | hotline  |
      | C5   | hotline  |
      | X1   | approval |
    而且event记录如下
      | case | act      | ts               |
      | C3   | closed   | 2021-09-10 10:00 |
      | C4   | closed   | 2021-09-10 10:00 |
      | C4   | reopen   | 2021-09-12 10:00 |
      | C5   | received | 2021-09-10 10:00 |
      | X1   | closed   | 2021-09-10 10:00 |
      | C1   | closed   | 2021-09-10 10:00 |
      | C1   | reopen   | 2021-09-13 10:00 |
      | C1   | closed   | 2021-09-20 10:00 |
      | C2   | closed   | 2021-09-10 10:00 |
    而且rating记录如下
      | rating | case | ts               | mode     | resolved |
      | R1     | C1   | 2021-09-12 10:00 | callback | false    |
      | R2     | C1   | 2021-09-22 10:00 | callback | false    |
      | R3     | C2   | 2021-09-12 10:00 | active   | false    |
      | R4     | C3   | 2021-09-11 10:00 | callback | true     |
      | R5     | C3   | 2021-09-13 10:00 | callback | false    |
      | R6     | C4   | 2021-09-12 10:00 | callback | false    |
      | R7     | C5   | 2021-09-12 10:00 | callback | false    |
      | R8     | X1   | 2021-09-12 10:00 | callback | false    |
    当执行规则
    那么结果为
      | subject | outcome | Said       | Closed     |
      | C1      | flagged | 2021-09-22 | 2021-09-20 |
      | C3      | flagged | 2021-09-13 | 2021-09-10 |
    而且检查对象为C1、C3、C4

  @cannot-tell
  场景: 回访结果未记录
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
    而且event记录如下
      | case | act    | ts               |
      | C1   | closed | 2021-09-10 10:00 |
      | C2   | closed | 2021-09-10 10:00 |
    而且rating记录如下
      | rating | case | ts               | mode     | resolved |
      | R1     | C1   | 2021-09-12 10:00 | callback |          |
      | R2     | C2   | 2021-09-12 10:00 | callback |          |
      | R3     | C2   | 2021-09-13 10:00 | callback | true     |
    当执行规则
    那么结果为
      | subject | outcome     | reason                               |
      | C1      | cannot_tell | what the caller said is not recorded |
