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

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限freeze_deliver
    # 3个工作日；自冻结起；以交付冻结决定之日为准；行政强制法31 69
    # | 案件           | 冻结       | 届满       | 交付冻结决定 | 结果                         |
    # | 届满前一日     | 2021-09-17 | 2021-09-23 | 2021-09-22   | 合规                         |
    # | 届满当日       | 2021-09-17 | 2021-09-23 | 2021-09-23   | 合规                         |
    # | 届满次日       | 2021-09-17 | 2021-09-23 | 2021-09-24   | 标记: Due 2021-09-23, Late 1 |
    # | 月末届满当日   | 2021-11-25 | 2021-11-30 | 2021-11-30   | 合规                         |
    # | 月末届满次日   | 2021-11-25 | 2021-11-30 | 2021-12-01   | 标记: Due 2021-11-30, Late 1 |
    # | 逢节假日当日   | 2021-09-28 | 2021-10-08 | 2021-10-08   | 合规                         |
    # | 逢节假日次日   | 2021-09-28 | 2021-10-08 | 2021-10-09   | 标记: Due 2021-10-08, Late 1 |
    # | 逢调休当日     | 2021-09-17 | 2021-09-23 | 2021-09-23   | 合规                         |
    # | 逢调休次日     | 2021-09-17 | 2021-09-23 | 2021-09-24   | 标记: Due 2021-09-23, Late 1 |
    # | 始于2011-12-31 | 2011-12-31 | -          | 2012-01-07   | 合规                         |
    # | 始于2012-01-01 | 2012-01-01 | 2012-01-06 | 2012-01-07   | 标记: Due 2012-01-06, Late 0 |
    # | 始于2012-01-02 | 2012-01-02 | 2012-01-06 | 2012-01-07   | 标记: Due 2012-01-06, Late 0 |
    假如今天是2021-12-02
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
      | case           | act              | ts         |
      | 届满前一日     | freeze           | 2021-09-17 |
      | 届满前一日     | freeze_delivered | 2021-09-22 |
      | 届满当日       | freeze           | 2021-09-17 |
      | 届满当日       | freeze_delivered | 2021-09-23 |
      | 届满次日       | freeze           | 2021-09-17 |
      | 届满次日       | freeze_delivered | 2021-09-24 |
      | 月末届满当日   | freeze           | 2021-11-25 |
      | 月末届满当日   | freeze_delivered | 2021-11-30 |
      | 月末届满次日   | freeze           | 2021-11-25 |
      | 月末届满次日   | freeze_delivered | 2021-12-01 |
      | 逢节假日当日   | freeze           | 2021-09-28 |
      | 逢节假日当日   | freeze_delivered | 2021-10-08 |
      | 逢节假日次日   | freeze           | 2021-09-28 |
      | 逢节假日次日   | freeze_delivered | 2021-10-09 |
      | 逢调休当日     | freeze           | 2021-09-17 |
      | 逢调休当日     | freeze_delivered | 2021-09-23 |
      | 逢调休次日     | freeze           | 2021-09-17 |
      | 逢调休次日     | freeze_delivered | 2021-09-24 |
      | 始于2011-12-31 | freeze           | 2011-12-31 |
      | 始于2011-12-31 | freeze_delivered | 2012-01-07 |
      | 始于2012-01-01 | freeze           | 2012-01-01 |
      | 始于2012-01-01 | freeze_delivered | 2012-01-07 |
      | 始于2012-01-02 | freeze           | 2012-01-02 |
      | 始于2012-01-02 | freeze_delivered | 2012-01-07 |
    当执行规则
    那么结果为
      | subject        | outcome | Due        | Late |
      | 届满次日       | flagged | 2021-09-23 | 1    |
      | 月末届满次日   | flagged | 2021-11-30 | 1    |
      | 逢节假日次日   | flagged | 2021-10-08 | 1    |
      | 逢调休次日     | flagged | 2021-09-23 | 1    |
      | 始于2012-01-01 | flagged | 2012-01-06 | 0    |
      | 始于2012-01-02 | flagged | 2012-01-06 | 0    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日 始于2011-12-31 始于2012-01-01 始于2012-01-02
  # oversight specs boundary: end
