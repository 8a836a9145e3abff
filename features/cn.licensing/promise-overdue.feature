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
