# language: zh-CN
功能: 先决定后法制审核（行政处罚法58）
  法制审核应在作出决定之前。只有日期的记录无法分辨同日先后，故仅认定晚于决定之日的审核。

  背景:
    假如规则为"cn.penalty/review-after-decision"
    而且今天是2021-12-31

  @must-fire
  场景: 次日才审核
    8月31日（月末）深夜决定，9月1日凌晨审核。
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act          | ts               |
      | C1   | penalty      | 2021-08-31 23:30 |
      | C1   | legal_review | 2021-09-01 00:30 |
    当执行规则
    那么结果为
      | subject | outcome | Decided    | Reviewed   | message                                                     |
      | C1      | flagged | 2021-08-31 | 2021-09-01 | 2021-08-31已作出处罚决定，2021-09-01才进行法制审核 |

  @must-not-fire
  场景: 先审核后决定；同日稍后审核不足以认定
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    而且event记录如下
      | case | act          | ts               |
      | C1   | legal_review | 2021-09-26 09:00 |
      | C1   | penalty      | 2021-09-27 09:00 |
      | C2   | penalty      | 2021-09-27 09:00 |
      | C2   | legal_review | 2021-09-27 15:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2

  @must-not-fire
  场景: 首次审核在决定之前，事后再次审核不影响
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act          | ts         |
      | C1   | legal_review | 2021-09-24 |
      | C1   | penalty      | 2021-09-27 |
      | C1   | legal_review | 2021-10-09 |
    当执行规则
    那么没有结果

  @must-not-fire
  场景: 没有审核的、没有处罚的、其他领域的案件不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | approval |
      | C4   | penalty  |
    而且event记录如下
      | case | act          | ts         |
      | C1   | penalty      | 2021-09-27 |
      | C2   | legal_review | 2021-09-27 |
      | C3   | penalty      | 2021-09-27 |
      | C3   | legal_review | 2021-09-28 |
      | C4   | legal_review | 2021-09-26 |
      | C4   | penalty      | 2021-09-27 |
    当执行规则
    那么没有结果
    而且检查对象为C4

  @cannot-tell
  场景: 审核与决定时间完全相同
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act          | ts         |
      | C1   | penalty      | 2021-09-27 |
      | C1   | legal_review | 2021-09-27 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                  | message                                |
      | C1      | cannot_tell | review and decision bear the same time  | 法制审核与处罚决定时间相同，无法判断先后 |
