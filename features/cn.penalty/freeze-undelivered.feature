# language: zh-CN
功能: 冻结决定3个工作日内未交付（行政强制法31、69）
  2021年9月17日（周五）冻结：9月18日（周六调休上班）、22日、23日为三个工作日，9月23日届满。

  背景:
    假如规则为"cn.penalty/freeze-undelivered"

  @must-not-fire
  场景: 第三个工作日交付；先有误录、期限内又交付的；期限未满的
    假如今天是2021-09-23
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | coercion |
    而且event记录如下
      | case | act              | ts               |
      | C1   | freeze           | 2021-09-17 16:00 |
      | C1   | freeze_delivered | 2021-09-23 23:00 |
      | C2   | freeze           | 2021-09-17 16:00 |
      | C2   | freeze_delivered | 2021-09-17 09:00 |
      | C3   | freeze           | 2021-09-17       |
      | C3   | freeze_delivered | 2021-09-16       |
      | C3   | freeze_delivered | 2021-09-22       |
      | C4   | freeze           | 2021-09-17       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-fire
  场景: 次日才交付，或至今未交付
    假如今天是2021-09-26
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
    而且event记录如下
      | case | act              | ts         |
      | C1   | freeze           | 2021-09-17 |
      | C1   | freeze_delivered | 2021-09-24 |
      | C2   | freeze           | 2021-09-17 |
      | C2   | freeze           | 2021-09-24 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                       |
      | C1      | flagged | 2021-09-23 | 1    | 冻结决定书应于2021-09-23（含当日）前交付当事人，超期工作日：1 |
      | C2      | flagged | 2021-09-23 | 2    | 冻结决定书应于2021-09-23（含当日）前交付当事人，超期工作日：2 |

  @must-not-fire
  场景: 没有冻结的（C1）、其他领域的案件（C2）不在检查之列
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | approval |
      | C3   | penalty  |
    而且event记录如下
      | case | act    | ts         |
      | C1   | seize  | 2021-03-01 |
      | C2   | freeze | 2021-03-01 |
      | C3   | freeze | 2021-12-30 |
    当执行规则
    那么没有结果
    而且检查对象为C3

  @cannot-tell
  场景: 交付日期早于冻结日期
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act              | ts         |
      | C1   | freeze           | 2021-09-17 |
      | C1   | freeze_delivered | 2021-09-16 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                  | message              |
      | C1      | cannot_tell | the delivery is dated before the freeze | 交付日期早于冻结日期 |

  @must-not-fire
  场景: 有交付而无冻结的，不在检查之列
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act              | ts         |
      | C1   | freeze_delivered | 2021-09-22 |
    当执行规则
    那么没有结果
    而且没有检查对象
