# language: zh-CN
功能: 超期后补办延期（行政许可法42）
  2021年3月1日受理，20个工作日届满于3月29日（周一）。届满当日批准的延期有效，次日批准的无效。

  背景:
    假如规则为"cn.licensing/extension-after-due"
    而且今天是2021-05-31
    而且item记录如下
      | item | version | name     | statute_n | statute_unit |
      | I1   | 1       | 有期限   | 20        | wd           |
      | I2   | 1       | 无期限   |           |              |

  @must-not-fire
  场景: 届满日当日批准延期
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2021-03-01 09:00 |
      | C1   | extend   | 2021-03-29 17:00 |
      | C1   | granted  | 2021-04-12 10:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 届满次日才批准延期
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts               |
      | C1   | accepted | 2021-03-01 09:00 |
      | C1   | extend   | 2021-03-30 08:30 |
      | C1   | granted  | 2021-04-12 10:00 |
    当执行规则
    那么结果为
      | subject | outcome | Extended   | Due        | message                                            |
      | C1      | flagged | 2021-03-30 | 2021-03-29 | 期限已于2021-03-29届满，2021-03-30才办理延期 |

  @must-fire
  场景: 停表期间顺延后的届满日才是届满日
    3月10日至17日检验，扣除11、12、15、16、17日共5个工作日；4月5日清明放假，届满日为4月6日（周二）。
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | extend   | 2021-04-06 |
      | C2   | accepted | 2021-03-01 |
      | C2   | extend   | 2021-04-07 |
    而且clock_stop记录如下
      | case | kind       | start_at   | end_at     |
      | C1   | inspection | 2021-03-10 | 2021-03-17 |
      | C2   | inspection | 2021-03-10 | 2021-03-17 |
    当执行规则
    那么结果为
      | subject | outcome | Extended   | Due        | message                                            |
      | C2      | flagged | 2021-04-07 | 2021-04-06 | 期限已于2021-04-06届满，2021-04-07才办理延期 |

  @must-not-fire
  场景: 没有延期的（C2）、不属于行政许可的（C3）、联合办理的（C4）不在检查之列
    假如case记录如下
      | case | domain   | item | item_version | procedure |
      | C1   | approval | I1   | 1            |           |
      | C2   | approval | I1   | 1            |           |
      | C3   | penalty  | I1   | 1            |           |
      | C4   | approval | I1   | 1            | joint     |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | extend   | 2021-03-15 |
      | C2   | accepted | 2021-03-01 |
      | C2   | granted  | 2021-04-12 |
      | C3   | accepted | 2021-03-01 |
      | C3   | extend   | 2021-04-12 |
      | C4   | accepted | 2021-03-01 |
      | C4   | extend   | 2021-04-12 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-not-fire
  场景: 期限之内批准而延长零日，未增加期限，但不是超期后补办
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         | qty |
      | C1   | accepted | 2021-03-01 |     |
      | C1   | extend   | 2021-03-29 | 0   |
      | C1   | granted  | 2021-03-29 |     |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 清单未载明法定期限
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | extend   | 2021-05-07 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                       | message            |
      | C1      | cannot_tell | the catalogue gives no limit | 清单未载明法定期限 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限decide
    # 20个工作日（依事项目录）；自受理起；以延长期限之日为准；行政许可法42(1) 45
    # | 案件         | 受理       | 届满       | 延长期限   | 结果                                      |
    # | 届满前一日   | 2021-03-09 | 2021-04-07 | 2021-04-06 | 合规                                      |
    # | 届满当日     | 2021-03-09 | 2021-04-07 | 2021-04-07 | 合规                                      |
    # | 届满次日     | 2021-03-09 | 2021-04-07 | 2021-04-08 | 标记: Extended 2021-04-08, Due 2021-04-07 |
    # | 月末届满当日 | 2021-04-29 | 2021-05-31 | 2021-05-31 | 合规                                      |
    # | 月末届满次日 | 2021-04-29 | 2021-05-31 | 2021-06-01 | 标记: Extended 2021-06-01, Due 2021-05-31 |
    # | 逢节假日当日 | 2021-04-06 | 2021-05-06 | 2021-05-06 | 合规                                      |
    # | 逢节假日次日 | 2021-04-06 | 2021-05-06 | 2021-05-07 | 标记: Extended 2021-05-07, Due 2021-05-06 |
    # | 逢调休当日   | 2021-03-29 | 2021-04-26 | 2021-04-26 | 合规                                      |
    # | 逢调休次日   | 2021-03-29 | 2021-04-26 | 2021-04-27 | 标记: Extended 2021-04-27, Due 2021-04-26 |
    假如今天是2021-06-15
    而且case记录如下
      | case         | domain   | item | item_version |
      | 届满前一日   | approval | I1   | 1            |
      | 届满当日     | approval | I1   | 1            |
      | 届满次日     | approval | I1   | 1            |
      | 月末届满当日 | approval | I1   | 1            |
      | 月末届满次日 | approval | I1   | 1            |
      | 逢节假日当日 | approval | I1   | 1            |
      | 逢节假日次日 | approval | I1   | 1            |
      | 逢调休当日   | approval | I1   | 1            |
      | 逢调休次日   | approval | I1   | 1            |
    而且event记录如下
      | case         | act      | ts               |
      | 届满前一日   | accepted | 2021-03-09 09:00 |
      | 届满前一日   | extend   | 2021-04-06 08:30 |
      | 届满前一日   | granted  | 2021-04-19 10:00 |
      | 届满当日     | accepted | 2021-03-09 09:00 |
      | 届满当日     | extend   | 2021-04-07 08:30 |
      | 届满当日     | granted  | 2021-04-20 10:00 |
      | 届满次日     | accepted | 2021-03-09 09:00 |
      | 届满次日     | extend   | 2021-04-08 08:30 |
      | 届满次日     | granted  | 2021-04-21 10:00 |
      | 月末届满当日 | accepted | 2021-04-29 09:00 |
      | 月末届满当日 | extend   | 2021-05-31 08:30 |
      | 月末届满当日 | granted  | 2021-06-13 10:00 |
      | 月末届满次日 | accepted | 2021-04-29 09:00 |
      | 月末届满次日 | extend   | 2021-06-01 08:30 |
      | 月末届满次日 | granted  | 2021-06-14 10:00 |
      | 逢节假日当日 | accepted | 2021-04-06 09:00 |
      | 逢节假日当日 | extend   | 2021-05-06 08:30 |
      | 逢节假日当日 | granted  | 2021-05-19 10:00 |
      | 逢节假日次日 | accepted | 2021-04-06 09:00 |
      | 逢节假日次日 | extend   | 2021-05-07 08:30 |
      | 逢节假日次日 | granted  | 2021-05-20 10:00 |
      | 逢调休当日   | accepted | 2021-03-29 09:00 |
      | 逢调休当日   | extend   | 2021-04-26 08:30 |
      | 逢调休当日   | granted  | 2021-05-09 10:00 |
      | 逢调休次日   | accepted | 2021-03-29 09:00 |
      | 逢调休次日   | extend   | 2021-04-27 08:30 |
      | 逢调休次日   | granted  | 2021-05-10 10:00 |
    当执行规则
    那么结果为
      | subject      | outcome | Extended   | Due        |
      | 届满次日     | flagged | 2021-04-08 | 2021-04-07 |
      | 月末届满次日 | flagged | 2021-06-01 | 2021-05-31 |
      | 逢节假日次日 | flagged | 2021-05-07 | 2021-05-06 |
      | 逢调休次日   | flagged | 2021-04-27 | 2021-04-26 |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日
  # oversight specs boundary: end
