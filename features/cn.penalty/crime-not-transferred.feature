# language: zh-CN
功能: 涉嫌犯罪未移送（行政处罚法27、57）
  事项B的移送标准为涉案金额50000元，其第2版为80000元；事项G只有一版；事项D没有移送标准。

  背景:
    假如规则为"cn.penalty/crime-not-transferred"
    而且今天是2021-12-31
    而且item记录如下
      | item | version | name       | crime_from |
      | B    | 1       | 违法行为甲 | 50000      |
      | B    | 2       | 违法行为甲 | 80000      |
      | G    | 1       | 违法行为乙 | 30000      |
      | D    | 1       | 违法行为丙 |            |

  @must-fire
  场景: 恰为移送标准，处罚、不予处罚或撤案了结；按案件所用版本；立案两次的取较大金额
    假如case记录如下
      | case | domain  | item | item_version |
      | C1   | penalty | B    | 1            |
      | C2   | penalty | B    | 1            |
      | C3   | penalty | B    | 1            |
      | C4   | penalty | B    | 2            |
      | C5   | penalty | G    |              |
      | C6   | penalty | B    | 1            |
    而且event记录如下
      | case | act        | ts         | amount |
      | C1   | filed      | 2021-08-02 | 50000  |
      | C1   | penalty    | 2021-09-01 | 1000   |
      | C2   | filed      | 2021-08-02 | 50000  |
      | C2   | no_penalty | 2021-09-01 | 1000   |
      | C3   | filed      | 2021-08-02 | 60000  |
      | C3   | withdrawn  | 2021-09-01 | 1000   |
      | C4   | filed      | 2021-08-02 | 80000  |
      | C4   | penalty    | 2021-09-01 | 1000   |
      | C5   | filed      | 2021-08-02 | 30000  |
      | C5   | penalty    | 2021-09-01 | 1000   |
      | C6   | filed      | 2021-08-02 | 100    |
      | C6   | penalty    | 2021-09-01 | 1000   |
      | C6   | filed      | 2021-08-03 | 50001  |
    当执行规则
    那么结果为
      | subject | outcome | Amount | Threshold | message                                                  |
      | C1      | flagged | 50000  | 50000     | 涉案金额50000元，达到移送标准50000元，案件已办结而未移送 |
      | C2      | flagged | 50000  | 50000     | 涉案金额50000元，达到移送标准50000元，案件已办结而未移送 |
      | C3      | flagged | 60000  | 50000     | 涉案金额60000元，达到移送标准50000元，案件已办结而未移送 |
      | C4      | flagged | 80000  | 80000     | 涉案金额80000元，达到移送标准80000元，案件已办结而未移送 |
      | C5      | flagged | 30000  | 30000     | 涉案金额30000元，达到移送标准30000元，案件已办结而未移送 |
      | C6      | flagged | 50001  | 50000     | 涉案金额50001元，达到移送标准50000元，案件已办结而未移送 |

  @must-not-fire
  场景: 未达移送标准；已移送的，不论先后
    假如case记录如下
      | case | domain  | item | item_version |
      | C1   | penalty | B    | 1            |
      | C2   | penalty | B    | 2            |
      | C3   | penalty | B    | 1            |
      | C4   | penalty | B    | 1            |
    而且event记录如下
      | case | act         | ts         | amount   |
      | C1   | filed       | 2021-08-02 | 49999.99 |
      | C1   | penalty     | 2021-09-01 | 1000     |
      | C2   | filed       | 2021-08-02 | 50000    |
      | C2   | penalty     | 2021-09-01 | 1000     |
      | C3   | filed       | 2021-08-02 | 90000    |
      | C3   | penalty     | 2021-09-01 | 1000     |
      | C3   | transferred | 2021-12-01 |          |
      | C4   | filed       | 2021-08-02 |          |
      | C4   | penalty     | 2021-09-01 | 1000     |
      | C4   | transferred | 2021-08-20 |          |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-not-fire
  场景: 未了结（C1）、无移送标准（C2）、版本不明（C3）、未立案（C4）、其他领域（C5）的不在检查之列
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | penalty  | B    | 1            |
      | C2   | penalty  | D    | 1            |
      | C3   | penalty  | B    |              |
      | C4   | penalty  | B    | 1            |
      | C5   | coercion | B    | 1            |
      | C6   | penalty  | B    | 1            |
      | C7   | penalty  | B    | 1            |
    而且event记录如下
      | case | act          | ts         | amount |
      | C1   | filed        | 2021-08-02 | 90000  |
      | C1   | prior_notice | 2021-09-01 | 1000   |
      | C2   | filed        | 2021-08-02 | 90000  |
      | C2   | penalty      | 2021-09-01 | 1000   |
      | C3   | filed        | 2021-08-02 | 90000  |
      | C3   | penalty      | 2021-09-01 | 1000   |
      | C4   | penalty      | 2021-09-01 | 90000  |
      | C5   | filed        | 2021-08-02 | 90000  |
      | C5   | penalty      | 2021-09-01 | 1000   |
      | C6   | filed        | 2021-08-02 | 100    |
      | C6   | penalty      | 2021-09-01 | 1000   |
      | C7   | filed        | 2021-08-02 | 90000  |
      | C7   | transferred  | 2021-09-01 | 1000   |
    当执行规则
    那么没有结果
    而且检查对象为C6

  @cannot-tell
  场景: 涉案金额未记录
    假如case记录如下
      | case | domain  | item | item_version |
      | C1   | penalty | B    | 1            |
    而且event记录如下
      | case | act     | ts         | amount |
      | C1   | filed   | 2021-08-02 |        |
      | C1   | penalty | 2021-09-01 | 1000   |
    当执行规则
    那么结果为
      | subject | outcome     | reason                              | message        |
      | C1      | cannot_tell | the amount involved is not recorded | 涉案金额未记录 |

  @must-not-fire
  场景: 事项不在清单之内、又未载明版本的，不在检查之列
    假如case记录如下
      | case | domain  | item | item_version |
      | C1   | penalty | X    |              |
    而且event记录如下
      | case | act     | ts         | amount |
      | C1   | filed   | 2021-08-02 | 90000  |
      | C1   | penalty | 2021-09-01 | 1000   |
    当执行规则
    那么没有结果
    而且没有检查对象
