# language: zh-CN
功能: 应审未审法制审核（行政处罚法58，国办发〔2018〕118号）
  复杂、重大案件和经过听证的案件，处罚决定前须经法制审核；2018年12月5日起施行。

  背景:
    假如规则为"cn.penalty/legal-review-missing"
    而且今天是2021-12-31

  @must-fire
  场景: 复杂、重大或者经过听证而未审核
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty |           |
      | C3   | penalty | ordinary  |
      | C4   | penalty | ordinary  |
    而且event记录如下
      | case | act     | ts               | outcome |
      | C1   | filed   | 2021-08-02       | complex |
      | C1   | penalty | 2021-09-14       | fine    |
      | C2   | filed   | 2018-10-08       | major   |
      | C2   | penalty | 2018-12-05 00:05 | fine    |
      | C3   | filed   | 2021-08-02       | plain   |
      | C3   | hearing | 2021-09-01       |         |
      | C3   | penalty | 2021-09-14       | fine    |
      | C3   | penalty | 2021-09-16       | fine    |
      | C4   | hearing | 2021-09-01       |         |
      | C4   | penalty | 2021-09-14       | fine    |
    当执行规则
    那么结果为
      | subject | outcome | Decided    | message                                      |
      | C1      | flagged | 2021-09-14 | 2021-09-14作出的处罚应经法制审核，审核无记录 |
      | C2      | flagged | 2018-12-05 | 2018-12-05作出的处罚应经法制审核，审核无记录 |
      | C3      | flagged | 2021-09-14 | 2021-09-14作出的处罚应经法制审核，审核无记录 |
      | C4      | flagged | 2021-09-14 | 2021-09-14作出的处罚应经法制审核，审核无记录 |

  @must-not-fire
  场景: 一般案件（C1），已审核的案件（C2、C3），未记录轻重但已审核（C4）
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
      | C3   | penalty | ordinary  |
      | C4   | penalty | ordinary  |
    而且event记录如下
      | case | act          | ts         | outcome |
      | C1   | filed        | 2021-08-02 | plain   |
      | C1   | penalty      | 2021-09-14 | fine    |
      | C2   | filed        | 2021-08-02 | major   |
      | C2   | legal_review | 2021-09-13 |         |
      | C2   | penalty      | 2021-09-14 | fine    |
      | C3   | filed        | 2021-08-02 | plain   |
      | C3   | hearing      | 2021-09-01 |         |
      | C3   | legal_review | 2021-09-13 |         |
      | C3   | penalty      | 2021-09-14 | fine    |
      | C4   | filed        | 2021-08-02 |         |
      | C4   | legal_review | 2021-09-13 |         |
      | C4   | penalty      | 2021-09-14 | fine    |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-not-fire
  场景: 简易程序（C1）、要求施行前的决定（C2）、未处罚的（C3）、其他领域的案件（C4）不在检查之列
    假如case记录如下
      | case | domain   | procedure |
      | C1   | penalty  | summary   |
      | C2   | penalty  | ordinary  |
      | C3   | penalty  | ordinary  |
      | C4   | coercion | ordinary  |
      | C5   | penalty  | ordinary  |
    而且event记录如下
      | case | act        | ts               | outcome |
      | C1   | filed      | 2021-08-02       | major   |
      | C1   | penalty    | 2021-09-14       | fine    |
      | C2   | filed      | 2018-10-08       | major   |
      | C2   | penalty    | 2018-12-04 23:59 | fine    |
      | C3   | filed      | 2021-08-02       | major   |
      | C3   | no_penalty | 2021-09-14       |         |
      | C4   | filed      | 2021-08-02       | major   |
      | C4   | penalty    | 2021-09-14       | fine    |
      | C5   | filed      | 2021-08-02       | plain   |
      | C5   | penalty    | 2021-09-14       | fine    |
    当执行规则
    那么没有结果
    而且检查对象为C5

  @cannot-tell
  场景: 案件是否重大、复杂未记录
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
    而且event记录如下
      | case | act     | ts         | outcome |
      | C1   | filed   | 2021-08-02 |         |
      | C1   | penalty | 2021-09-14 | fine    |
      | C2   | penalty | 2021-09-14 | fine    |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                 | message                    |
      | C1      | cannot_tell | the weight of the case is not recorded | 案件是否重大、复杂未记录 |
      | C2      | cannot_tell | the weight of the case is not recorded | 案件是否重大、复杂未记录 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范legal-review-duty
    # 1 (duty)；自处罚决定起
    # | 案件           | 处罚决定   | 结果                     |
    # | 始于2018-12-04 | 2018-12-04 | 不检查                   |
    # | 始于2018-12-05 | 2018-12-05 | 标记: Decided 2018-12-05 |
    # | 始于2018-12-06 | 2018-12-06 | 标记: Decided 2018-12-06 |
    假如今天是2021-12-31
    而且case记录如下
      | case           | domain  | procedure |
      | 始于2018-12-04 | penalty | ordinary  |
      | 始于2018-12-05 | penalty | ordinary  |
      | 始于2018-12-06 | penalty | ordinary  |
    而且event记录如下
      | case           | act     | ts         | outcome |
      | 始于2018-12-04 | filed   | 2018-10-22 | complex |
      | 始于2018-12-04 | penalty | 2018-12-04 | fine    |
      | 始于2018-12-05 | filed   | 2018-10-23 | complex |
      | 始于2018-12-05 | penalty | 2018-12-05 | fine    |
      | 始于2018-12-06 | filed   | 2018-10-24 | complex |
      | 始于2018-12-06 | penalty | 2018-12-06 | fine    |
    当执行规则
    那么结果为
      | subject        | outcome | Decided    |
      | 始于2018-12-05 | flagged | 2018-12-05 |
      | 始于2018-12-06 | flagged | 2018-12-06 |
    而且检查对象为始于2018-12-05 始于2018-12-06
  # oversight specs boundary: end
