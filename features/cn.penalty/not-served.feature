# language: zh-CN
功能: 处罚决定7个工作日内未送达（行政处罚法61、85）
  2021年9月30日（周四）作出决定：10月1日至7日放假，8日为第1日，9日（周六）调休上班为第2日，
  11日至15日为第3至7日，届满日为10月15日（周五）。

  背景:
    假如规则为"cn.penalty/not-served"

  @must-not-fire
  场景: 第7个工作日当日送达
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts               |
      | C1   | penalty | 2021-09-30 17:00 |
      | C1   | served  | 2021-10-15 17:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 届满次日（周六）送达，已过期限而超期工作日为零；周一送达超期1个工作日
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    而且event记录如下
      | case | act     | ts               |
      | C1   | penalty | 2021-09-30 17:00 |
      | C1   | served  | 2021-10-16 09:00 |
      | C2   | penalty | 2021-09-30 17:00 |
      | C2   | served  | 2021-10-18 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                        |
      | C1      | flagged | 2021-10-15 | 0    | 处罚决定书应于2021-10-15（含当日）前送达，超期工作日：0 |
      | C2      | flagged | 2021-10-15 | 1    | 处罚决定书应于2021-10-15（含当日）前送达，超期工作日：1 |

  @must-fire
  场景: 至今未送达
    假如今天是2021-10-29
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts         |
      | C1   | penalty | 2021-09-30 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                         |
      | C1      | flagged | 2021-10-15 | 10   | 处罚决定书应于2021-10-15（含当日）前送达，超期工作日：10 |

  @must-not-fire
  场景: 新法施行首日作出的决定，届满日当日尚未送达
    7月15日（周四）起第7个工作日为7月26日（周一）。
    假如今天是2021-07-26
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts               |
      | C1   | penalty | 2021-07-15 00:05 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-not-fire
  场景: 未作处罚的（C2）、其他领域的案件（C3）不在检查之列
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | approval |
    而且event记录如下
      | case | act        | ts         |
      | C1   | penalty    | 2021-12-30 |
      | C2   | no_penalty | 2021-09-30 |
      | C3   | penalty    | 2021-09-30 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 新法施行前一日作出的决定
    假如今天是2021-12-31
    而且case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts               |
      | C1   | penalty | 2021-07-14 23:55 |
      | C1   | served  | 2021-08-30 09:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                       | message                            |
      | C1      | cannot_tell | decided before the limit was in working days | 决定早于期限按工作日计算的施行之日 |
