# language: zh-CN
功能: 重复上报
  同一地点、同一类别，24小时内再次上报，而前一件尚未结案。

  背景:
    假如规则为"cn.citymgmt/reported-twice"
    而且今天是2021-03-31
    而且place记录如下
      | place |
      | P1    |
      | P2    |

  @must-fire
  场景: 24小时整再次上报（C2）；前一件在其后才结案（C4）；三次上报的，以最早的相距为准
    假如case记录如下
      | case | domain   | item | place |
      | C1   | citymgmt | I1   | P1    |
      | C2   | citymgmt | I1   | P1    |
      | C3   | grid     | I1   | P2    |
      | C4   | grid     | I1   | P2    |
    而且event记录如下
      | case | act      | ts               |
      | C1   | reported | 2021-03-01 09:00 |
      | C2   | reported | 2021-03-02 09:00 |
      | C2   | reported | 2021-03-05 09:00 |
      | C3   | reported | 2021-03-01 09:00 |
      | C3   | closed   | 2021-03-01 10:31 |
      | C4   | reported | 2021-03-01 10:30 |
    当执行规则
    那么结果为
      | subject | outcome | Earlier | Apart | message                                                            |
      | C2      | flagged | C1      | 24.0  | 与C1号案件同一地点、同一类别，相隔小时数：24.0 |
      | C4      | flagged | C3      | 1.5   | 与C3号案件同一地点、同一类别，相隔小时数：1.5  |
    而且检查对象为C1 C2 C3 C4

  @must-not-fire
  场景: 不同地点、类别、系统；超过24小时；前一件已结案；已作废或不予立案；同一时刻
    P1的I1：C1为数字城管，C2为网格；C3类别不同；C4地点不同；C5晚24小时零1分；
    C7上报时C6已结案；C9作废、C10不予立案，C8先报；C11与C12同一时刻；C13与C14已作废在先；C15是热线工单；C16没有上报。
    假如case记录如下
      | case | domain   | item | place |
      | C1   | citymgmt | I1   | P1    |
      | C2   | grid     | I1   | P1    |
      | C3   | citymgmt | I2   | P1    |
      | C4   | citymgmt | I1   | P2    |
      | C5   | citymgmt | I1   | P1    |
      | C6   | citymgmt | I3   | P1    |
      | C7   | citymgmt | I3   | P1    |
      | C8   | citymgmt | I4   | P1    |
      | C9   | citymgmt | I4   | P1    |
      | C10  | citymgmt | I4   | P1    |
      | C11  | citymgmt | I5   | P1    |
      | C12  | citymgmt | I5   | P1    |
      | C13  | citymgmt | I6   | P1    |
      | C14  | citymgmt | I6   | P1    |
      | C15  | hotline  | I1   | P1    |
      | C16  | citymgmt | I1   | P1    |
    而且event记录如下
      | case | act       | ts               |
      | C1   | reported  | 2021-03-01 09:00 |
      | C2   | reported  | 2021-03-01 10:00 |
      | C3   | reported  | 2021-03-01 10:00 |
      | C4   | reported  | 2021-03-01 10:00 |
      | C5   | reported  | 2021-03-02 09:01 |
      | C6   | reported  | 2021-03-01 09:00 |
      | C6   | closed    | 2021-03-01 10:00 |
      | C7   | reported  | 2021-03-01 10:00 |
      | C8   | reported  | 2021-03-01 09:00 |
      | C9   | reported  | 2021-03-01 10:00 |
      | C9   | voided    | 2021-03-01 11:00 |
      | C10  | reported  | 2021-03-01 10:00 |
      | C10  | not_filed | 2021-03-01 11:00 |
      | C11  | reported  | 2021-03-01 09:00 |
      | C12  | reported  | 2021-03-01 09:00 |
      | C13  | reported  | 2021-03-01 09:00 |
      | C13  | voided    | 2021-03-01 12:00 |
      | C14  | reported  | 2021-03-01 10:00 |
      | C15  | reported  | 2021-03-01 10:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C10 C11 C12 C13 C14 C2 C3 C4 C5 C6 C7 C8 C9

  @cannot-tell
  场景: 地点或类别未记录
    假如case记录如下
      | case | domain   | item | place |
      | C1   | citymgmt | I1   |       |
      | C2   | citymgmt |      | P1    |
    而且event记录如下
      | case | act      | ts               |
      | C1   | reported | 2021-03-01 09:00 |
      | C2   | reported | 2021-03-01 10:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                    | message          |
      | C1      | cannot_tell | the place is not recorded | 地点未记录     |
      | C2      | cannot_tell | the kind is not recorded  | 类别未记录     |
