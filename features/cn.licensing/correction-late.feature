# language: zh-CN
功能: 一次性告知补正超过5个工作日（行政许可法32）
  收到材料后5个工作日内未一次性告知补正的，自收到之日起即为受理。
  2021年2月5日（周五）收件：2月7日（周日调休上班）为第1日，8日、9日、10日为第2至4日，
  11日至17日春节放假，第5日为2月18日。

  背景:
    假如规则为"cn.licensing/correction-late"
    而且今天是2021-03-31

  @must-not-fire
  场景: 第5个工作日当日告知不算超期
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act               | ts               |
      | C1   | received          | 2021-02-05 10:00 |
      | C1   | correction_notice | 2021-02-18 17:55 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 次日告知，超期1个工作日
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act               | ts               |
      | C1   | received          | 2021-02-05 10:00 |
      | C1   | correction_notice | 2021-02-19 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                        |
      | C1      | flagged | 2021-02-18 | 1    | 补正内容应于2021-02-18（含当日）前一次性告知，超期工作日：1 |

  @must-fire
  场景: 调休的周六算工作日
    2月20日（周六）上班：超期2个工作日。
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act               | ts         |
      | C1   | received          | 2021-02-05 |
      | C1   | correction_notice | 2021-02-20 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                        |
      | C1      | flagged | 2021-02-18 | 2    | 补正内容应于2021-02-18（含当日）前一次性告知，超期工作日：2 |

  @must-fire
  场景: 期限届满日为调休的周六，不顺延
    2月8日（周一）收件，第5个工作日为2月20日（周六上班）；22日（周一）告知即超期。
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    而且event记录如下
      | case | act               | ts               |
      | C1   | received          | 2021-02-08 08:30 |
      | C1   | correction_notice | 2021-02-20 16:00 |
      | C2   | received          | 2021-02-08 08:30 |
      | C2   | correction_notice | 2021-02-22 08:30 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                        |
      | C2      | flagged | 2021-02-20 | 1    | 补正内容应于2021-02-20（含当日）前一次性告知，超期工作日：1 |
    而且检查对象为C1 C2

  @must-not-fire
  场景: 未要求补正的（C2）、不属于行政许可的（C3）不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    而且event记录如下
      | case | act               | ts         |
      | C1   | received          | 2021-02-05 |
      | C1   | correction_notice | 2021-02-09 |
      | C2   | received          | 2021-02-05 |
      | C2   | accepted          | 2021-02-26 |
      | C3   | received          | 2021-02-05 |
      | C3   | correction_notice | 2021-02-26 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 没有收件记录则无法起算
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act               | ts         |
      | C1   | correction_notice | 2021-02-26 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                 | message            |
      | C1      | cannot_tell | no receipt is recorded | 无收件记录，无法起算 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限correction
    # 5个工作日；自收件起；以一次性告知补正之日为准；行政许可法32(1)(4)
    # | 案件         | 收件       | 届满       | 一次性告知补正 | 结果                         |
    # | 届满前一日   | 2021-02-10 | 2021-02-23 | 2021-02-22     | 合规                         |
    # | 届满当日     | 2021-02-10 | 2021-02-23 | 2021-02-23     | 合规                         |
    # | 届满次日     | 2021-02-10 | 2021-02-23 | 2021-02-24     | 标记: Due 2021-02-23, Late 1 |
    # | 月末届满当日 | 2021-03-24 | 2021-03-31 | 2021-03-31     | 合规                         |
    # | 月末届满次日 | 2021-03-24 | 2021-03-31 | 2021-04-01     | 标记: Due 2021-03-31, Late 1 |
    # | 逢节假日当日 | 2021-03-29 | 2021-04-06 | 2021-04-06     | 合规                         |
    # | 逢节假日次日 | 2021-03-29 | 2021-04-06 | 2021-04-07     | 标记: Due 2021-04-06, Late 1 |
    # | 逢调休当日   | 2021-02-10 | 2021-02-23 | 2021-02-23     | 合规                         |
    # | 逢调休次日   | 2021-02-10 | 2021-02-23 | 2021-02-24     | 标记: Due 2021-02-23, Late 1 |
    假如今天是2021-04-08
    而且case记录如下
      | case         | domain   |
      | 届满前一日   | approval |
      | 届满当日     | approval |
      | 届满次日     | approval |
      | 月末届满当日 | approval |
      | 月末届满次日 | approval |
      | 逢节假日当日 | approval |
      | 逢节假日次日 | approval |
      | 逢调休当日   | approval |
      | 逢调休次日   | approval |
    而且event记录如下
      | case         | act               | ts               |
      | 届满前一日   | received          | 2021-02-10 10:00 |
      | 届满前一日   | correction_notice | 2021-02-22 09:00 |
      | 届满当日     | received          | 2021-02-10 10:00 |
      | 届满当日     | correction_notice | 2021-02-23 09:00 |
      | 届满次日     | received          | 2021-02-10 10:00 |
      | 届满次日     | correction_notice | 2021-02-24 09:00 |
      | 月末届满当日 | received          | 2021-03-24 10:00 |
      | 月末届满当日 | correction_notice | 2021-03-31 09:00 |
      | 月末届满次日 | received          | 2021-03-24 10:00 |
      | 月末届满次日 | correction_notice | 2021-04-01 09:00 |
      | 逢节假日当日 | received          | 2021-03-29 10:00 |
      | 逢节假日当日 | correction_notice | 2021-04-06 09:00 |
      | 逢节假日次日 | received          | 2021-03-29 10:00 |
      | 逢节假日次日 | correction_notice | 2021-04-07 09:00 |
      | 逢调休当日   | received          | 2021-02-10 10:00 |
      | 逢调休当日   | correction_notice | 2021-02-23 09:00 |
      | 逢调休次日   | received          | 2021-02-10 10:00 |
      | 逢调休次日   | correction_notice | 2021-02-24 09:00 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满次日     | flagged | 2021-02-23 | 1    |
      | 月末届满次日 | flagged | 2021-03-31 | 1    |
      | 逢节假日次日 | flagged | 2021-04-06 | 1    |
      | 逢调休次日   | flagged | 2021-02-23 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日
  # oversight specs boundary: end
