# language: zh-CN
功能: 超过承诺期限（优化营商环境条例36）
  2021年3月1日（周一）受理，承诺10个工作日，届满日为3月15日（周一）；
  法定20个工作日，届满日为3月29日（周一）。

  背景:
    假如规则为"cn.licensing/promise-overdue"
    而且item记录如下
      | item | version | name     | statute_n | statute_unit | promise_n | promise_unit |
      | I1   | 1       | 有承诺   | 20        | wd           | 10        | wd           |
      | I2   | 1       | 无承诺   | 20        | wd           |           |              |
      | I3   | 1       | 自然日   | 60        | cd           | 30        | cd           |

  @must-not-fire
  场景: 届满日当日作出决定不算超期
    假如今天是2021-04-30
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2021-03-01 09:00 |
      | C1   | granted  | 2021-03-15 17:30 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 次日作出决定，超期1个工作日
    假如今天是2021-04-30
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2021-03-01 09:00 |
      | C1   | refused  | 2021-03-16 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                    |
      | C1      | flagged | 2021-03-15 | 1    | 承诺于2021-03-15（含当日）前作出决定，超期工作日：1 |

  @must-fire
  场景: 法定期限届满日当日仍只算超承诺
    假如今天是2021-03-29
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                     |
      | C1      | flagged | 2021-03-15 | 10   | 承诺于2021-03-15（含当日）前作出决定，超期工作日：10 |

  @must-not-fire
  场景: 超过法定期限的由另一规则单独认定
    假如今天是2021-03-30
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 检测期间不计入承诺期限
    3月4日开始检测、3月10日结束，扣除5日、8日、9日、10日共4个工作日，届满日顺延至3月19日（周五）。
    假如今天是2021-04-30
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | granted  | 2021-03-19 |
      | C2   | accepted | 2021-03-01 |
      | C2   | granted  | 2021-03-22 |
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at     |
      | C1   | testing | 2021-03-04 | 2021-03-10 |
      | C2   | testing | 2021-03-04 | 2021-03-10 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                    |
      | C2      | flagged | 2021-03-19 | 1    | 承诺于2021-03-19（含当日）前作出决定，超期工作日：1 |

  @must-fire
  场景: 八种特别程序各一日不计，届满日为3月25日；当日延期10个工作日，届满日为4月9日
    假如今天是2021-04-30
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | extend   | 2021-03-25 |
      | C1   | granted  | 2021-04-09 |
      | C2   | accepted | 2021-03-01 |
      | C2   | extend   | 2021-03-25 |
      | C2   | granted  | 2021-04-12 |
    而且clock_stop记录如下
      | case | kind          | start_at   | end_at     |
      | C1   | testing       | 2021-03-02 | 2021-03-03 |
      | C1   | hearing       | 2021-03-03 | 2021-03-04 |
      | C1   | tender        | 2021-03-04 | 2021-03-05 |
      | C1   | auction       | 2021-03-08 | 2021-03-09 |
      | C1   | inspection    | 2021-03-09 | 2021-03-10 |
      | C1   | quarantine    | 2021-03-10 | 2021-03-11 |
      | C1   | appraisal     | 2021-03-11 | 2021-03-12 |
      | C1   | expert_review | 2021-03-15 | 2021-03-16 |
      | C2   | testing       | 2021-03-02 | 2021-03-03 |
      | C2   | hearing       | 2021-03-03 | 2021-03-04 |
      | C2   | tender        | 2021-03-04 | 2021-03-05 |
      | C2   | auction       | 2021-03-08 | 2021-03-09 |
      | C2   | inspection    | 2021-03-09 | 2021-03-10 |
      | C2   | quarantine    | 2021-03-10 | 2021-03-11 |
      | C2   | appraisal     | 2021-03-11 | 2021-03-12 |
      | C2   | expert_review | 2021-03-15 | 2021-03-16 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                    |
      | C2      | flagged | 2021-04-09 | 1    | 承诺于2021-04-09（含当日）前作出决定，超期工作日：1 |

  @must-fire
  场景: 以自然日承诺的，届满日为休息日的顺延至其后首个工作日
    9月3日受理，30日后为10月3日（国庆假期），顺延至10月8日（周五）；9日（周六）调休上班。
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I3   | 1            |
      | C2   | approval | I3   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-09-03 |
      | C1   | granted  | 2021-10-08 |
      | C2   | accepted | 2021-09-03 |
      | C2   | granted  | 2021-10-09 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                    |
      | C2      | flagged | 2021-10-08 | 1    | 承诺于2021-10-08（含当日）前作出决定，超期工作日：1 |

  @must-fire
  场景: 联合办理的法定期限为45个工作日，届满于5月6日：当日决定的仅超过承诺（C1），次日决定的由另一规则认定（C2）
    假如今天是2021-05-31
    而且case记录如下
      | case | domain   | item | item_version | procedure |
      | C1   | approval | I1   | 1            | joint     |
      | C2   | approval | I1   | 1            | joint     |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | granted  | 2021-05-06 |
      | C2   | accepted | 2021-03-01 |
      | C2   | granted  | 2021-05-07 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                    |
      | C1      | flagged | 2021-03-15 | 35   | 承诺于2021-03-15（含当日）前作出决定，超期工作日：35 |

  @must-not-fire
  场景: 未受理的（C2）、不属于行政许可的（C3）不在检查之列
    假如今天是2021-03-26
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
      | C3   | penalty  | I1   | 1            |
    而且event记录如下
      | case | act       | ts         |
      | C1   | accepted  | 2021-03-01 |
      | C1   | withdrawn | 2021-03-15 |
      | C2   | received  | 2021-03-01 |
      | C3   | accepted  | 2021-03-01 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 清单未载明承诺期限
    假如今天是2021-04-30
    而且case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | granted  | 2021-03-26 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                | message            |
      | C1      | cannot_tell | the catalogue gives no promised limit | 清单未载明承诺期限 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限decide_joint
    # 45个工作日；自受理起；以准予许可之日为准；行政许可法42(2) 45
    # | 案件         | 受理       | 届满       | 准予许可   | 结果                          |
    # | 届满前一日   | 2021-03-05 | 2021-05-11 | 2021-05-10 | 标记: Due 2021-03-19, Late 34 |
    # | 届满当日     | 2021-03-05 | 2021-05-11 | 2021-05-11 | 标记: Due 2021-03-19, Late 35 |
    # | 届满次日     | 2021-03-05 | 2021-05-11 | 2021-05-12 | 合规                          |
    # | 月末届满当日 | 2021-03-25 | 2021-05-31 | 2021-05-31 | 标记: Due 2021-04-09, Late 35 |
    # | 月末届满次日 | 2021-03-25 | 2021-05-31 | 2021-06-01 | 合规                          |
    # | 逢节假日当日 | 2021-04-09 | 2021-06-15 | 2021-06-15 | 标记: Due 2021-04-23, Late 35 |
    # | 逢节假日次日 | 2021-04-09 | 2021-06-15 | 2021-06-16 | 合规                          |
    # | 逢调休当日   | 2021-03-05 | 2021-05-11 | 2021-05-11 | 标记: Due 2021-03-19, Late 35 |
    # | 逢调休次日   | 2021-03-05 | 2021-05-11 | 2021-05-12 | 合规                          |
    假如今天是2021-06-17
    而且case记录如下
      | case         | domain   | item | item_version | procedure |
      | 届满前一日   | approval | I1   | 1            | joint     |
      | 届满当日     | approval | I1   | 1            | joint     |
      | 届满次日     | approval | I1   | 1            | joint     |
      | 月末届满当日 | approval | I1   | 1            | joint     |
      | 月末届满次日 | approval | I1   | 1            | joint     |
      | 逢节假日当日 | approval | I1   | 1            | joint     |
      | 逢节假日次日 | approval | I1   | 1            | joint     |
      | 逢调休当日   | approval | I1   | 1            | joint     |
      | 逢调休次日   | approval | I1   | 1            | joint     |
    而且event记录如下
      | case         | act      | ts         |
      | 届满前一日   | accepted | 2021-03-05 |
      | 届满前一日   | granted  | 2021-05-10 |
      | 届满当日     | accepted | 2021-03-05 |
      | 届满当日     | granted  | 2021-05-11 |
      | 届满次日     | accepted | 2021-03-05 |
      | 届满次日     | granted  | 2021-05-12 |
      | 月末届满当日 | accepted | 2021-03-25 |
      | 月末届满当日 | granted  | 2021-05-31 |
      | 月末届满次日 | accepted | 2021-03-25 |
      | 月末届满次日 | granted  | 2021-06-01 |
      | 逢节假日当日 | accepted | 2021-04-09 |
      | 逢节假日当日 | granted  | 2021-06-15 |
      | 逢节假日次日 | accepted | 2021-04-09 |
      | 逢节假日次日 | granted  | 2021-06-16 |
      | 逢调休当日   | accepted | 2021-03-05 |
      | 逢调休当日   | granted  | 2021-05-11 |
      | 逢调休次日   | accepted | 2021-03-05 |
      | 逢调休次日   | granted  | 2021-05-12 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满前一日   | flagged | 2021-03-19 | 34   |
      | 届满当日     | flagged | 2021-03-19 | 35   |
      | 月末届满当日 | flagged | 2021-04-09 | 35   |
      | 逢节假日当日 | flagged | 2021-04-23 | 35   |
      | 逢调休当日   | flagged | 2021-03-19 | 35   |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日

  @boundary
  场景: 边界日：时限decide
    # 20个工作日（依事项目录）；自受理起；以不予许可之日为准；行政许可法42(1) 45
    # | 案件         | 受理       | 届满       | 不予许可   | 结果                          |
    # | 届满前一日   | 2021-03-09 | 2021-04-07 | 2021-04-06 | 标记: Due 2021-03-23, Late 9  |
    # | 届满当日     | 2021-03-09 | 2021-04-07 | 2021-04-07 | 标记: Due 2021-03-23, Late 10 |
    # | 届满次日     | 2021-03-09 | 2021-04-07 | 2021-04-08 | 合规                          |
    # | 月末届满当日 | 2021-04-29 | 2021-05-31 | 2021-05-31 | 标记: Due 2021-05-17, Late 10 |
    # | 月末届满次日 | 2021-04-29 | 2021-05-31 | 2021-06-01 | 合规                          |
    # | 逢节假日当日 | 2021-04-06 | 2021-05-06 | 2021-05-06 | 标记: Due 2021-04-20, Late 10 |
    # | 逢节假日次日 | 2021-04-06 | 2021-05-06 | 2021-05-07 | 合规                          |
    # | 逢调休当日   | 2021-03-29 | 2021-04-26 | 2021-04-26 | 标记: Due 2021-04-13, Late 10 |
    # | 逢调休次日   | 2021-03-29 | 2021-04-26 | 2021-04-27 | 合规                          |
    假如今天是2021-06-02
    而且case记录如下
      | case         | domain   | item | item_version |
      | 届满前一日   | approval | I1   | 1            |
      | 届满当日     | approval | I1   | 1            |
      | 届满次日     | approval | I1   | 1            |
      | 月末届满当日 | approval | I1   | 1            |
      | 月末届满次日 | approval | I1   | 1            |
      | 逢节假日当日 | approval | I1   | 1            |
      | 逢节假日次日 | approval | I1   | 1            |
      | 逢调休当日   | approval | I1   | 1            |
      | 逢调休次日   | approval | I1   | 1            |
    而且event记录如下
      | case         | act      | ts               |
      | 届满前一日   | accepted | 2021-03-09 09:00 |
      | 届满前一日   | refused  | 2021-04-06 09:00 |
      | 届满当日     | accepted | 2021-03-09 09:00 |
      | 届满当日     | refused  | 2021-04-07 09:00 |
      | 届满次日     | accepted | 2021-03-09 09:00 |
      | 届满次日     | refused  | 2021-04-08 09:00 |
      | 月末届满当日 | accepted | 2021-04-29 09:00 |
      | 月末届满当日 | refused  | 2021-05-31 09:00 |
      | 月末届满次日 | accepted | 2021-04-29 09:00 |
      | 月末届满次日 | refused  | 2021-06-01 09:00 |
      | 逢节假日当日 | accepted | 2021-04-06 09:00 |
      | 逢节假日当日 | refused  | 2021-05-06 09:00 |
      | 逢节假日次日 | accepted | 2021-04-06 09:00 |
      | 逢节假日次日 | refused  | 2021-05-07 09:00 |
      | 逢调休当日   | accepted | 2021-03-29 09:00 |
      | 逢调休当日   | refused  | 2021-04-26 09:00 |
      | 逢调休次日   | accepted | 2021-03-29 09:00 |
      | 逢调休次日   | refused  | 2021-04-27 09:00 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满前一日   | flagged | 2021-03-23 | 9    |
      | 届满当日     | flagged | 2021-03-23 | 10   |
      | 月末届满当日 | flagged | 2021-05-17 | 10   |
      | 逢节假日当日 | flagged | 2021-04-20 | 10   |
      | 逢调休当日   | flagged | 2021-04-13 | 10   |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日

  @boundary
  场景: 边界日：时限promise
    # 10个工作日（依事项目录）；自受理起；以不予许可之日为准；优化营商环境条例36
    # | 案件           | 受理       | 届满       | 不予许可   | 结果                                            |
    # | 届满前一日     | 2021-03-02 | 2021-03-16 | 2021-03-15 | 合规                                            |
    # | 届满当日       | 2021-03-02 | 2021-03-16 | 2021-03-16 | 合规                                            |
    # | 届满次日       | 2021-03-02 | 2021-03-16 | 2021-03-17 | 标记: Due 2021-03-16, Late 1                    |
    # | 月末届满当日   | 2021-03-17 | 2021-03-31 | 2021-03-31 | 合规                                            |
    # | 月末届满次日   | 2021-03-17 | 2021-03-31 | 2021-04-01 | 标记: Due 2021-03-31, Late 1                    |
    # | 逢节假日当日   | 2021-03-22 | 2021-04-06 | 2021-04-06 | 合规                                            |
    # | 逢节假日次日   | 2021-03-22 | 2021-04-06 | 2021-04-07 | 标记: Due 2021-04-06, Late 1                    |
    # | 逢调休当日     | 2021-04-13 | 2021-04-26 | 2021-04-26 | 合规                                            |
    # | 逢调休次日     | 2021-04-13 | 2021-04-26 | 2021-04-27 | 标记: Due 2021-04-26, Late 1                    |
    # | 始于2019-12-31 | 2019-12-31 | -          | 2020-01-16 | 无法判断: the catalogue gives no promised limit |
    # | 始于2020-01-01 | 2020-01-01 | 2020-01-15 | 2020-01-16 | 标记: Due 2020-01-15, Late 1                    |
    # | 始于2020-01-02 | 2020-01-02 | 2020-01-16 | 2020-01-17 | 标记: Due 2020-01-16, Late 1                    |
    假如今天是2021-04-30
    而且case记录如下
      | case           | domain   | item | item_version |
      | 届满前一日     | approval | I1   | 1            |
      | 届满当日       | approval | I1   | 1            |
      | 届满次日       | approval | I1   | 1            |
      | 月末届满当日   | approval | I1   | 1            |
      | 月末届满次日   | approval | I1   | 1            |
      | 逢节假日当日   | approval | I1   | 1            |
      | 逢节假日次日   | approval | I1   | 1            |
      | 逢调休当日     | approval | I1   | 1            |
      | 逢调休次日     | approval | I1   | 1            |
      | 始于2019-12-31 | approval | I1   | 1            |
      | 始于2020-01-01 | approval | I1   | 1            |
      | 始于2020-01-02 | approval | I1   | 1            |
    而且event记录如下
      | case           | act      | ts               |
      | 届满前一日     | accepted | 2021-03-02 09:00 |
      | 届满前一日     | refused  | 2021-03-15 09:00 |
      | 届满当日       | accepted | 2021-03-02 09:00 |
      | 届满当日       | refused  | 2021-03-16 09:00 |
      | 届满次日       | accepted | 2021-03-02 09:00 |
      | 届满次日       | refused  | 2021-03-17 09:00 |
      | 月末届满当日   | accepted | 2021-03-17 09:00 |
      | 月末届满当日   | refused  | 2021-03-31 09:00 |
      | 月末届满次日   | accepted | 2021-03-17 09:00 |
      | 月末届满次日   | refused  | 2021-04-01 09:00 |
      | 逢节假日当日   | accepted | 2021-03-22 09:00 |
      | 逢节假日当日   | refused  | 2021-04-06 09:00 |
      | 逢节假日次日   | accepted | 2021-03-22 09:00 |
      | 逢节假日次日   | refused  | 2021-04-07 09:00 |
      | 逢调休当日     | accepted | 2021-04-13 09:00 |
      | 逢调休当日     | refused  | 2021-04-26 09:00 |
      | 逢调休次日     | accepted | 2021-04-13 09:00 |
      | 逢调休次日     | refused  | 2021-04-27 09:00 |
      | 始于2019-12-31 | accepted | 2019-12-31 09:00 |
      | 始于2019-12-31 | refused  | 2020-01-16 09:00 |
      | 始于2020-01-01 | accepted | 2020-01-01 09:00 |
      | 始于2020-01-01 | refused  | 2020-01-16 09:00 |
      | 始于2020-01-02 | accepted | 2020-01-02 09:00 |
      | 始于2020-01-02 | refused  | 2020-01-17 09:00 |
    当执行规则
    那么结果为
      | subject        | outcome     | Due        | Late | reason                                |
      | 届满次日       | flagged     | 2021-03-16 | 1    |                                       |
      | 月末届满次日   | flagged     | 2021-03-31 | 1    |                                       |
      | 逢节假日次日   | flagged     | 2021-04-06 | 1    |                                       |
      | 逢调休次日     | flagged     | 2021-04-26 | 1    |                                       |
      | 始于2019-12-31 | cannot_tell |            |      | the catalogue gives no promised limit |
      | 始于2020-01-01 | flagged     | 2020-01-15 | 1    |                                       |
      | 始于2020-01-02 | flagged     | 2020-01-16 | 1    |                                       |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日 始于2019-12-31 始于2020-01-01 始于2020-01-02
  # oversight specs boundary: end
