# language: zh-CN
功能: 查封扣押超期（行政强制法25、28）
  查封扣押不得超过30日（自然日）；情况复杂的，届满前经批准可延长30日。检测、检验、检疫、鉴定期间不计入。
  2021年3月1日查封，30日届满于3月31日（周三）。

  背景:
    假如规则为"cn.penalty/seized-too-long"

  @must-not-fire
  场景: 第30日当日解除、没收或处理
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act        | ts               |
      | C1   | seize      | 2021-03-01 10:00 |
      | C1   | release    | 2021-03-31 17:00 |
      | C2   | seize      | 2021-03-01 10:00 |
      | C2   | confiscate | 2021-03-31 17:00 |
      | C3   | seize      | 2021-03-01 10:00 |
      | C3   | dispose    | 2021-03-31 17:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @must-fire
  场景: 次日才解除，超期1日
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts               |
      | C1   | seize   | 2021-03-01 10:00 |
      | C1   | release | 2021-04-01 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                              |
      | C1      | flagged | 2021-03-31 | 1    | 查封扣押应于2021-03-31（含当日）前解除或处理，超期日数：1 |

  @must-not-fire
  场景: 届满日在国庆假期内，按较宽的理解顺延至10月8日
    9月3日查封，30日后为10月3日。
    假如今天是2021-10-08
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act   | ts         |
      | C1   | seize | 2021-09-03 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 顺延后的届满日次日（周六调休上班）仍在查封
    假如今天是2021-10-09
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act   | ts         |
      | C1   | seize | 2021-09-03 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                              |
      | C1      | flagged | 2021-10-08 | 1    | 查封扣押应于2021-10-08（含当日）前解除或处理，超期日数：1 |

  @must-fire
  场景: 届满当日延长的有效，次日延长的无效
    3月31日延长的，届满日为4月30日（周五）；4月1日延长的，届满日仍为3月31日。
    假如今天是2021-05-06
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act          | ts         |
      | C1   | seize        | 2021-03-01 |
      | C1   | extend_seize | 2021-03-31 |
      | C1   | release      | 2021-04-30 |
      | C2   | seize        | 2021-03-01 |
      | C2   | extend_seize | 2021-04-01 |
      | C2   | release      | 2021-04-30 |
      | C3   | seize        | 2021-03-01 |
      | C3   | extend_seize | 2021-03-31 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                               |
      | C2      | flagged | 2021-03-31 | 30   | 查封扣押应于2021-03-31（含当日）前解除或处理，超期日数：30 |
      | C3      | flagged | 2021-04-30 | 6    | 查封扣押应于2021-04-30（含当日）前解除或处理，超期日数：6  |

  @must-fire
  场景: 检测期间不计入
    3月10日至20日检测，扣除10日，届满日为4月10日（周六），顺延至4月12日（周一）。
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    而且event记录如下
      | case | act     | ts         |
      | C1   | seize   | 2021-03-01 |
      | C1   | release | 2021-04-12 |
      | C2   | seize   | 2021-03-01 |
      | C2   | release | 2021-04-13 |
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at     |
      | C1   | testing | 2021-03-10 | 2021-03-20 |
      | C2   | testing | 2021-03-10 | 2021-03-20 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                              |
      | C2      | flagged | 2021-04-12 | 1    | 查封扣押应于2021-04-12（含当日）前解除或处理，超期日数：1 |

  @must-not-fire
  场景: 没有查封扣押的（C2）、其他领域的案件（C3）不在检查之列；检测以外的程序未结束不影响
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | approval |
    而且event记录如下
      | case | act     | ts         |
      | C1   | seize   | 2021-03-01 |
      | C1   | release | 2021-03-15 |
      | C2   | filed   | 2021-03-01 |
      | C3   | seize   | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind      | start_at   | end_at     |
      | C1   | testing   | 2021-03-02 | 2021-03-05 |
      | C1   | appraisal | 2021-03-08 |            |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 已解除而检测无结束日期
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts         |
      | C1   | seize   | 2021-03-01 |
      | C1   | release | 2021-05-31 |
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at |
      | C1   | testing | 2021-03-10 |        |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                                   | message                              |
      | C1      | cannot_tell | a testing period has no end date though the seizure ended | 查封扣押已结束，但检测期间无结束日期 |

  @must-not-fire
  场景: 检测仍在进行、仍在查封的，期限停止计算
    假如今天是2021-05-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act   | ts         |
      | C1   | seize | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at |
      | C1   | testing | 2021-03-10 |        |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-not-fire
  场景: 检验、检疫、技术鉴定期间同样不计入
    3月10日至20日，扣除10日，4月12日解除均未超期。
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act     | ts         |
      | C1   | seize   | 2021-03-01 |
      | C1   | release | 2021-04-12 |
      | C2   | seize   | 2021-03-01 |
      | C2   | release | 2021-04-12 |
      | C3   | seize   | 2021-03-01 |
      | C3   | release | 2021-04-12 |
    而且clock_stop记录如下
      | case | kind       | start_at   | end_at     |
      | C1   | inspection | 2021-03-10 | 2021-03-20 |
      | C2   | quarantine | 2021-03-10 | 2021-03-20 |
      | C3   | appraisal  | 2021-03-10 | 2021-03-20 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限seize
    # 30日；自查封扣押起；以解除查封扣押之日为准；行政强制法25；届满日逢休息日是否顺延有争议，此处按顺延
    # | 案件           | 查封扣押   | 届满       | 解除查封扣押 | 结果                         |
    # | 届满前一日     | 2021-03-08 | 2021-04-07 | 2021-04-06   | 合规                         |
    # | 届满当日       | 2021-03-08 | 2021-04-07 | 2021-04-07   | 合规                         |
    # | 届满次日       | 2021-03-08 | 2021-04-07 | 2021-04-08   | 标记: Due 2021-04-07, Late 1 |
    # | 月末届满当日   | 2021-05-31 | 2021-06-30 | 2021-06-30   | 合规                         |
    # | 月末届满次日   | 2021-05-31 | 2021-06-30 | 2021-07-01   | 标记: Due 2021-06-30, Late 1 |
    # | 逢节假日当日   | 2021-09-01 | 2021-10-08 | 2021-10-08   | 合规                         |
    # | 逢节假日次日   | 2021-09-01 | 2021-10-08 | 2021-10-09   | 标记: Due 2021-10-08, Late 1 |
    # | 逢调休当日     | 2021-03-26 | 2021-04-25 | 2021-04-25   | 合规                         |
    # | 逢调休次日     | 2021-03-26 | 2021-04-25 | 2021-04-26   | 标记: Due 2021-04-25, Late 1 |
    # | 始于2011-12-31 | 2011-12-31 | -          | 2012-02-01   | 合规                         |
    # | 始于2012-01-01 | 2012-01-01 | 2012-01-31 | 2012-02-01   | 标记: Due 2012-01-31, Late 1 |
    # | 始于2012-01-02 | 2012-01-02 | 2012-02-01 | 2012-02-02   | 标记: Due 2012-02-01, Late 1 |
    假如今天是2021-12-31
    而且case记录如下
      | case           | domain  |
      | 届满前一日     | penalty |
      | 届满当日       | penalty |
      | 届满次日       | penalty |
      | 月末届满当日   | penalty |
      | 月末届满次日   | penalty |
      | 逢节假日当日   | penalty |
      | 逢节假日次日   | penalty |
      | 逢调休当日     | penalty |
      | 逢调休次日     | penalty |
      | 始于2011-12-31 | penalty |
      | 始于2012-01-01 | penalty |
      | 始于2012-01-02 | penalty |
    而且event记录如下
      | case           | act     | ts               |
      | 届满前一日     | seize   | 2021-03-08 10:00 |
      | 届满前一日     | release | 2021-04-06 09:00 |
      | 届满当日       | seize   | 2021-03-08 10:00 |
      | 届满当日       | release | 2021-04-07 09:00 |
      | 届满次日       | seize   | 2021-03-08 10:00 |
      | 届满次日       | release | 2021-04-08 09:00 |
      | 月末届满当日   | seize   | 2021-05-31 10:00 |
      | 月末届满当日   | release | 2021-06-30 09:00 |
      | 月末届满次日   | seize   | 2021-05-31 10:00 |
      | 月末届满次日   | release | 2021-07-01 09:00 |
      | 逢节假日当日   | seize   | 2021-09-01 10:00 |
      | 逢节假日当日   | release | 2021-10-08 09:00 |
      | 逢节假日次日   | seize   | 2021-09-01 10:00 |
      | 逢节假日次日   | release | 2021-10-09 09:00 |
      | 逢调休当日     | seize   | 2021-03-26 10:00 |
      | 逢调休当日     | release | 2021-04-25 09:00 |
      | 逢调休次日     | seize   | 2021-03-26 10:00 |
      | 逢调休次日     | release | 2021-04-26 09:00 |
      | 始于2011-12-31 | seize   | 2011-12-31 10:00 |
      | 始于2011-12-31 | release | 2012-02-01 09:00 |
      | 始于2012-01-01 | seize   | 2012-01-01 10:00 |
      | 始于2012-01-01 | release | 2012-02-01 09:00 |
      | 始于2012-01-02 | seize   | 2012-01-02 10:00 |
      | 始于2012-01-02 | release | 2012-02-02 09:00 |
    当执行规则
    那么结果为
      | subject        | outcome | Due        | Late |
      | 届满次日       | flagged | 2021-04-07 | 1    |
      | 月末届满次日   | flagged | 2021-06-30 | 1    |
      | 逢节假日次日   | flagged | 2021-10-08 | 1    |
      | 逢调休次日     | flagged | 2021-04-25 | 1    |
      | 始于2012-01-01 | flagged | 2012-01-31 | 1    |
      | 始于2012-01-02 | flagged | 2012-02-01 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日 始于2011-12-31 始于2012-01-01 始于2012-01-02
  # oversight specs boundary: end
