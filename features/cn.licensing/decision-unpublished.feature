# language: zh-CN
功能: 许可决定7个工作日内未公示（行政许可法40，国办发〔2018〕118号）
  2021年9月17日（周五）作出决定：18日（周六）调休上班为第1日，19日至21日中秋放假，
  22、23、24日为第2至4日，26日（周日）调休上班为第5日，27、28日为第6、7日。

  背景:
    假如规则为"cn.licensing/decision-unpublished"

  @must-not-fire
  场景: 第7个工作日当日公示
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act       | ts               | doc_no       |
      | C1   | granted   | 2021-09-17 10:00 | 〔2021〕17号 |
      | C1   | published | 2021-09-28 18:00 |              |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 次日公示，超期1个工作日；不予许可的决定也应公示
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act       | ts               | doc_no       |
      | C1   | refused   | 2021-09-17 10:00 | 〔2021〕17号 |
      | C1   | published | 2021-09-29 08:30 |              |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                |
      | C1      | flagged | 2021-09-28 | 1    | 决定应于2021-09-28（含当日）前公示，超期工作日：1 |

  @must-not-fire
  场景: 届满日为调休的周六，当日尚未公示不算超期
    9月24日（周五）作出决定：26日至30日为第1至5日，10月8日为第6日，10月9日（周六）为第7日。
    假如今天是2021-10-09
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act     | ts         | doc_no       |
      | C1   | granted | 2021-09-24 | 〔2021〕24号 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 届满日为调休的周六，下周一仍未公示即超期
    假如今天是2021-10-11
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act     | ts         | doc_no       |
      | C1   | granted | 2021-09-24 | 〔2021〕24号 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                |
      | C1      | flagged | 2021-10-09 | 1    | 决定应于2021-10-09（含当日）前公示，超期工作日：1 |

  @must-not-fire
  场景: 尚未作出决定的（C2）、不属于行政许可的（C3）不在检查之列；其他环节无文号不影响
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    而且event记录如下
      | case | act       | ts         | doc_no       |
      | C1   | accepted  | 2021-09-01 |              |
      | C1   | granted   | 2021-09-17 | 〔2021〕17号 |
      | C1   | published | 2021-09-18 |              |
      | C2   | accepted  | 2021-09-01 |              |
      | C2   | withdrawn | 2021-09-17 |              |
      | C3   | granted   | 2021-09-17 |              |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 决定没有文号；若确已超期，仍按超期认定
    假如今天是2021-10-29
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    而且event记录如下
      | case | act       | ts         | doc_no |
      | C1   | granted   | 2021-09-17 |        |
      | C1   | published | 2021-09-22 |        |
      | C2   | granted   | 2021-09-17 |        |
      | C2   | published | 2021-09-30 |        |
    当执行规则
    那么结果为
      | subject | outcome     | Due        | Late | reason                              | message                                                |
      | C1      | cannot_tell |            |      | the decision has no document number | 决定无文号，无法与公示核对                             |
      | C2      | flagged     | 2021-09-28 | 2    |                                     | 决定应于2021-09-28（含当日）前公示，超期工作日：2 |
