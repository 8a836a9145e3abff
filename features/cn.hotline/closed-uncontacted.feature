# language: zh-CN
功能: 未联系诉求人即办结
  答复可能只是系统短信，不算联系。

  背景:
    假如规则为"cn.hotline/closed-uncontacted"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 办结前联系；办结后才联系；只有答复；热线直接答复后办结；办结时联系；尚未办结
    假如party记录如下
      | party | kind   |
      | P1    | person |
    而且case记录如下
      | case | domain  | party |
      | C1   | hotline | P1    |
      | C2   | hotline | P1    |
      | C3   | hotline | P1    |
      | C4   | hotline | P1    |
      | C5   | hotline | P1    |
      | C6   | hotline | P1    |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-10 10:00 |
      | C1   | contact    | 2021-09-13 10:00 |
      | C1   | closed     | 2021-09-14 10:00 |
      | C5   | dispatched | 2021-09-10 10:00 |
      | C5   | contact    | 2021-09-14 10:00 |
      | C5   | closed     | 2021-09-14 10:00 |
      | C6   | dispatched | 2021-09-10 10:00 |
      | C2   | dispatched | 2021-09-10 10:00 |
      | C2   | closed     | 2021-09-14 10:00 |
      | C2   | contact    | 2021-09-15 10:00 |
      | C3   | dispatched | 2021-09-10 10:00 |
      | C3   | replied    | 2021-09-13 10:00 |
      | C3   | closed     | 2021-09-14 10:00 |
      | C4   | answered   | 2021-09-10 10:00 |
      | C4   | closed     | 2021-09-10 10:05 |
    当执行规则
    那么结果为
      | subject | outcome | Closed     | message                   |
      | C2      | flagged | 2021-09-14 | 2021-09-14办结，此前没有联系诉求人的记录 |
      | C3      | flagged | 2021-09-14 | 2021-09-14办结，此前没有联系诉求人的记录 |
    而且检查对象为C1、C2、C3、C5

  @cannot-tell @must-not-fire
  场景: 匿名诉求；匿名而已联系
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-10 10:00 |
      | C1   | closed     | 2021-09-14 10:00 |
      | C2   | dispatched | 2021-09-10 10:00 |
      | C2   | contact    | 2021-09-12 10:00 |
      | C2   | closed     | 2021-09-14 10:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                  |
      | C1      | cannot_tell | the caller gave no name |
    而且检查对象为C1、C2
