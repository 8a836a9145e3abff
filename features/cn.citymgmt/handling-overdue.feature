# language: zh-CN
功能: 超过载明期限未处置（GB/T 30428.8）
  派遣时载明处置期限；工作时由业务系统折算，本规则只看载明的时刻。

  背景:
    假如规则为"cn.citymgmt/handling-overdue"
    而且今天是2021-03-03

  @must-not-fire
  场景: 到点处置、按期延期、按期缓办和作废、由目录定日数的，都不算超期
    C1恰好到点；C2到点时延期，延期后到点；C3到点时缓办；C4期限前作废；C5未载明时刻，目录定为5个工作日；
    C6退单后尚未再派，不属于任何单位；C7是热线工单；C8现场自办，已结案；C9期限未到；C10没有派遣；
    C11是退单后再派的热线工单；C12派遣当时处置；C13派遣当时延期；C14期限为当日24时，尚未处置。
    假如item记录如下
      | item | name   | statute_n | statute_unit |
      | I1   | 井盖   | 5         | wd           |
    而且case记录如下
      | case | domain   | item |
      | C1   | citymgmt |      |
      | C2   | citymgmt |      |
      | C3   | citymgmt |      |
      | C4   | grid     |      |
      | C5   | citymgmt | I1   |
      | C6   | citymgmt |      |
      | C7   | hotline  |      |
      | C8   | grid     |      |
      | C9   | grid     |      |
      | C10  | grid     |      |
      | C11  | hotline  |      |
      | C12  | citymgmt |      |
      | C13  | citymgmt |      |
      | C14  | citymgmt |      |
    而且event记录如下
      | case | act        | ts               | due_at           |
      | C1   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C1   | handled    | 2021-03-01 13:00 |                  |
      | C2   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C2   | extend     | 2021-03-01 13:00 | 2021-03-02 13:00 |
      | C2   | handled    | 2021-03-02 13:00 |                  |
      | C3   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C3   | deferred   | 2021-03-01 13:00 |                  |
      | C4   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C4   | voided     | 2021-03-01 10:00 |                  |
      | C5   | dispatched | 2021-02-01 09:00 |                  |
      | C5   | extend     | 2021-02-02 09:00 | 2021-02-05 13:00 |
      | C6   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C6   | returned   | 2021-03-01 10:00 |                  |
      | C7   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C8   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C8   | closed     | 2021-03-01 12:00 |                  |
      | C9   | dispatched | 2021-03-03 09:00 | 2021-03-05 13:00 |
      | C10  | extend     | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C10  | handled    | 2021-03-02 09:00 |                  |
      | C11  | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C11  | returned   | 2021-03-01 10:00 |                  |
      | C11  | dispatched | 2021-03-01 11:00 | 2021-03-01 13:00 |
      | C12  | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C12  | handled    | 2021-03-01 09:00 |                  |
      | C13  | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C13  | extend     | 2021-03-01 09:00 | 2021-03-02 13:00 |
      | C13  | handled    | 2021-03-02 13:00 |                  |
      | C14  | dispatched | 2021-03-01 09:00 | 2021-03-04 00:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C12 C13 C14 C2 C3 C4 C5 C8 C9

  @must-fire
  场景: 迟两个半小时处置；至今未处置
    假如case记录如下
      | case | domain   |
      | C1   | citymgmt |
      | C2   | grid     |
    而且event记录如下
      | case | act        | ts               | due_at           |
      | C1   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C1   | handled    | 2021-03-01 15:30 |                  |
      | C2   | dispatched | 2021-03-01 09:00 | 2021-03-03 18:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due                       | Late | message                                                              |
      | C1      | flagged | 2021-03-01T13:00:00+08:00 | 2.5  | 应于2021-03-01T13:00:00+08:00前处置，超过小时数（昼夜计）：2.5 |
      | C2      | flagged | 2021-03-03T18:00:00+08:00 | 6.0  | 应于2021-03-03T18:00:00+08:00前处置，超过小时数（昼夜计）：6.0 |

  @must-fire
  场景: 期限过后才延期（C1）、缓办（C2）、作废（C3），都仍算超期；延期到更早时刻的不算（C4）；按期延期后仍超期（C5）
    假如case记录如下
      | case | domain   |
      | C1   | citymgmt |
      | C2   | citymgmt |
      | C3   | citymgmt |
      | C4   | citymgmt |
      | C5   | citymgmt |
    而且event记录如下
      | case | act        | ts               | due_at           |
      | C1   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C1   | extend     | 2021-03-01 13:01 | 2021-03-02 13:00 |
      | C1   | handled    | 2021-03-01 14:00 |                  |
      | C2   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C2   | deferred   | 2021-03-01 13:01 |                  |
      | C2   | handled    | 2021-03-01 14:00 |                  |
      | C3   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C3   | voided     | 2021-03-01 13:01 |                  |
      | C3   | handled    | 2021-03-01 14:00 |                  |
      | C4   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C4   | extend     | 2021-03-01 10:00 | 2021-03-01 12:00 |
      | C4   | handled    | 2021-03-01 14:00 |                  |
      | C5   | dispatched | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C5   | extend     | 2021-03-01 10:00 | 2021-03-02 13:00 |
      | C5   | handled    | 2021-03-02 14:00 |                  |
    当执行规则
    那么结果为
      | subject | outcome | Due                       | Late |
      | C1      | flagged | 2021-03-01T13:00:00+08:00 | 1.0  |
      | C2      | flagged | 2021-03-01T13:00:00+08:00 | 1.0  |
      | C3      | flagged | 2021-03-01T13:00:00+08:00 | 1.0  |
      | C4      | flagged | 2021-03-01T13:00:00+08:00 | 1.0  |
      | C5      | flagged | 2021-03-02T13:00:00+08:00 | 1.0  |

  @must-fire
  场景: 退单后以再次派遣为准；返工再派不改变期限；改派当时的延期算数，上一单位的不算
    C1退单后再派，期限为3月2日11时；C2核查不通过后再派，仍看首次期限和首次反馈；
    C3上一单位曾延期，退单同时再派，期限为3月2日11时。
    假如case记录如下
      | case | domain   |
      | C1   | citymgmt |
      | C2   | citymgmt |
      | C3   | citymgmt |
    而且event记录如下
      | case | act         | ts               | due_at           |
      | C1   | dispatched  | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C1   | handled     | 2021-03-01 09:10 |                  |
      | C1   | returned    | 2021-03-01 09:30 |                  |
      | C1   | dispatched  | 2021-03-01 10:00 | 2021-03-02 11:00 |
      | C1   | handled     | 2021-03-02 12:00 |                  |
      | C2   | dispatched  | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C2   | handled     | 2021-03-01 14:00 |                  |
      | C2   | verify_fail | 2021-03-01 15:00 |                  |
      | C2   | dispatched  | 2021-03-01 16:00 | 2021-03-02 13:00 |
      | C2   | handled     | 2021-03-02 10:00 |                  |
      | C3   | dispatched  | 2021-03-01 09:00 | 2021-03-01 13:00 |
      | C3   | extend      | 2021-03-01 09:30 | 2021-03-03 13:00 |
      | C3   | returned    | 2021-03-01 10:00 |                  |
      | C3   | dispatched  | 2021-03-01 10:00 | 2021-03-02 11:00 |
      | C3   | handled     | 2021-03-02 12:00 |                  |
    当执行规则
    那么结果为
      | subject | outcome | Due                       | Late |
      | C1      | flagged | 2021-03-02T11:00:00+08:00 | 1.0  |
      | C2      | flagged | 2021-03-01T13:00:00+08:00 | 1.0  |
      | C3      | flagged | 2021-03-02T11:00:00+08:00 | 1.0  |

  @cannot-tell
  场景: 派遣未载明期限，目录也没有；或退单后再派，目录日数无从起算（C2）
    假如item记录如下
      | item | name   | statute_n | statute_unit |
      | I1   | 井盖   | 5         | wd           |
    而且case记录如下
      | case | domain   | item |
      | C1   | citymgmt |      |
      | C2   | citymgmt | I1   |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-03-01 09:00 |
      | C1   | handled    | 2021-03-01 13:00 |
      | C2   | dispatched | 2021-03-01 09:00 |
      | C2   | returned   | 2021-03-01 10:00 |
      | C2   | dispatched | 2021-03-01 11:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason             | message                              |
      | C1      | cannot_tell | no limit is stated | 派遣未载明期限，目录也未载明日数 |
      | C2      | cannot_tell | no limit is stated | 派遣未载明期限，目录也未载明日数 |
