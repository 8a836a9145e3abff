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

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限court_apply
    # 3个月；自救济期届满起；以申请法院强制执行之日为准；行政强制法53
    # | 案件           | 救济期届满 | 届满       | 申请法院强制执行 | 结果                         |
    # | 届满前一日     | 2021-06-07 | 2021-09-07 | 2021-09-06       | 合规                         |
    # | 届满当日       | 2021-06-07 | 2021-09-07 | 2021-09-07       | 合规                         |
    # | 届满次日       | 2021-06-07 | 2021-09-07 | 2021-09-08       | 标记: Due 2021-09-07, Late 1 |
    # | 月末届满当日   | 2021-08-30 | 2021-11-30 | 2021-11-30       | 合规                         |
    # | 月末届满次日   | 2021-08-30 | 2021-11-30 | 2021-12-01       | 标记: Due 2021-11-30, Late 1 |
    # | 逢节假日当日   | 2021-06-21 | 2021-09-22 | 2021-09-22       | 合规                         |
    # | 逢节假日次日   | 2021-06-21 | 2021-09-22 | 2021-09-23       | 标记: Due 2021-09-22, Late 1 |
    # | 逢调休当日     | 2021-06-18 | 2021-09-18 | 2021-09-18       | 合规                         |
    # | 逢调休次日     | 2021-06-18 | 2021-09-18 | 2021-09-19       | 标记: Due 2021-09-18, Late 1 |
    # | 始于2011-12-31 | 2011-12-31 | -          | 2012-04-02       | 合规                         |
    # | 始于2012-01-01 | 2012-01-01 | 2012-04-01 | 2012-04-02       | 标记: Due 2012-04-01, Late 1 |
    # | 始于2012-01-02 | 2012-01-02 | 2012-04-05 | 2012-04-06       | 标记: Due 2012-04-05, Late 1 |
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
      | case           | act         | ts         |
      | 届满前一日     | remedy_end  | 2021-06-07 |
      | 届满前一日     | court_apply | 2021-09-06 |
      | 届满当日       | remedy_end  | 2021-06-07 |
      | 届满当日       | court_apply | 2021-09-07 |
      | 届满次日       | remedy_end  | 2021-06-07 |
      | 届满次日       | court_apply | 2021-09-08 |
      | 月末届满当日   | remedy_end  | 2021-08-30 |
      | 月末届满当日   | court_apply | 2021-11-30 |
      | 月末届满次日   | remedy_end  | 2021-08-30 |
      | 月末届满次日   | court_apply | 2021-12-01 |
      | 逢节假日当日   | remedy_end  | 2021-06-21 |
      | 逢节假日当日   | court_apply | 2021-09-22 |
      | 逢节假日次日   | remedy_end  | 2021-06-21 |
      | 逢节假日次日   | court_apply | 2021-09-23 |
      | 逢调休当日     | remedy_end  | 2021-06-18 |
      | 逢调休当日     | court_apply | 2021-09-18 |
      | 逢调休次日     | remedy_end  | 2021-06-18 |
      | 逢调休次日     | court_apply | 2021-09-19 |
      | 始于2011-12-31 | remedy_end  | 2011-12-31 |
      | 始于2011-12-31 | court_apply | 2012-04-02 |
      | 始于2012-01-01 | remedy_end  | 2012-01-01 |
      | 始于2012-01-01 | court_apply | 2012-04-02 |
      | 始于2012-01-02 | remedy_end  | 2012-01-02 |
      | 始于2012-01-02 | court_apply | 2012-04-06 |
    当执行规则
    那么结果为
      | subject        | outcome | Due        | Late |
      | 届满次日       | flagged | 2021-09-07 | 1    |
      | 月末届满次日   | flagged | 2021-11-30 | 1    |
      | 逢节假日次日   | flagged | 2021-09-22 | 1    |
      | 逢调休次日     | flagged | 2021-09-18 | 1    |
      | 始于2012-01-01 | flagged | 2012-04-01 | 1    |
      | 始于2012-01-02 | flagged | 2012-04-05 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日 始于2011-12-31 始于2012-01-01 始于2012-01-02
  # oversight specs boundary: end
