# language: zh-CN
功能: 持证执法人员少于两人（行政处罚法42，行政强制法18）
  检查、询问、勘验现场时，执法人员不得少于两人，且当日均持有效执法证件。
  P1的证件长期有效；P2的证件至2021年6月30日止；P3的证件自2021年7月1日起；P4有新旧两证；
  P5的证件自2021年7月1日起长期有效；P9只有其他许可。

  背景:
    假如规则为"cn.penalty/officers-few"
    而且今天是2021-12-31
    而且permit记录如下
      | permit | party | category                | valid_from | valid_to   |
      | Z1     | P1    | enforcement_certificate | 2019-01-01 |            |
      | Z2     | P2    | enforcement_certificate | 2019-01-01 | 2021-06-30 |
      | Z3     | P3    | enforcement_certificate | 2021-07-01 | 2026-06-30 |
      | Z4     | P4    | enforcement_certificate | 2016-01-01 | 2021-12-31 |
      | Z5     | P4    | enforcement_certificate | 2021-01-01 | 2025-12-31 |
      | Z6     | P5    | enforcement_certificate | 2021-07-01 |            |
      | Z9     | P9    | driving_licence         | 2016-01-01 | 2026-01-01 |

  @must-not-fire
  场景: 两名执法人员证件有效，末日当日仍有效，首日当日已有效
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act     | ts               | officers |
      | C1   | inspect | 2021-06-30 23:50 | P1 P2    |
      | C2   | inspect | 2021-07-01 00:10 | P1 P3    |
      | C3   | inspect | 2021-07-01 00:10 | P1 P5    |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @must-fire
  场景: 证件到期次日、生效前一日，均只剩一人
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act     | ts               | officers |
      | C1   | inspect | 2021-07-01 09:00 | P1 P2    |
      | C2   | inquire | 2021-06-30 09:00 | P1 P3    |
      | C3   | inquire | 2021-06-30 09:00 | P1 P5    |
    当执行规则
    那么结果为
      | subject | outcome | Act     | Day        | Certified | message                                                  |
      | C1      | flagged | inspect | 2021-07-01 | 1         | 2021-07-01的“inspect”，当日持有效执法证件的人员数：1 |
      | C2      | flagged | inquire | 2021-06-30 | 1         | 2021-06-30的“inquire”，当日持有效执法证件的人员数：1 |
      | C3      | flagged | inquire | 2021-06-30 | 1         | 2021-06-30的“inquire”，当日持有效执法证件的人员数：1 |

  @must-fire
  场景: 只有一人、无人持证、同一人重复登记、一人两证
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    而且event记录如下
      | case | act     | ts         | officers |
      | C1   | scene   | 2021-03-08 | P1       |
      | C2   | inspect | 2021-03-08 | P8 P9    |
      | C3   | inquire | 2021-03-08 | P1 P1    |
      | C4   | inquire | 2021-03-08 | P4 P8    |
    当执行规则
    那么结果为
      | subject | outcome | Act     | Day        | Certified | message                                                  |
      | C1      | flagged | scene   | 2021-03-08 | 1         | 2021-03-08的“scene”，当日持有效执法证件的人员数：1   |
      | C2      | flagged | inspect | 2021-03-08 | 0         | 2021-03-08的“inspect”，当日持有效执法证件的人员数：0 |
      | C3      | flagged | inquire | 2021-03-08 | 1         | 2021-03-08的“inquire”，当日持有效执法证件的人员数：1 |
      | C4      | flagged | inquire | 2021-03-08 | 1         | 2021-03-08的“inquire”，当日持有效执法证件的人员数：1 |

  @must-fire
  场景: 人数按每次行为分别计算；多次不足合为一个结果
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts         | officers |
      | C1   | inspect | 2021-03-08 | P1 P2    |
      | C1   | inspect | 2021-03-09 | P1       |
      | C1   | inquire | 2021-03-10 | P2       |
      | C1   | scene   | 2021-03-11 |          |
    当执行规则
    那么结果为
      | subject | outcome | Act     | Day        | Certified | more | message                                                  |
      | C1      | flagged | inquire | 2021-03-10 | 1         | 1    | 2021-03-10的“inquire”，当日持有效执法证件的人员数：1 |

  @must-not-fire
  场景: 其他行为（C2）、其他领域的案件（C3）不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | approval |
    而且event记录如下
      | case | act     | ts         | officers |
      | C1   | filed   | 2021-03-08 | P1       |
      | C1   | inspect | 2021-03-09 | P1 P2    |
      | C2   | filed   | 2021-03-08 | P1       |
      | C3   | inspect | 2021-03-08 | P1       |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 有一次行为未载明执法人员
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts         | officers |
      | C1   | inspect | 2021-03-08 | P1 P2    |
      | C1   | inquire | 2021-03-09 |          |
    当执行规则
    那么结果为
      | subject | outcome     | reason                      | message            |
      | C1      | cannot_tell | the records name no officer | 记录未载明执法人员 |

  @cannot-tell @must-not-fire
  场景: 没有任何执法行为的不在检查之列；唯一一次检查未记录人员的无法判断
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    而且event记录如下
      | case | act     | ts         |
      | C2   | inspect | 2021-09-14 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                       |
      | C2      | cannot_tell | the records name no officer |
    而且检查对象为C2
