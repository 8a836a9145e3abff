# language: zh-CN
功能: 未履行处罚前告知（行政处罚法44、62）

  背景:
    假如规则为"cn.penalty/no-prior-notice"
    而且今天是2021-12-31

  @must-fire
  场景: 普通程序作出处罚而无事前告知
    月末最后一日深夜作出的决定，属于该日。
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
    而且event记录如下
      | case | act     | ts               |
      | C1   | filed   | 2021-08-02 09:00 |
      | C1   | penalty | 2021-08-31 23:40 |
    当执行规则
    那么结果为
      | subject | outcome | Decided    | message                                  |
      | C1      | flagged | 2021-08-31 | 2021-08-31作出处罚决定，事前告知无记录 |

  @must-fire
  场景: 两次作出决定的，以第一次为准；新法施行前后均应告知
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
    而且event记录如下
      | case | act     | ts         |
      | C1   | penalty | 2021-07-15 |
      | C1   | penalty | 2021-09-18 |
      | C2   | penalty | 2021-07-14 |
    当执行规则
    那么结果为
      | subject | outcome | Decided    | message                                  |
      | C1      | flagged | 2021-07-15 | 2021-07-15作出处罚决定，事前告知无记录 |
      | C2      | flagged | 2021-07-14 | 2021-07-14作出处罚决定，事前告知无记录 |

  @must-not-fire
  场景: 已事前告知
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
    而且event记录如下
      | case | act          | ts               |
      | C1   | prior_notice | 2021-09-18 09:00 |
      | C1   | penalty      | 2021-09-30 09:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @must-not-fire
  场景: 简易程序、未作处罚、其他领域的案件不在检查之列
    假如case记录如下
      | case | domain   | procedure |
      | C1   | penalty  | summary   |
      | C2   | penalty  | ordinary  |
      | C3   | approval | ordinary  |
      | C4   | approval |           |
      | C5   | penalty  | ordinary  |
    而且event记录如下
      | case | act          | ts         |
      | C1   | penalty      | 2021-09-30 |
      | C2   | no_penalty   | 2021-09-30 |
      | C3   | penalty      | 2021-09-30 |
      | C4   | penalty      | 2021-09-30 |
      | C5   | prior_notice | 2021-09-18 |
      | C5   | penalty      | 2021-09-30 |
    当执行规则
    那么没有结果
    而且检查对象为C5

  @cannot-tell
  场景: 办案程序未记录
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty |           |
    而且event记录如下
      | case | act     | ts         |
      | C1   | penalty | 2021-09-30 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                        | message                          |
      | C1      | cannot_tell | the procedure is not recorded | 办案程序未记录，无法判断应否书面告知 |
