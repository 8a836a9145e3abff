# language: zh-CN
功能: 送达后超过60日才向法官起诉
  只看有送达记录的起诉。2008年3月3日送达，第60日为5月2日；其间3月30日改夏令时，不影响日数。

  背景:
    假如规则为"it.road-fines/judge-appeal-within-60"
    而且今天是2013-06-18

  @must-not-fire
  场景: 第60日起诉不算逾期
    假如event记录如下
      | case | act          | ts         |
      | A1   | notified     | 2008-03-03 |
      | A1   | appeal_judge | 2008-05-02 |
    当执行规则
    那么没有结果
    而且检查对象为A1

  @must-fire
  场景: 第61日起诉
    假如event记录如下
      | case | act          | ts         |
      | A1   | notified     | 2008-03-03 |
      | A1   | appeal_judge | 2008-05-03 |
    当执行规则
    那么结果为
      | subject | outcome | Notified   | Appealed   | Days | Due        | message |
      | A1      | flagged | 2008-03-03 | 2008-05-03 | 61   | 2008-05-02 | 罚单于2008-03-03送达，申诉期至2008-05-02（含当日），起诉于2008-05-03，相隔61日 |

  @must-not-fire
  场景: 没有送达记录的起诉不在检查之列
    假如event记录如下
      | case | act          | ts         |
      | A1   | created      | 2008-01-01 |
      | A1   | appeal_judge | 2008-12-31 |
    当执行规则
    那么没有结果
    而且没有检查对象

  @cannot-tell
  场景: 起诉早于送达，必有一个日期有误
    假如event记录如下
      | case | act          | ts         |
      | A1   | appeal_judge | 2008-03-02 |
      | A1   | notified     | 2008-03-03 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                      | message |
      | A1      | cannot_tell | the appeal is dated before the notification | 申诉日期早于送达日期 |
    而且检查对象为A1

  @must-not-fire
  场景: 送达当日起诉不算早于送达；有送达而未起诉的不在检查之列
    假如event记录如下
      | case | act          | ts         |
      | A1   | notified     | 2008-03-03 |
      | A1   | appeal_judge | 2008-03-03 |
      | A2   | notified     | 2008-03-03 |
    当执行规则
    那么没有结果
    而且检查对象为A1

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范appeal-within
    # 60日；自登记送达起；以向法官起诉之日为准
    # | 案件         | 登记送达   | 界限日     | 向法官起诉 | 结果                                                                    |
    # | 届满前一日   | 2008-03-07 | 2008-05-06 | 2008-05-05 | 合规                                                                    |
    # | 届满当日     | 2008-03-07 | 2008-05-06 | 2008-05-06 | 合规                                                                    |
    # | 届满次日     | 2008-03-07 | 2008-05-06 | 2008-05-07 | 标记: Notified 2008-03-07, Appealed 2008-05-07, Days 61, Due 2008-05-06 |
    # | 月末届满当日 | 2008-08-01 | 2008-09-30 | 2008-09-30 | 合规                                                                    |
    # | 月末届满次日 | 2008-08-01 | 2008-09-30 | 2008-10-01 | 标记: Notified 2008-08-01, Appealed 2008-10-01, Days 61, Due 2008-09-30 |
    # | 逢节假日当日 | 2008-04-03 | 2008-06-02 | 2008-06-02 | 合规                                                                    |
    # | 逢节假日次日 | 2008-04-03 | 2008-06-02 | 2008-06-03 | 标记: Notified 2008-04-03, Appealed 2008-06-03, Days 61, Due 2008-06-02 |
    假如今天是2013-06-18
    而且event记录如下
      | case         | act          | ts         |
      | 届满前一日   | notified     | 2008-03-07 |
      | 届满前一日   | appeal_judge | 2008-05-05 |
      | 届满当日     | notified     | 2008-03-07 |
      | 届满当日     | appeal_judge | 2008-05-06 |
      | 届满次日     | notified     | 2008-03-07 |
      | 届满次日     | appeal_judge | 2008-05-07 |
      | 月末届满当日 | notified     | 2008-08-01 |
      | 月末届满当日 | appeal_judge | 2008-09-30 |
      | 月末届满次日 | notified     | 2008-08-01 |
      | 月末届满次日 | appeal_judge | 2008-10-01 |
      | 逢节假日当日 | notified     | 2008-04-03 |
      | 逢节假日当日 | appeal_judge | 2008-06-02 |
      | 逢节假日次日 | notified     | 2008-04-03 |
      | 逢节假日次日 | appeal_judge | 2008-06-03 |
    当执行规则
    那么结果为
      | subject      | outcome | Notified   | Appealed   | Days | Due        |
      | 届满次日     | flagged | 2008-03-07 | 2008-05-07 | 61   | 2008-05-06 |
      | 月末届满次日 | flagged | 2008-08-01 | 2008-10-01 | 61   | 2008-09-30 |
      | 逢节假日次日 | flagged | 2008-04-03 | 2008-06-03 | 61   | 2008-06-02 |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日
  # oversight specs boundary: end
