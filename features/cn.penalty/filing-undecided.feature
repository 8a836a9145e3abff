# language: zh-CN
功能: 线索15日未作立案决定（市场监督管理行政处罚程序规定18）
  2021年9月14日（周二）发现线索：第15个工作日为10月11日（9月18日、26日和10月9日上班，中秋、国庆放假）；
  经批准延长15个工作日的，至11月1日。

  背景:
    假如规则为"cn.penalty/filing-undecided"
    而且今天是2021-12-31

  @must-not-fire
  场景: 最后一日立案或不予立案；延长后最后一日立案；期限尚未届满
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    而且event记录如下
      | case | act           | ts               |
      | C1   | lead          | 2021-09-14 09:00 |
      | C1   | filed         | 2021-10-11 23:00 |
      | C2   | lead          | 2021-09-14       |
      | C2   | not_filed     | 2021-10-11       |
      | C3   | lead          | 2021-09-14       |
      | C3   | extend_filing | 2021-10-11       |
      | C3   | filed         | 2021-11-01       |
      | C4   | lead          | 2021-12-10       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-fire
  场景: 次日才立案；未作决定；延长后仍超期；期满才延长；其他延长不算；规定施行首日的线索
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
      | C5   | penalty |
      | C6   | penalty |
    而且event记录如下
      | case | act           | ts               |
      | C1   | lead          | 2021-09-14       |
      | C1   | filed         | 2021-10-12 00:05 |
      | C2   | lead          | 2021-12-09       |
      | C3   | lead          | 2021-09-14       |
      | C3   | extend_filing | 2021-10-11       |
      | C3   | not_filed     | 2021-11-02       |
      | C4   | lead          | 2021-09-14       |
      | C4   | extend_filing | 2021-10-12       |
      | C4   | filed         | 2021-10-13       |
      | C5   | lead          | 2021-09-14       |
      | C5   | extend        | 2021-09-30       |
      | C5   | filed         | 2021-10-12       |
      | C6   | lead          | 2019-04-01       |
      | C6   | filed         | 2019-04-24       |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                  |
      | C1      | flagged | 2021-10-11 | 1    | 应于2021-10-11（含当日）前决定是否立案，超期工作日：1    |
      | C2      | flagged | 2021-12-30 | 1    | 应于2021-12-30（含当日）前决定是否立案，超期工作日：1    |
      | C3      | flagged | 2021-11-01 | 1    | 应于2021-11-01（含当日）前决定是否立案，超期工作日：1    |
      | C4      | flagged | 2021-10-11 | 2    | 应于2021-10-11（含当日）前决定是否立案，超期工作日：2    |
      | C5      | flagged | 2021-10-11 | 1    | 应于2021-10-11（含当日）前决定是否立案，超期工作日：1    |
      | C6      | flagged | 2019-04-23 | 1    | 应于2019-04-23（含当日）前决定是否立案，超期工作日：1    |

  @must-not-fire
  场景: 无线索的（C1）、其他领域的案件（C2）不在检查之列
    假如case记录如下
      | case | domain     |
      | C1   | penalty    |
      | C2   | inspection |
      | C3   | penalty    |
    而且event记录如下
      | case | act   | ts         |
      | C1   | filed | 2021-09-14 |
      | C2   | lead  | 2021-09-14 |
      | C3   | lead  | 2021-09-14 |
      | C3   | filed | 2021-09-14 |
    当执行规则
    那么没有结果
    而且检查对象为C3

  @cannot-tell
  场景: 线索早于规定施行之日
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act  | ts         |
      | C1   | lead | 2019-03-31 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                           | message                  |
      | C1      | cannot_tell | the lead is older than the limit | 线索早于期限规定施行之日 |
