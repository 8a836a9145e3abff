# language: zh-CN
功能: 超过3个月未申请法院强制执行（行政强制法53）
  期限届满日为2021年5月31日的，3个月至8月31日（周二）；为7月2日的，至10月2日，在国庆假期内，顺延至10月8日。

  背景:
    假如规则为"cn.penalty/court-too-late"

  @must-not-fire
  场景: 届满日当日申请或缴清；顺延后的届满日尚未申请
    假如今天是2021-10-08
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
      | C3   | penalty  |
    而且event记录如下
      | case | act         | ts               |
      | C1   | remedy_end  | 2021-05-31 23:00 |
      | C1   | court_apply | 2021-08-31 23:00 |
      | C2   | remedy_end  | 2021-05-31       |
      | C2   | paid        | 2021-08-31       |
      | C2   | paid        | 2021-09-30       |
      | C3   | remedy_end  | 2021-07-02       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @must-fire
  场景: 次日才申请、次日才缴清、顺延后次日（周六调休上班）仍未申请
    C4只有部分缴款，不算缴清。
    假如今天是2021-10-09
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | coercion |
      | C3   | penalty  |
      | C4   | penalty  |
    而且event记录如下
      | case | act         | ts         |
      | C1   | remedy_end  | 2021-05-31 |
      | C1   | court_apply | 2021-09-01 |
      | C2   | remedy_end  | 2021-05-31 |
      | C2   | paid        | 2021-09-01 |
      | C3   | remedy_end  | 2021-07-02 |
      | C4   | remedy_end  | 2021-06-30 |
      | C4   | payment     | 2021-07-30 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                  |
      | C1      | flagged | 2021-08-31 | 1    | 应于2021-08-31（含当日）前申请法院强制执行，超期日数：1  |
      | C2      | flagged | 2021-08-31 | 39   | 应于2021-08-31（含当日）前申请法院强制执行，超期日数：39 |
      | C3      | flagged | 2021-10-08 | 1    | 应于2021-10-08（含当日）前申请法院强制执行，超期日数：1  |
      | C4      | flagged | 2021-09-30 | 9    | 应于2021-09-30（含当日）前申请法院强制执行，超期日数：9  |

  @must-not-fire
  场景: 无届满日也无申请的（C1）、其他领域的案件（C2）不在检查之列
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | approval |
      | C3   | penalty  |
    而且event记录如下
      | case | act         | ts         |
      | C1   | penalty     | 2021-01-31 |
      | C2   | remedy_end  | 2021-01-31 |
      | C2   | court_apply | 2021-12-01 |
      | C3   | remedy_end  | 2021-01-31 |
      | C3   | court_apply | 2021-04-30 |
    当执行规则
    那么没有结果
    而且检查对象为C3

  @cannot-tell
  场景: 分期缴纳；届满日未记录
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
    而且event记录如下
      | case | act         | ts         |
      | C1   | remedy_end  | 2021-01-31 |
      | C1   | instalment  | 2021-02-01 |
      | C2   | court_apply | 2021-12-01 |
      | C3   | court_apply | 2021-02-01 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                       | message                              |
      | C1      | cannot_tell | payment by instalments was allowed           | 经批准延期、分期缴纳，期限起算日不同 |
      | C2      | cannot_tell | the end of the remedy period is not recorded | 复议、诉讼期限届满日未记录           |
      | C3      | cannot_tell | the end of the remedy period is not recorded | 复议、诉讼期限届满日未记录           |
