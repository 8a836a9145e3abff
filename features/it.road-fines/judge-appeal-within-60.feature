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
