# language: zh-CN
功能: 延续申请逾期未决（行政许可法50）
  原许可于2021年6月30日到期，5月31日为届满三十日前的最后一日。

  背景:
    假如规则为"cn.licensing/renewal-undecided"
    而且今天是2021-07-05
    而且permit记录如下
      | permit | case | valid_to   |
      | L1     | A    | 2021-06-30 |
      | L2     | B    | 2021-07-05 |
      | L3     | D    | 2021-06-30 |
      | L4     | D    | 2022-06-30 |

  @must-not-fire
  场景: 到期当日作出决定，或撤回、终止、不予受理；今天为到期日的尚未逾期
    假如case记录如下
      | case | domain   | procedure | parent_case |
      | C1   | approval | renewal   | A           |
      | C2   | approval | renewal   | A           |
      | C3   | approval | renewal   | A           |
      | C4   | approval | renewal   | A           |
      | C5   | approval | renewal   | A           |
      | C6   | approval | renewal   | B           |
    而且event记录如下
      | case | act          | ts               |
      | C1   | received     | 2021-05-31 23:00 |
      | C1   | granted      | 2021-06-30 23:00 |
      | C1   | granted      | 2021-07-02       |
      | C2   | received     | 2021-05-31       |
      | C2   | refused      | 2021-06-30       |
      | C3   | received     | 2021-05-31       |
      | C3   | withdrawn    | 2021-06-30       |
      | C4   | received     | 2021-05-31       |
      | C4   | terminated   | 2021-06-30       |
      | C5   | received     | 2021-05-31       |
      | C5   | not_accepted | 2021-06-30       |
      | C6   | received     | 2021-06-05       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6

  @must-fire
  场景: 次日作出决定、至今未决；第一次收件为准；同案数证以最先到期者为准
    假如case记录如下
      | case | domain   | procedure | parent_case |
      | C1   | approval | renewal   | A           |
      | C2   | approval | renewal   | A           |
      | C3   | approval | renewal   | D           |
    而且event记录如下
      | case | act          | ts               |
      | C1   | received     | 2021-05-31       |
      | C1   | granted      | 2021-07-01 00:00 |
      | C1   | delivered    | 2021-07-03       |
      | C2   | received     | 2021-04-01       |
      | C2   | received     | 2021-06-20       |
      | C2   | accepted     | 2021-04-02       |
      | C3   | received     | 2021-05-06       |
      | C3   | not_accepted | 2021-07-03       |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                                          |
      | C1      | flagged | 2021-06-30 | 1    | 原许可2021-06-30到期，延续申请至到期未作决定（视为准予延续），超期日数：1 |
      | C2      | flagged | 2021-06-30 | 5    | 原许可2021-06-30到期，延续申请至到期未作决定（视为准予延续），超期日数：5 |
      | C3      | flagged | 2021-06-30 | 3    | 原许可2021-06-30到期，延续申请至到期未作决定（视为准予延续），超期日数：3 |

  @must-not-fire
  场景: 不足三十日才申请的（C1、C2）、非延续的（C3、C4）、非许可案件（C5）不在检查之列
    假如case记录如下
      | case | domain   | procedure | parent_case |
      | C1   | approval | renewal   | A           |
      | C2   | approval | renewal   | B           |
      | C3   | approval | change    | A           |
      | C4   | approval |           | A           |
      | C5   | penalty  | renewal   | A           |
      | C6   | approval | renewal   | A           |
    而且event记录如下
      | case | act      | ts               |
      | C1   | received | 2021-06-01 00:00 |
      | C2   | received | 2021-06-06       |
      | C3   | received | 2021-04-01       |
      | C4   | received | 2021-04-01       |
      | C5   | received | 2021-04-01       |
      | C6   | received | 2021-04-01       |
      | C6   | granted  | 2021-04-20       |
    当执行规则
    那么没有结果
    而且检查对象为C6

  @cannot-tell
  场景: 无收件记录；原许可未记录
    假如case记录如下
      | case | domain   | procedure | parent_case |
      | C1   | approval | renewal   | A           |
      | C2   | approval | renewal   |             |
      | C3   | approval | renewal   | E           |
      | C4   | approval | renewal   | A           |
    而且event记录如下
      | case | act      | ts         |
      | C1   | accepted | 2021-04-01 |
      | C2   | received | 2021-04-01 |
      | C3   | received | 2021-04-01 |
      | C4   | granted  | 2021-07-02 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                   | message                  |
      | C1      | cannot_tell | no receipt is recorded                   | 收件时间未记录           |
      | C2      | cannot_tell | the licence to be renewed is not recorded | 原许可或其有效期未记录 |
      | C3      | cannot_tell | the licence to be renewed is not recorded | 原许可或其有效期未记录 |
      | C4      | cannot_tell | no receipt is recorded                   | 收件时间未记录           |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范renewal-ahead
    # 30日；自收件起；以permit.valid_to之日为准
    # | 案件           | 收件       | 界限日     | permit.valid_to | 结果                         |
    # | 届满前一日     | 2021-06-07 | 2021-07-07 | 2021-07-06      | 不检查                       |
    # | 届满当日       | 2021-06-07 | 2021-07-07 | 2021-07-07      | 标记: Due 2021-07-07, Late 1 |
    # | 届满次日       | 2021-06-07 | 2021-07-07 | 2021-07-08      | 标记: Due 2021-07-08, Late 1 |
    # | 月末届满前一日 | 2022-01-29 | 2022-02-28 | 2022-02-27      | 不检查                       |
    # | 月末届满当日   | 2022-01-29 | 2022-02-28 | 2022-02-28      | 标记: Due 2022-02-28, Late 1 |
    # | 逢节假日前一日 | 2021-09-01 | 2021-10-01 | 2021-09-30      | 不检查                       |
    # | 逢节假日当日   | 2021-09-01 | 2021-10-01 | 2021-10-01      | 标记: Due 2021-10-01, Late 1 |
    # | 逢调休前一日   | 2021-08-19 | 2021-09-18 | 2021-09-17      | 不检查                       |
    # | 逢调休当日     | 2021-08-19 | 2021-09-18 | 2021-09-18      | 标记: Due 2021-09-18, Late 1 |
    假如今天是2022-03-04
    而且case记录如下
      | case           | domain   | procedure | parent_case      |
      | 届满前一日     | approval | renewal   | 届满前一日-A     |
      | 届满当日       | approval | renewal   | 届满当日-A       |
      | 届满次日       | approval | renewal   | 届满次日-A       |
      | 月末届满前一日 | approval | renewal   | 月末届满前一日-A |
      | 月末届满当日   | approval | renewal   | 月末届满当日-A   |
      | 逢节假日前一日 | approval | renewal   | 逢节假日前一日-A |
      | 逢节假日当日   | approval | renewal   | 逢节假日当日-A   |
      | 逢调休前一日   | approval | renewal   | 逢调休前一日-A   |
      | 逢调休当日     | approval | renewal   | 逢调休当日-A     |
    而且event记录如下
      | case           | act       | ts         |
      | 届满前一日     | received  | 2021-06-07 |
      | 届满前一日     | granted   | 2021-07-07 |
      | 届满前一日     | delivered | 2021-07-09 |
      | 届满当日       | received  | 2021-06-07 |
      | 届满当日       | granted   | 2021-07-08 |
      | 届满当日       | delivered | 2021-07-10 |
      | 届满次日       | received  | 2021-06-07 |
      | 届满次日       | granted   | 2021-07-09 |
      | 届满次日       | delivered | 2021-07-11 |
      | 月末届满前一日 | received  | 2022-01-29 |
      | 月末届满前一日 | granted   | 2022-02-28 |
      | 月末届满前一日 | delivered | 2022-03-02 |
      | 月末届满当日   | received  | 2022-01-29 |
      | 月末届满当日   | granted   | 2022-03-01 |
      | 月末届满当日   | delivered | 2022-03-03 |
      | 逢节假日前一日 | received  | 2021-09-01 |
      | 逢节假日前一日 | granted   | 2021-10-01 |
      | 逢节假日前一日 | delivered | 2021-10-03 |
      | 逢节假日当日   | received  | 2021-09-01 |
      | 逢节假日当日   | granted   | 2021-10-02 |
      | 逢节假日当日   | delivered | 2021-10-04 |
      | 逢调休前一日   | received  | 2021-08-19 |
      | 逢调休前一日   | granted   | 2021-09-18 |
      | 逢调休前一日   | delivered | 2021-09-20 |
      | 逢调休当日     | received  | 2021-08-19 |
      | 逢调休当日     | granted   | 2021-09-19 |
      | 逢调休当日     | delivered | 2021-09-21 |
    而且permit记录如下
      | case             | permit            | valid_to   |
      | 届满前一日-A     | L1-届满前一日     | 2021-07-06 |
      | 届满当日-A       | L1-届满当日       | 2021-07-07 |
      | 届满次日-A       | L1-届满次日       | 2021-07-08 |
      | 月末届满前一日-A | L1-月末届满前一日 | 2022-02-27 |
      | 月末届满当日-A   | L1-月末届满当日   | 2022-02-28 |
      | 逢节假日前一日-A | L1-逢节假日前一日 | 2021-09-30 |
      | 逢节假日当日-A   | L1-逢节假日当日   | 2021-10-01 |
      | 逢调休前一日-A   | L1-逢调休前一日   | 2021-09-17 |
      | 逢调休当日-A     | L1-逢调休当日     | 2021-09-18 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满当日     | flagged | 2021-07-07 | 1    |
      | 届满次日     | flagged | 2021-07-08 | 1    |
      | 月末届满当日 | flagged | 2022-02-28 | 1    |
      | 逢节假日当日 | flagged | 2021-10-01 | 1    |
      | 逢调休当日   | flagged | 2021-09-18 | 1    |
    而且检查对象为届满当日 届满次日 月末届满当日 逢节假日当日 逢调休当日
  # oversight specs boundary: end
