# language: zh-CN
功能: 重大事件迟报（江西省突发事件应对条例33：事发后2小时）
  小时数昼夜连续计算。

  背景:
    假如规则为"cn.citymgmt/major-reported-late"
    而且今天是2021-03-03

  @must-not-fire
  场景: 恰好两小时上报；事发当时上报（C4）；不是重大事件（C2）；不是网格事件（C3）
    假如case记录如下
      | case | domain   | urgency |
      | C1   | grid     | major   |
      | C2   | grid     |         |
      | C3   | citymgmt | major   |
      | C4   | grid     | major   |
    而且event记录如下
      | case | act      | ts               |
      | C1   | occurred | 2021-03-01 23:00 |
      | C1   | reported | 2021-03-02 01:00 |
      | C2   | occurred | 2021-03-01 23:00 |
      | C2   | reported | 2021-03-02 09:00 |
      | C3   | occurred | 2021-03-01 23:00 |
      | C3   | reported | 2021-03-02 09:00 |
      | C4   | occurred | 2021-03-01 23:00 |
      | C4   | reported | 2021-03-01 23:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C4

  @must-fire
  场景: 事发后三个半小时才上报；两次上报的以首次为准
    假如case记录如下
      | case | domain | urgency |
      | C1   | grid   | major   |
    而且event记录如下
      | case | act      | ts               |
      | C1   | occurred | 2021-03-01 23:00 |
      | C1   | reported | 2021-03-02 02:30 |
      | C1   | reported | 2021-03-02 08:30 |
    当执行规则
    那么结果为
      | subject | outcome | Due                       | Late | message                                                               |
      | C1      | flagged | 2021-03-02T01:00:00+08:00 | 1.5  | 重大事件应于2021-03-02T01:00:00+08:00前上报，迟报小时数：1.5 |

  @cannot-tell
  场景: 事发时间、上报时间没有记录；只有日期；先后颠倒
    C3事发只有日期，C4上报只有日期；C5上报早于事发，其后又上报一次。
    假如case记录如下
      | case | domain | urgency |
      | C1   | grid   | major   |
      | C2   | grid   | major   |
      | C3   | grid   | major   |
      | C4   | grid   | major   |
      | C5   | grid   | major   |
    而且event记录如下
      | case | act      | ts               |
      | C1   | reported | 2021-03-01 23:00 |
      | C2   | occurred | 2021-03-01 23:00 |
      | C3   | occurred | 2021-03-01       |
      | C3   | reported | 2021-03-01 09:00 |
      | C4   | occurred | 2021-03-01 09:00 |
      | C4   | reported | 2021-03-02       |
      | C5   | occurred | 2021-03-01 09:00 |
      | C5   | reported | 2021-03-01 08:00 |
      | C5   | reported | 2021-03-01 18:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                 | message                            |
      | C1      | cannot_tell | when it happened is not recorded       | 事发时间未记录                   |
      | C2      | cannot_tell | no report is recorded                  | 上报时间未记录                   |
      | C3      | cannot_tell | only the day is recorded, not the hour | 只记录了日期，没有时刻         |
      | C4      | cannot_tell | only the day is recorded, not the hour | 只记录了日期，没有时刻         |
      | C5      | cannot_tell | the report is dated before the event   | 上报时间早于事发时间           |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限report_major
    # 2小时；自事发起；以上报之日为准；江西省突发事件应对条例33：县级事发后2小时内报设区的市；吉林市吉市政办函〔2006〕1号为1小时；各地不一
    # | 案件         | 事发             | 届满             | 上报             | 结果                                                           |
    # | 届满前一分钟 | 2021-03-01 23:00 | 2021-03-02 01:00 | 2021-03-02 00:59 | 合规                                                           |
    # | 届满当刻     | 2021-03-01 23:00 | 2021-03-02 01:00 | 2021-03-02 01:00 | 合规                                                           |
    # | 届满后一分钟 | 2021-03-01 23:00 | 2021-03-02 01:00 | 2021-03-02 01:01 | 标记: Due 2021-03-02T01:00:00+08:00, Late 0.016666666666666666 |
    假如今天是2021-03-03
    而且case记录如下
      | case         | domain | urgency |
      | 届满前一分钟 | grid   | major   |
      | 届满当刻     | grid   | major   |
      | 届满后一分钟 | grid   | major   |
    而且event记录如下
      | case         | act      | ts               |
      | 届满前一分钟 | occurred | 2021-03-01 23:00 |
      | 届满前一分钟 | reported | 2021-03-02 00:59 |
      | 届满前一分钟 | reported | 2021-03-02 08:30 |
      | 届满当刻     | occurred | 2021-03-01 23:00 |
      | 届满当刻     | reported | 2021-03-02 01:00 |
      | 届满当刻     | reported | 2021-03-02 08:30 |
      | 届满后一分钟 | occurred | 2021-03-01 23:00 |
      | 届满后一分钟 | reported | 2021-03-02 01:01 |
      | 届满后一分钟 | reported | 2021-03-02 08:30 |
    当执行规则
    那么结果为
      | subject      | outcome | Due                       | Late                 |
      | 届满后一分钟 | flagged | 2021-03-02T01:00:00+08:00 | 0.016666666666666666 |
    而且检查对象为届满前一分钟 届满当刻 届满后一分钟
  # oversight specs boundary: end
