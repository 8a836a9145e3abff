# language: zh-CN
功能: 临期或超期才停表（行政许可法45）
  2021年3月1日受理，20个工作日届满于3月29日（周一）。停表之日计为已用：
  3月24日停表时已用17日、剩余3日；3月25日停表时剩余2日。

  背景:
    假如规则为"cn.licensing/pause-late"
    而且今天是2021-04-30
    而且item记录如下
      | item | version | name     | statute_n | statute_unit |
      | I1   | 1       | 有期限   | 20        | wd           |
      | I2   | 1       | 无期限   |           |              |

  @must-not-fire
  场景: 剩余3个工作日时停表
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind    | start_at         | end_at           |
      | C1   | testing | 2021-03-24 16:00 | 2021-03-31 10:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-fire
  场景: 剩余2个工作日时停表
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind    | start_at         | end_at           |
      | C1   | testing | 2021-03-25 16:00 | 2021-03-31 10:00 |
    当执行规则
    那么结果为
      | subject | outcome | Start      | Left | message                               |
      | C1      | flagged | 2021-03-25 | 2    | 2021-03-25停表时剩余工作日仅为：2 |

  @must-fire
  场景: 届满日当日停表，剩余0日；届满之后停表，剩余为负
    3月31日停表时已超过2个工作日。
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C2   | accepted | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind          | start_at   | end_at     |
      | C1   | hearing       | 2021-03-29 | 2021-04-02 |
      | C2   | expert_review | 2021-03-31 | 2021-04-02 |
    当执行规则
    那么结果为
      | subject | outcome | Start      | Left | message                                |
      | C1      | flagged | 2021-03-29 | 0    | 2021-03-29停表时剩余工作日仅为：0  |
      | C2      | flagged | 2021-03-31 | -2   | 2021-03-31停表时剩余工作日仅为：-2 |

  @must-not-fire
  场景: 非法定事由的停表由另一规则认定
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind  | start_at   | end_at     |
      | C1   | other | 2021-03-26 | 2021-03-31 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-not-fire
  场景: 停表之前已批准延期，剩余时间充足
    3月22日延期10个工作日，3月25日停表时剩余12日。
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C1   | extend   | 2021-03-22 |
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at     |
      | C1   | testing | 2021-03-25 | 2021-03-31 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-not-fire
  场景: 没有停表的（C2）、不属于行政许可的（C3）、联合办理的（C4）不在检查之列
    假如case记录如下
      | case | domain   | item | item_version | procedure |
      | C1   | approval | I1   | 1            |           |
      | C2   | approval | I1   | 1            |           |
      | C3   | penalty  | I1   | 1            |           |
      | C4   | approval | I1   | 1            | joint     |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-03-01 |
      | C2   | accepted | 2021-03-01 |
      | C3   | accepted | 2021-03-01 |
      | C4   | accepted | 2021-03-01 |
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at     |
      | C1   | testing | 2021-03-08 | 2021-03-12 |
      | C3   | testing | 2021-03-26 | 2021-03-31 |
      | C4   | testing | 2021-03-26 | 2021-03-31 |
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
    而且clock_stop记录如下
      | case | kind    | start_at   | end_at     |
      | C1   | testing | 2021-03-26 | 2021-03-31 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                       | message            |
      | C1      | cannot_tell | the catalogue gives no limit | 清单未载明法定期限 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范late-pause-days
    # 2个工作日；至decide届满前；自受理起；以clock_stop.start_at之日为准
    # | 案件           | 受理       | 界限日     | clock_stop.start_at | 结果                           |
    # | 届满前一日     | 2021-03-01 | 2021-03-25 | 2021-03-24          | 合规                           |
    # | 届满当日       | 2021-03-01 | 2021-03-25 | 2021-03-25          | 标记: Start 2021-03-25, Left 2 |
    # | 届满次日       | 2021-03-01 | 2021-03-25 | 2021-03-26          | 标记: Start 2021-03-26, Left 1 |
    # | 月末届满前一日 | 2021-03-05 | 2021-03-31 | 2021-03-30          | 合规                           |
    # | 月末届满当日   | 2021-03-05 | 2021-03-31 | 2021-03-31          | 标记: Start 2021-03-31, Left 2 |
    # | 逢节假日前一日 | 2021-03-10 | 2021-04-06 | 2021-04-05          | 合规                           |
    # | 逢节假日当日   | 2021-03-10 | 2021-04-06 | 2021-04-06          | 标记: Start 2021-04-06, Left 2 |
    # | 逢调休前一日   | 2021-03-31 | 2021-04-26 | 2021-04-25          | 合规                           |
    # | 逢调休当日     | 2021-03-31 | 2021-04-26 | 2021-04-26          | 标记: Start 2021-04-26, Left 2 |
    假如今天是2021-05-03
    而且case记录如下
      | case           | domain   | item | item_version |
      | 届满前一日     | approval | I1   | 1            |
      | 届满当日       | approval | I1   | 1            |
      | 届满次日       | approval | I1   | 1            |
      | 月末届满前一日 | approval | I1   | 1            |
      | 月末届满当日   | approval | I1   | 1            |
      | 逢节假日前一日 | approval | I1   | 1            |
      | 逢节假日当日   | approval | I1   | 1            |
      | 逢调休前一日   | approval | I1   | 1            |
      | 逢调休当日     | approval | I1   | 1            |
    而且event记录如下
      | case           | act      | ts         |
      | 届满前一日     | accepted | 2021-03-01 |
      | 届满当日       | accepted | 2021-03-01 |
      | 届满次日       | accepted | 2021-03-01 |
      | 月末届满前一日 | accepted | 2021-03-05 |
      | 月末届满当日   | accepted | 2021-03-05 |
      | 逢节假日前一日 | accepted | 2021-03-10 |
      | 逢节假日当日   | accepted | 2021-03-10 |
      | 逢调休前一日   | accepted | 2021-03-31 |
      | 逢调休当日     | accepted | 2021-03-31 |
    而且clock_stop记录如下
      | case           | kind    | start_at         | end_at           |
      | 届满前一日     | testing | 2021-03-24 16:00 | 2021-03-30 10:00 |
      | 届满当日       | testing | 2021-03-25 16:00 | 2021-03-31 10:00 |
      | 届满次日       | testing | 2021-03-26 16:00 | 2021-04-01 10:00 |
      | 月末届满前一日 | testing | 2021-03-30 16:00 | 2021-04-05 10:00 |
      | 月末届满当日   | testing | 2021-03-31 16:00 | 2021-04-06 10:00 |
      | 逢节假日前一日 | testing | 2021-04-05 16:00 | 2021-04-11 10:00 |
      | 逢节假日当日   | testing | 2021-04-06 16:00 | 2021-04-12 10:00 |
      | 逢调休前一日   | testing | 2021-04-25 16:00 | 2021-05-01 10:00 |
      | 逢调休当日     | testing | 2021-04-26 16:00 | 2021-05-02 10:00 |
    当执行规则
    那么结果为
      | subject      | outcome | Start      | Left |
      | 届满当日     | flagged | 2021-03-25 | 2    |
      | 届满次日     | flagged | 2021-03-26 | 1    |
      | 月末届满当日 | flagged | 2021-03-31 | 2    |
      | 逢节假日当日 | flagged | 2021-04-06 | 2    |
      | 逢调休当日   | flagged | 2021-04-26 | 2    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满前一日 月末届满当日 逢节假日前一日 逢节假日当日 逢调休前一日 逢调休当日
  # oversight specs boundary: end
