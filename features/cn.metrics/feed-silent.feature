# language: zh-CN
功能: 数据断供或骤降（M05）
  都是星期三；前八周的星期三中，5月5日为五一假期，另有八天设为节假日，其余可比。
  O的12345系统6月16日、23日各30条；可比的日子半数以上达到30条才判断。

  背景:
    假如规则为"cn.metrics/feed-silent"
    而且2021-04-28为法定节假日
    而且2021-05-12为法定节假日
    而且2021-05-19为法定节假日
    而且2021-05-26为法定节假日
    而且2021-06-02为法定节假日
    而且2021-07-07为法定节假日
    而且2021-07-14为法定节假日
    而且2021-07-21为法定节假日
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

  @must-fire
  场景: 7月28日断供，前八周可比的有4天
    6月30日也有30条；6月9日没有。
    假如今天是2021-07-28
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
    那么结果为
      | subject | outcome | Feed  | Day        | Rows | Weeks | Of | message                                                        |
      | O       | flagged | 12345 | 2021-07-28 | 0    | 3     | 4  | 数据源“12345”2021-07-28有0条；前八周可比的4天中，有3天远多于此 |
    而且检查对象为O

  @must-fire
  场景: 8月11日断供，前八周可比的有5天
    6月30日也有30条；7月28日、8月4日没有，不过半数。
    假如今天是2021-08-11
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
    那么结果为
      | subject | outcome | Feed  | Day        | Rows | Weeks | Of | message                                                        |
      | O       | flagged | 12345 | 2021-08-11 | 0    | 3     | 5  | 数据源“12345”2021-08-11有0条；前八周可比的5天中，有3天远多于此 |
    而且检查对象为O

  @must-not-fire
  场景: 可比的两天中只有一天远多于当天
    6月23日30条；16日30条，9日61条。
    假如今天是2021-06-23
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
      | C1   | dispatched | 2021-06-09 |             | 12345  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @must-not-fire
  场景: 八周以前的不看
    5月4日在56天以前。
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
      | C2   | dispatched | 2021-05-04 |             | grid   |
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

  @cannot-tell
  场景: 可比的两天中只有一天达到30条；恰在56天前有一条的也在检查之列
    6月9日没有。
    假如今天是2021-06-23
    而且event记录如下
      | case | act        | ts         | recorded_at | source |
      | C2   | dispatched | 2021-04-28 |             | grid   |
    当执行规则
    那么结果为
      | subject | outcome     | Feed | Day | Rows | Weeks | Of | reason                  | message        |
      | O       | cannot_tell |      |     |      |       |    | too few records to tell | 平时数据量过少 |
      | P       | cannot_tell |      |     |      |       |    | too few records to tell | 平时数据量过少 |
    而且检查对象为O P
