# language: zh-CN
功能: 处罚决定未按期公示（国办发〔2018〕118号，行政处罚法48）
  2021年9月14日（周二）决定：7个工作日至9月24日。市场监管机关2021年9月1日以后的决定为20个工作日。

  背景:
    假如规则为"cn.penalty/not-published"
    而且今天是2021-12-31
    而且org记录如下
      | org | name           | kind               |
      | M   | 市场监督管理局 | market_supervision |
      | U   | 城市管理局     | organ              |

  @must-not-fire
  场景: 最后一日公示；市场监管机关第20个工作日公示
    C3的期限至12月31日；C4早于公示要求施行之日。
    假如case记录如下
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | U   |
      | C2   | penalty | ordinary  | M   |
      | C3   | penalty | ordinary  |     |
      | C4   | penalty | ordinary  | U   |
    而且event记录如下
      | case | act       | ts               |
      | C1   | penalty   | 2021-09-14 09:00 |
      | C1   | published | 2021-09-24 23:00 |
      | C2   | penalty   | 2021-09-01 00:05 |
      | C2   | published | 2021-09-29 23:00 |
      | C3   | penalty   | 2021-12-22       |
      | C4   | penalty   | 2018-12-04       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-fire
  场景: 次日才公示或未公示；市场监管机关8月31日的决定仍为7个工作日
    假如case记录如下
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | U   |
      | C2   | penalty | ordinary  | M   |
      | C3   | penalty | ordinary  | M   |
      | C4   | penalty | ordinary  | U   |
      | C5   | penalty | ordinary  |     |
      | C6   | penalty | ordinary  | U   |
    而且event记录如下
      | case | act       | ts         |
      | C1   | penalty   | 2021-09-14 |
      | C1   | published | 2021-09-26 |
      | C2   | penalty   | 2021-09-01 |
      | C2   | published | 2021-09-30 |
      | C3   | penalty   | 2021-08-31 |
      | C3   | published | 2021-09-10 |
      | C4   | penalty   | 2021-09-01 |
      | C4   | published | 2021-09-13 |
      | C5   | penalty   | 2021-12-21 |
      | C6   | penalty   | 2018-12-05 |
      | C6   | published | 2018-12-17 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                               |
      | C1      | flagged | 2021-09-24 | 1    | 处罚决定应于2021-09-24（含当日）前公示，超期工作日：1 |
      | C2      | flagged | 2021-09-29 | 1    | 处罚决定应于2021-09-29（含当日）前公示，超期工作日：1 |
      | C3      | flagged | 2021-09-09 | 1    | 处罚决定应于2021-09-09（含当日）前公示，超期工作日：1 |
      | C4      | flagged | 2021-09-10 | 1    | 处罚决定应于2021-09-10（含当日）前公示，超期工作日：1 |
      | C5      | flagged | 2021-12-30 | 1    | 处罚决定应于2021-12-30（含当日）前公示，超期工作日：1 |
      | C6      | flagged | 2018-12-14 | 1    | 处罚决定应于2018-12-14（含当日）前公示，超期工作日：1 |

  @must-not-fire
  场景: 简易程序（C1）、未处罚的（C2）、其他领域的案件（C3）不在检查之列
    假如case记录如下
      | case | domain   | procedure | org |
      | C1   | penalty  | summary   | U   |
      | C2   | penalty  | ordinary  | U   |
      | C3   | coercion | ordinary  | U   |
      | C4   | penalty  | ordinary  | U   |
      | C5   | penalty  |           | U   |
    而且event记录如下
      | case | act        | ts         |
      | C5   | no_penalty | 2021-09-14 |
      | C1   | penalty    | 2021-09-14 |
      | C2   | no_penalty | 2021-09-14 |
      | C3   | penalty    | 2021-09-14 |
      | C4   | penalty    | 2021-09-14 |
      | C4   | published  | 2021-09-14 |
    当执行规则
    那么没有结果
    而且检查对象为C4

  @cannot-tell
  场景: 办案程序未记录
    假如case记录如下
      | case | domain  | procedure | org |
      | C1   | penalty |           | U   |
      | C2   | penalty |           | M   |
    而且event记录如下
      | case | act       | ts         |
      | C1   | penalty   | 2021-09-14 |
      | C2   | penalty   | 2021-09-14 |
      | C2   | published | 2021-09-15 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                        | message                          |
      | C1      | cannot_tell | the procedure is not recorded | 办案程序未记录，无法判断应否公示 |
      | C2      | cannot_tell | the procedure is not recorded | 办案程序未记录，无法判断应否公示 |
