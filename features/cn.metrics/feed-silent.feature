# language: zh-CN
功能: 数据断供或骤降（M05）
  2021年6月30日，星期三。前八周的星期三中，5月5日为五一假期，另有四天设为节假日，可比的为
  6月23日、16日、9日三天：O的12345系统前两天各30条，6月9日没有；多数（两天）达到30条才判断。

  背景:
    假如规则为"cn.metrics/feed-silent"
    而且2021-06-02为法定节假日
    而且2021-05-26为法定节假日
    而且2021-05-19为法定节假日
    而且2021-05-12为法定节假日
    而且org记录如下
      | org | name          |
      | O   | The authority |
      | P   | Another       |
    而且case记录如下
      | case | domain  | org |
      | C1   | hotline | O   |
      | C2   | hotline | P   |
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-16 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |
      | C1   | dispatched | 2021-06-23 |             | 12345  |

  @must-fire
  场景: 当天只有14条，不到30条的一半
    其中一条是当天补录的以前的记录；以后才录入的一条不算。
    假如今天是2021-06-30
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-20 | 2021-06-30  | 12345  |
      | C1   | dispatched | 2021-06-30 | 2021-07-01  | 12345  |
    当执行规则
    那么结果为
      | subject | outcome | Feed  | Day        | Rows | Weeks | Of | message                                                         |
      | O       | flagged | 12345 | 2021-06-30 | 14   | 2     | 3  | 数据源“12345”2021-06-30有14条；前八周可比的3天中，有2天远多于此 |
    而且检查对象为O

  @must-fire
  场景: 当天一条也没有；另一个没有来源名称的数据源也断了
    未注明来源的合为一个数据源；按录入日计，没有录入日的按发生日计。
    假如今天是2021-06-30
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-09 |             |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-01 | 2021-06-23  |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-06-23 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
      | C2   | dispatched | 2021-05-12 |             |        |
    当执行规则
    那么结果为
      | subject | outcome | Feed  | Day        | Rows | Weeks | Of | message                                                        |
      | O       | flagged | 12345 | 2021-06-30 | 0    | 2     | 3  | 数据源“12345”2021-06-30有0条；前八周可比的3天中，有2天远多于此 |
      | P       | flagged | -     | 2021-06-30 | 0    | 2     | 3  | 数据源“-”2021-06-30有0条；前八周可比的3天中，有2天远多于此     |
    而且检查对象为O P

  @must-not-fire
  场景: 恰为一半
    假如今天是2021-06-30
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @must-not-fire
  场景: 节假日不检查
    6月26日为星期六。
    假如今天是2021-06-26
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
      | C1   | dispatched | 2021-06-19 |             | 12345  |
    当执行规则
    那么没有结果
    而且没有检查对象

  @must-not-fire
  场景: 多数日子并不更多
    6月16日、23日各30条，9日60条：当天20条，只比9日少一半以上。
    假如今天是2021-06-30
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-09 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @cannot-tell
  场景: 平时一天29条，太少
    不计节假日的5月12日。
    假如今天是2021-06-30
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C1   | dispatched | 2021-06-30 |             | 12345  |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-23 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-06-16 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
      | C2   | dispatched | 2021-05-12 |             | grid   |
    当执行规则
    那么结果为
      | subject | outcome     | Feed | Day | Rows | Weeks | Of | reason                  | message        |
      | P       | cannot_tell |      |     |      |       |    | too few records to tell | 平时数据量过少 |
    而且检查对象为O P
