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

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限publish_penalty_market
    # 20个工作日；自处罚决定起；以公示之日为准；市场监督管理行政处罚信息公示规定9
    # | 案件           | 处罚决定   | 届满       | 公示       | 结果                          |
    # | 届满前一日     | 2021-09-08 | 2021-10-12 | 2021-10-11 | 合规                          |
    # | 届满当日       | 2021-09-08 | 2021-10-12 | 2021-10-12 | 合规                          |
    # | 届满次日       | 2021-09-08 | 2021-10-12 | 2021-10-13 | 标记: Due 2021-10-12, Late 1  |
    # | 月末届满当日   | 2021-11-02 | 2021-11-30 | 2021-11-30 | 合规                          |
    # | 月末届满次日   | 2021-11-02 | 2021-11-30 | 2021-12-01 | 标记: Due 2021-11-30, Late 1  |
    # | 逢节假日当日   | 2021-12-06 | 2022-01-04 | 2022-01-04 | 合规                          |
    # | 逢节假日次日   | 2021-12-06 | 2022-01-04 | 2022-01-05 | 标记: Due 2022-01-04, Late 1  |
    # | 逢调休当日     | 2021-09-08 | 2021-10-12 | 2021-10-12 | 合规                          |
    # | 逢调休次日     | 2021-09-08 | 2021-10-12 | 2021-10-13 | 标记: Due 2021-10-12, Late 1  |
    # | 始于2021-08-31 | 2021-08-31 | -          | 2021-09-30 | 标记: Due 2021-09-09, Late 15 |
    # | 始于2021-09-01 | 2021-09-01 | 2021-09-29 | 2021-09-30 | 标记: Due 2021-09-29, Late 1  |
    # | 始于2021-09-02 | 2021-09-02 | 2021-09-30 | 2021-10-01 | 标记: Due 2021-09-30, Late 0  |
    假如今天是2022-01-06
    而且case记录如下
      | case           | domain  | procedure | org |
      | 届满前一日     | penalty | ordinary  | M   |
      | 届满当日       | penalty | ordinary  | M   |
      | 届满次日       | penalty | ordinary  | M   |
      | 月末届满当日   | penalty | ordinary  | M   |
      | 月末届满次日   | penalty | ordinary  | M   |
      | 逢节假日当日   | penalty | ordinary  | M   |
      | 逢节假日次日   | penalty | ordinary  | M   |
      | 逢调休当日     | penalty | ordinary  | M   |
      | 逢调休次日     | penalty | ordinary  | M   |
      | 始于2021-08-31 | penalty | ordinary  | M   |
      | 始于2021-09-01 | penalty | ordinary  | M   |
      | 始于2021-09-02 | penalty | ordinary  | M   |
    而且event记录如下
      | case           | act       | ts         |
      | 届满前一日     | penalty   | 2021-09-08 |
      | 届满前一日     | published | 2021-10-11 |
      | 届满当日       | penalty   | 2021-09-08 |
      | 届满当日       | published | 2021-10-12 |
      | 届满次日       | penalty   | 2021-09-08 |
      | 届满次日       | published | 2021-10-13 |
      | 月末届满当日   | penalty   | 2021-11-02 |
      | 月末届满当日   | published | 2021-11-30 |
      | 月末届满次日   | penalty   | 2021-11-02 |
      | 月末届满次日   | published | 2021-12-01 |
      | 逢节假日当日   | penalty   | 2021-12-06 |
      | 逢节假日当日   | published | 2022-01-04 |
      | 逢节假日次日   | penalty   | 2021-12-06 |
      | 逢节假日次日   | published | 2022-01-05 |
      | 逢调休当日     | penalty   | 2021-09-08 |
      | 逢调休当日     | published | 2021-10-12 |
      | 逢调休次日     | penalty   | 2021-09-08 |
      | 逢调休次日     | published | 2021-10-13 |
      | 始于2021-08-31 | penalty   | 2021-08-31 |
      | 始于2021-08-31 | published | 2021-09-30 |
      | 始于2021-09-01 | penalty   | 2021-09-01 |
      | 始于2021-09-01 | published | 2021-09-30 |
      | 始于2021-09-02 | penalty   | 2021-09-02 |
      | 始于2021-09-02 | published | 2021-10-01 |
    当执行规则
    那么结果为
      | subject        | outcome | Due        | Late |
      | 届满次日       | flagged | 2021-10-12 | 1    |
      | 月末届满次日   | flagged | 2021-11-30 | 1    |
      | 逢节假日次日   | flagged | 2022-01-04 | 1    |
      | 逢调休次日     | flagged | 2021-10-12 | 1    |
      | 始于2021-08-31 | flagged | 2021-09-09 | 15   |
      | 始于2021-09-01 | flagged | 2021-09-29 | 1    |
      | 始于2021-09-02 | flagged | 2021-09-30 | 0    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日 始于2021-08-31 始于2021-09-01 始于2021-09-02

  @boundary
  场景: 边界日：时限publish_penalty
    # 7个工作日；自处罚决定起；以公示之日为准；国办发〔2018〕118号
    # | 案件           | 处罚决定   | 届满       | 公示       | 结果                         |
    # | 届满前一日     | 2021-09-27 | 2021-10-12 | 2021-10-11 | 合规                         |
    # | 届满当日       | 2021-09-27 | 2021-10-12 | 2021-10-12 | 合规                         |
    # | 届满次日       | 2021-09-27 | 2021-10-12 | 2021-10-13 | 标记: Due 2021-10-12, Late 1 |
    # | 月末届满当日   | 2021-11-19 | 2021-11-30 | 2021-11-30 | 合规                         |
    # | 月末届满次日   | 2021-11-19 | 2021-11-30 | 2021-12-01 | 标记: Due 2021-11-30, Late 1 |
    # | 逢节假日当日   | 2021-12-23 | 2022-01-04 | 2022-01-04 | 合规                         |
    # | 逢节假日次日   | 2021-12-23 | 2022-01-04 | 2022-01-05 | 标记: Due 2022-01-04, Late 1 |
    # | 逢调休当日     | 2021-09-27 | 2021-10-12 | 2021-10-12 | 合规                         |
    # | 逢调休次日     | 2021-09-27 | 2021-10-12 | 2021-10-13 | 标记: Due 2021-10-12, Late 1 |
    # | 始于2018-12-04 | 2018-12-04 | -          | 2018-12-15 | 合规                         |
    # | 始于2018-12-05 | 2018-12-05 | 2018-12-14 | 2018-12-15 | 标记: Due 2018-12-14, Late 0 |
    # | 始于2018-12-06 | 2018-12-06 | 2018-12-17 | 2018-12-18 | 标记: Due 2018-12-17, Late 1 |
    假如今天是2022-01-06
    而且case记录如下
      | case           | domain  | procedure | org |
      | 届满前一日     | penalty | ordinary  | U   |
      | 届满当日       | penalty | ordinary  | U   |
      | 届满次日       | penalty | ordinary  | U   |
      | 月末届满当日   | penalty | ordinary  | U   |
      | 月末届满次日   | penalty | ordinary  | U   |
      | 逢节假日当日   | penalty | ordinary  | U   |
      | 逢节假日次日   | penalty | ordinary  | U   |
      | 逢调休当日     | penalty | ordinary  | U   |
      | 逢调休次日     | penalty | ordinary  | U   |
      | 始于2018-12-04 | penalty | ordinary  | U   |
      | 始于2018-12-05 | penalty | ordinary  | U   |
      | 始于2018-12-06 | penalty | ordinary  | U   |
    而且event记录如下
      | case           | act       | ts         |
      | 届满前一日     | penalty   | 2021-09-27 |
      | 届满前一日     | published | 2021-10-11 |
      | 届满当日       | penalty   | 2021-09-27 |
      | 届满当日       | published | 2021-10-12 |
      | 届满次日       | penalty   | 2021-09-27 |
      | 届满次日       | published | 2021-10-13 |
      | 月末届满当日   | penalty   | 2021-11-19 |
      | 月末届满当日   | published | 2021-11-30 |
      | 月末届满次日   | penalty   | 2021-11-19 |
      | 月末届满次日   | published | 2021-12-01 |
      | 逢节假日当日   | penalty   | 2021-12-23 |
      | 逢节假日当日   | published | 2022-01-04 |
      | 逢节假日次日   | penalty   | 2021-12-23 |
      | 逢节假日次日   | published | 2022-01-05 |
      | 逢调休当日     | penalty   | 2021-09-27 |
      | 逢调休当日     | published | 2021-10-12 |
      | 逢调休次日     | penalty   | 2021-09-27 |
      | 逢调休次日     | published | 2021-10-13 |
      | 始于2018-12-04 | penalty   | 2018-12-04 |
      | 始于2018-12-04 | published | 2018-12-15 |
      | 始于2018-12-05 | penalty   | 2018-12-05 |
      | 始于2018-12-05 | published | 2018-12-15 |
      | 始于2018-12-06 | penalty   | 2018-12-06 |
      | 始于2018-12-06 | published | 2018-12-18 |
    当执行规则
    那么结果为
      | subject        | outcome | Due        | Late |
      | 届满次日       | flagged | 2021-10-12 | 1    |
      | 月末届满次日   | flagged | 2021-11-30 | 1    |
      | 逢节假日次日   | flagged | 2022-01-04 | 1    |
      | 逢调休次日     | flagged | 2021-10-12 | 1    |
      | 始于2018-12-05 | flagged | 2018-12-14 | 0    |
      | 始于2018-12-06 | flagged | 2018-12-17 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日 始于2018-12-04 始于2018-12-05 始于2018-12-06
  # oversight specs boundary: end
