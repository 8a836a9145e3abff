# language: zh-CN
功能: 紧急件24小时内答复
  小时从派单时刻起算，休息日照算。

  背景:
    假如规则为"cn.hotline/urgent-unanswered"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 恰好24小时；超过90分钟；至今未答复；非紧急件
    假如case记录如下
      | case | domain  | urgency |
      | C1   | hotline | urgent  |
      | C2   | hotline | urgent  |
      | C3   | hotline | urgent  |
      | C4   | hotline |         |
      | C5   | hotline | urgent  |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-19 10:00 |
      | C1   | replied    | 2021-09-20 10:00 |
      | C2   | dispatched | 2021-09-19 10:00 |
      | C2   | replied    | 2021-09-20 11:30 |
      | C3   | dispatched | 2021-09-29 12:00 |
      | C4   | dispatched | 2021-09-19 10:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due                       | Over | message                                      |
      | C2      | flagged | 2021-09-20T10:00:00+08:00 | 1.5  | 紧急件应于2021-09-20T10:00:00+08:00前答复，超过小时数：1.5  |
      | C3      | flagged | 2021-09-30T12:00:00+08:00 | 12.0 | 紧急件应于2021-09-30T12:00:00+08:00前答复，超过小时数：12.0 |
    而且检查对象为C1、C2、C3

  @must-not-fire
  场景: 时限未到
    假如case记录如下
      | case | domain  | urgency |
      | C1   | hotline | urgent  |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-30 09:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1
