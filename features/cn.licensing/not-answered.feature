# language: zh-CN
功能: 收件后既不受理也不答复（行政许可法32、72）
  2021年9月27日（周一）收件：28、29、30日为第1至3日，10月1日至7日国庆放假，
  8日为第4日，9日（周六）调休上班，为第5日。

  背景:
    假如规则为"cn.licensing/not-answered"

  @must-not-fire
  场景: 第5个工作日当日尚未答复，不算超期
    假如今天是2021-10-09
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act      | ts               |
      | C1   | received | 2021-09-27 11:20 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 届满次日为周日，期限已过，超期工作日尚为零
    假如今天是2021-10-10
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act      | ts               |
      | C1   | received | 2021-09-27 11:20 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                                              |
      | C1      | flagged | 2021-10-09 | 0    | 应于2021-10-09（含当日）前受理、不予受理或告知补正，至今未答复，超期工作日：0 |

  @must-fire
  场景: 届满后第一个工作日仍未答复
    假如今天是2021-10-11
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act      | ts               |
      | C1   | received | 2021-09-27 11:20 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                                              |
      | C1      | flagged | 2021-10-09 | 1    | 应于2021-10-09（含当日）前受理、不予受理或告知补正，至今未答复，超期工作日：1 |

  @must-fire
  场景: 期限届满于月末
    8月24日（周二）收件，第5个工作日为8月31日，9月1日即超期。
    假如今天是2021-09-01
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act      | ts         |
      | C1   | received | 2021-08-24 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                                              |
      | C1      | flagged | 2021-08-31 | 1    | 应于2021-08-31（含当日）前受理、不予受理或告知补正，至今未答复，超期工作日：1 |

  @must-not-fire
  场景: 四种答复都算答复，迟到的答复由其他规则处理
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | approval |
    而且event记录如下
      | case | act               | ts         |
      | C1   | received          | 2021-09-27 |
      | C1   | accepted          | 2021-10-08 |
      | C2   | received          | 2021-09-27 |
      | C2   | not_accepted      | 2021-10-08 |
      | C3   | received          | 2021-09-27 |
      | C3   | correction_notice | 2021-10-08 |
      | C4   | received          | 2021-09-27 |
      | C4   | withdrawn         | 2021-10-08 |
      | C5   | received          | 2021-09-27 |
      | C5   | accepted          | 2021-10-20 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5

  @must-not-fire
  场景: 不属于行政许可的（C2）不在检查之列
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | hotline  |
    而且event记录如下
      | case | act      | ts         |
      | C1   | received | 2021-09-27 |
      | C1   | accepted | 2021-09-28 |
      | C2   | received | 2021-09-27 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 没有收件记录则无法起算
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-10-08 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                 | message            |
      | C1      | cannot_tell | no receipt is recorded | 无收件记录，无法起算 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限answer，截至2021-10-12
    # 5个工作日；自收件起；以检查之日为准；行政许可法32
    # | 案件       | 收件       | 届满       | 结果                         |
    # | 届满前一日 | 2021-09-30 | 2021-10-13 | 合规                         |
    # | 届满当日   | 2021-09-29 | 2021-10-12 | 合规                         |
    # | 届满次日   | 2021-09-28 | 2021-10-11 | 标记: Due 2021-10-11, Late 1 |
    假如今天是2021-10-12
    而且case记录如下
      | case       | domain   |
      | 届满前一日 | approval |
      | 届满当日   | approval |
      | 届满次日   | approval |
    而且event记录如下
      | case       | act      | ts               |
      | 届满前一日 | received | 2021-09-30 11:20 |
      | 届满当日   | received | 2021-09-29 11:20 |
      | 届满次日   | received | 2021-09-28 11:20 |
    当执行规则
    那么结果为
      | subject  | outcome | Due        | Late |
      | 届满次日 | flagged | 2021-10-11 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日

  @boundary
  场景: 边界日：时限answer，截至2021-11-30，月末届满
    # 5个工作日；自收件起；以检查之日为准；行政许可法32
    # | 案件         | 收件       | 届满       | 结果                         |
    # | 月末届满当日 | 2021-11-23 | 2021-11-30 | 合规                         |
    # | 月末届满次日 | 2021-11-22 | 2021-11-29 | 标记: Due 2021-11-29, Late 1 |
    假如今天是2021-11-30
    而且case记录如下
      | case         | domain   |
      | 月末届满当日 | approval |
      | 月末届满次日 | approval |
    而且event记录如下
      | case         | act      | ts               |
      | 月末届满当日 | received | 2021-11-23 11:20 |
      | 月末届满次日 | received | 2021-11-22 11:20 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 月末届满次日 | flagged | 2021-11-29 | 1    |
    而且检查对象为月末届满当日 月末届满次日

  @boundary
  场景: 边界日：时限answer，截至2022-01-04，逢节假日届满
    # 5个工作日；自收件起；以检查之日为准；行政许可法32
    # | 案件         | 收件       | 届满       | 结果                         |
    # | 逢节假日当日 | 2021-12-27 | 2022-01-04 | 合规                         |
    # | 逢节假日次日 | 2021-12-26 | 2021-12-31 | 标记: Due 2021-12-31, Late 1 |
    假如今天是2022-01-04
    而且case记录如下
      | case         | domain   |
      | 逢节假日当日 | approval |
      | 逢节假日次日 | approval |
    而且event记录如下
      | case         | act      | ts               |
      | 逢节假日当日 | received | 2021-12-27 11:20 |
      | 逢节假日次日 | received | 2021-12-26 11:20 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 逢节假日次日 | flagged | 2021-12-31 | 1    |
    而且检查对象为逢节假日当日 逢节假日次日

  @boundary
  场景: 边界日：时限answer，截至2021-10-12，期间逢调休上班日
    # 5个工作日；自收件起；以检查之日为准；行政许可法32
    # | 案件       | 收件       | 届满       | 结果                         |
    # | 逢调休当日 | 2021-09-29 | 2021-10-12 | 合规                         |
    # | 逢调休次日 | 2021-09-28 | 2021-10-11 | 标记: Due 2021-10-11, Late 1 |
    假如今天是2021-10-12
    而且case记录如下
      | case       | domain   |
      | 逢调休当日 | approval |
      | 逢调休次日 | approval |
    而且event记录如下
      | case       | act      | ts               |
      | 逢调休当日 | received | 2021-09-29 11:20 |
      | 逢调休次日 | received | 2021-09-28 11:20 |
    当执行规则
    那么结果为
      | subject    | outcome | Due        | Late |
      | 逢调休次日 | flagged | 2021-10-11 | 1    |
    而且检查对象为逢调休当日 逢调休次日
  # oversight specs boundary: end
