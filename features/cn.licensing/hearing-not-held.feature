# language: zh-CN
功能: 许可听证超20日未组织（行政许可法47）
  2021年4月22日（周四）告知听证权利，4月27日（周二）为申请的最后一日。4月27日申请：28日至30日为第1至3日，
  5月6日、7日、8日（周六，调休上班）为第4至6日，10日至14日、17日至21日为第7至16日，24日至27日为第17至20日。
  4月23日（周五）申请的，25日（周日）调休上班，于5月24日届满。

  背景:
    假如规则为"cn.licensing/hearing-not-held"

  @must-not-fire
  场景: 第20个工作日举行、放弃、撤回或终止；今天为最后一日
    假如今天是2021-05-27
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | approval |
    而且event记录如下
      | case | act                  | ts               |
      | C1   | hearing_right_notice | 2021-04-22       |
      | C1   | hearing_request      | 2021-04-27 23:00 |
      | C1   | hearing              | 2021-05-27 23:00 |
      | C2   | hearing_right_notice | 2021-04-22       |
      | C2   | hearing_request      | 2021-04-23       |
      | C2   | hearing_request      | 2021-04-28       |
      | C2   | hearing_waived       | 2021-05-24       |
      | C3   | hearing_right_notice | 2021-04-22       |
      | C3   | hearing_request      | 2021-04-23       |
      | C3   | withdrawn            | 2021-05-24       |
      | C4   | hearing_right_notice | 2021-04-22       |
      | C4   | hearing_request      | 2021-04-23       |
      | C4   | terminated           | 2021-05-24       |
      | C5   | hearing_right_notice | 2021-04-22       |
      | C5   | hearing_request      | 2021-04-27       |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5

  @must-fire
  场景: 第21个工作日才举行或仍未举行；未听证即作出决定；申请期限届满于假日的顺延
    C3于4月26日告知，5月1日届满，顺延至5月6日；当日申请的，20个工作日于6月2日届满。
    假如今天是2021-06-03
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
    而且event记录如下
      | case | act                  | ts         |
      | C1   | hearing_right_notice | 2021-04-22 |
      | C1   | hearing_request      | 2021-04-27 |
      | C1   | hearing              | 2021-05-28 |
      | C2   | hearing_right_notice | 2021-04-22 |
      | C2   | hearing_request      | 2021-04-27 |
      | C2   | granted              | 2021-05-10 |
      | C3   | hearing_right_notice | 2021-04-26 |
      | C3   | hearing_request      | 2021-05-06 |
      | C4   | hearing_request      | 2021-04-27 |
      | C4   | hearing_right_notice | 2021-04-28 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                               |
      | C1      | flagged | 2021-05-27 | 1    | 应于2021-05-27（含当日）前组织听证，超期工作日：1 |
      | C2      | flagged | 2021-05-27 | 5    | 应于2021-05-27（含当日）前组织听证，超期工作日：5 |
      | C3      | flagged | 2021-06-02 | 1    | 应于2021-06-02（含当日）前组织听证，超期工作日：1 |
      | C4      | flagged | 2021-05-27 | 5    | 应于2021-05-27（含当日）前组织听证，超期工作日：5 |

  @must-not-fire
  场景: 超过五日才申请的（C1、C2）、未申请的（C3）、非许可案件（C4）不在检查之列
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
      | C5   | approval |
    而且event记录如下
      | case | act                  | ts         |
      | C1   | hearing_right_notice | 2021-04-22 |
      | C1   | hearing_request      | 2021-04-28 |
      | C2   | hearing_right_notice | 2021-04-26 |
      | C2   | hearing_request      | 2021-05-07 |
      | C3   | hearing_right_notice | 2021-04-22 |
      | C4   | hearing_right_notice | 2021-04-22 |
      | C4   | hearing_request      | 2021-04-23 |
      | C5   | hearing_right_notice | 2021-04-22 |
      | C5   | hearing_request      | 2021-04-23 |
      | C5   | hearing              | 2021-05-06 |
    当执行规则
    那么没有结果
    而且检查对象为C5

  @cannot-tell
  场景: 未记录告知听证权利的，无从判断申请是否超期
    假如今天是2021-12-31
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act             | ts         |
      | C1   | hearing_request | 2021-04-27 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                           | message                                        |
      | C1      | cannot_tell | no notice of the right to a hearing is recorded  | 告知听证权利未记录，无法判断申请是否在期限内提出 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限permit_hearing_ask
    # 5日；自告知听证权利起；以申请听证之日为准；行政许可法47
    # | 案件         | 告知听证权利 | 届满       | 申请听证   | 结果                         |
    # | 届满前一日   | 2021-05-06   | 2021-05-11 | 2021-05-10 | 标记: Due 2021-06-07, Late 3 |
    # | 届满当日     | 2021-05-06   | 2021-05-11 | 2021-05-11 | 标记: Due 2021-06-08, Late 3 |
    # | 届满次日     | 2021-05-06   | 2021-05-11 | 2021-05-12 | 不检查                       |
    # | 月末届满当日 | 2021-05-26   | 2021-05-31 | 2021-05-31 | 标记: Due 2021-06-29, Late 2 |
    # | 月末届满次日 | 2021-05-26   | 2021-05-31 | 2021-06-01 | 不检查                       |
    # | 逢节假日当日 | 2021-06-09   | 2021-06-15 | 2021-06-15 | 标记: Due 2021-07-13, Late 3 |
    # | 逢节假日次日 | 2021-06-09   | 2021-06-15 | 2021-06-16 | 不检查                       |
    # | 逢调休当日   | 2021-09-13   | 2021-09-18 | 2021-09-18 | 合规                         |
    # | 逢调休次日   | 2021-09-13   | 2021-09-18 | 2021-09-19 | 不检查                       |
    假如今天是2021-10-21
    而且case记录如下
      | case         | domain   |
      | 届满前一日   | approval |
      | 届满当日     | approval |
      | 届满次日     | approval |
      | 月末届满当日 | approval |
      | 月末届满次日 | approval |
      | 逢节假日当日 | approval |
      | 逢节假日次日 | approval |
      | 逢调休当日   | approval |
      | 逢调休次日   | approval |
    而且event记录如下
      | case         | act                  | ts         |
      | 届满前一日   | hearing_right_notice | 2021-05-06 |
      | 届满前一日   | hearing_request      | 2021-05-10 |
      | 届满前一日   | hearing              | 2021-06-10 |
      | 届满当日     | hearing_right_notice | 2021-05-06 |
      | 届满当日     | hearing_request      | 2021-05-11 |
      | 届满当日     | hearing              | 2021-06-11 |
      | 届满次日     | hearing_right_notice | 2021-05-06 |
      | 届满次日     | hearing_request      | 2021-05-12 |
      | 届满次日     | hearing              | 2021-06-12 |
      | 月末届满当日 | hearing_right_notice | 2021-05-26 |
      | 月末届满当日 | hearing_request      | 2021-05-31 |
      | 月末届满当日 | hearing              | 2021-07-01 |
      | 月末届满次日 | hearing_right_notice | 2021-05-26 |
      | 月末届满次日 | hearing_request      | 2021-06-01 |
      | 月末届满次日 | hearing              | 2021-07-02 |
      | 逢节假日当日 | hearing_right_notice | 2021-06-09 |
      | 逢节假日当日 | hearing_request      | 2021-06-15 |
      | 逢节假日当日 | hearing              | 2021-07-16 |
      | 逢节假日次日 | hearing_right_notice | 2021-06-09 |
      | 逢节假日次日 | hearing_request      | 2021-06-16 |
      | 逢节假日次日 | hearing              | 2021-07-17 |
      | 逢调休当日   | hearing_right_notice | 2021-09-13 |
      | 逢调休当日   | hearing_request      | 2021-09-18 |
      | 逢调休当日   | hearing              | 2021-10-19 |
      | 逢调休次日   | hearing_right_notice | 2021-09-13 |
      | 逢调休次日   | hearing_request      | 2021-09-19 |
      | 逢调休次日   | hearing              | 2021-10-20 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满前一日   | flagged | 2021-06-07 | 3    |
      | 届满当日     | flagged | 2021-06-08 | 3    |
      | 月末届满当日 | flagged | 2021-06-29 | 2    |
      | 逢节假日当日 | flagged | 2021-07-13 | 3    |
    而且检查对象为届满前一日 届满当日 月末届满当日 逢节假日当日 逢调休当日

  @boundary
  场景: 边界日：时限permit_hearing
    # 20个工作日；自申请听证起；以举行听证之日为准；行政许可法47
    # | 案件         | 申请听证   | 届满       | 举行听证   | 结果                         |
    # | 届满前一日   | 2021-05-11 | 2021-06-08 | 2021-06-07 | 合规                         |
    # | 届满当日     | 2021-05-11 | 2021-06-08 | 2021-06-08 | 合规                         |
    # | 届满次日     | 2021-05-11 | 2021-06-08 | 2021-06-09 | 标记: Due 2021-06-08, Late 1 |
    # | 月末届满当日 | 2021-06-01 | 2021-06-30 | 2021-06-30 | 合规                         |
    # | 月末届满次日 | 2021-06-01 | 2021-06-30 | 2021-07-01 | 标记: Due 2021-06-30, Late 1 |
    # | 逢节假日当日 | 2021-05-17 | 2021-06-15 | 2021-06-15 | 合规                         |
    # | 逢节假日次日 | 2021-05-17 | 2021-06-15 | 2021-06-16 | 标记: Due 2021-06-15, Late 1 |
    # | 逢调休当日   | 2021-08-25 | 2021-09-23 | 2021-09-23 | 合规                         |
    # | 逢调休次日   | 2021-08-25 | 2021-09-23 | 2021-09-24 | 标记: Due 2021-09-23, Late 1 |
    假如今天是2021-09-25
    而且case记录如下
      | case         | domain   |
      | 届满前一日   | approval |
      | 届满当日     | approval |
      | 届满次日     | approval |
      | 月末届满当日 | approval |
      | 月末届满次日 | approval |
      | 逢节假日当日 | approval |
      | 逢节假日次日 | approval |
      | 逢调休当日   | approval |
      | 逢调休次日   | approval |
    而且event记录如下
      | case         | act                  | ts         |
      | 届满前一日   | hearing_right_notice | 2021-05-06 |
      | 届满前一日   | hearing_request      | 2021-05-11 |
      | 届满前一日   | hearing              | 2021-06-07 |
      | 届满当日     | hearing_right_notice | 2021-05-06 |
      | 届满当日     | hearing_request      | 2021-05-11 |
      | 届满当日     | hearing              | 2021-06-08 |
      | 届满次日     | hearing_right_notice | 2021-05-06 |
      | 届满次日     | hearing_request      | 2021-05-11 |
      | 届满次日     | hearing              | 2021-06-09 |
      | 月末届满当日 | hearing_right_notice | 2021-05-27 |
      | 月末届满当日 | hearing_request      | 2021-06-01 |
      | 月末届满当日 | hearing              | 2021-06-30 |
      | 月末届满次日 | hearing_right_notice | 2021-05-27 |
      | 月末届满次日 | hearing_request      | 2021-06-01 |
      | 月末届满次日 | hearing              | 2021-07-01 |
      | 逢节假日当日 | hearing_right_notice | 2021-05-12 |
      | 逢节假日当日 | hearing_request      | 2021-05-17 |
      | 逢节假日当日 | hearing              | 2021-06-15 |
      | 逢节假日次日 | hearing_right_notice | 2021-05-12 |
      | 逢节假日次日 | hearing_request      | 2021-05-17 |
      | 逢节假日次日 | hearing              | 2021-06-16 |
      | 逢调休当日   | hearing_right_notice | 2021-08-20 |
      | 逢调休当日   | hearing_request      | 2021-08-25 |
      | 逢调休当日   | hearing              | 2021-09-23 |
      | 逢调休次日   | hearing_right_notice | 2021-08-20 |
      | 逢调休次日   | hearing_request      | 2021-08-25 |
      | 逢调休次日   | hearing              | 2021-09-24 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满次日     | flagged | 2021-06-08 | 1    |
      | 月末届满次日 | flagged | 2021-06-30 | 1    |
      | 逢节假日次日 | flagged | 2021-06-15 | 1    |
      | 逢调休次日   | flagged | 2021-09-23 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日
  # oversight specs boundary: end
