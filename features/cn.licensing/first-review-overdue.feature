# language: zh-CN
功能: 下级机关初审超过20日（行政许可法43）
  2021年9月10日（周五）受理：9月13日至17日、18日（调休上班）、22日至24日、26日（调休上班）至30日、
  10月8日、9日（调休上班）、11日至13日，共19个工作日；第20日为10月14日。

  背景:
    假如规则为"cn.licensing/first-review-overdue"

  @must-fire
  场景: 次日才完成（C1）；仍未完成（C2）；上级机关在初审之后受理，自初审开始起算（C3）
    假如今天是2021-10-18
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
    而且event记录如下
      | case | act          | ts               |
      | C1   | accepted     | 2021-09-10 09:00 |
      | C1   | prelim_start | 2021-09-13 09:00 |
      | C1   | prelim_end   | 2021-10-15 00:30 |
      | C1   | granted      | 2021-10-18 09:00 |
      | C2   | accepted     | 2021-09-10 09:00 |
      | C2   | prelim_start | 2021-09-13 09:00 |
      | C3   | prelim_start | 2021-09-10 09:00 |
      | C3   | prelim_end   | 2021-10-15 09:00 |
      | C3   | accepted     | 2021-10-15 10:00 |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late | message                                                 |
      | C1      | flagged | 2021-10-14 | 1    | 初审应于2021-10-14（含当日）前完成，超期工作日：1 |
      | C2      | flagged | 2021-10-14 | 2    | 初审应于2021-10-14（含当日）前完成，超期工作日：2 |
      | C3      | flagged | 2021-10-14 | 1    | 初审应于2021-10-14（含当日）前完成，超期工作日：1 |
    而且检查对象为C1 C2 C3

  @must-not-fire
  场景: 第20日完成（C1）；八种特别程序各一日不计，第20日为10月26日（C2）；期限内撤回（C3）、终止（C4）、决定（C5、C6）
    没有初审的（C7）、不属于行政许可的（C8）不在检查之列。
    假如今天是2021-10-31
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | approval |
      | C6   | approval |
      | C7   | approval |
      | C8   | penalty  |
    而且event记录如下
      | case | act          | ts               |
      | C1   | accepted     | 2021-09-10 09:00 |
      | C1   | prelim_end   | 2021-10-14 23:30 |
      | C2   | accepted     | 2021-09-10 09:00 |
      | C2   | prelim_start | 2021-09-13 09:00 |
      | C2   | prelim_end   | 2021-10-26 09:00 |
      | C3   | accepted     | 2021-09-10 09:00 |
      | C3   | prelim_start | 2021-09-13 09:00 |
      | C3   | withdrawn    | 2021-10-14 09:00 |
      | C4   | accepted     | 2021-09-10 09:00 |
      | C4   | prelim_start | 2021-09-13 09:00 |
      | C4   | terminated   | 2021-10-14 09:00 |
      | C5   | accepted     | 2021-09-10 09:00 |
      | C5   | prelim_start | 2021-09-13 09:00 |
      | C5   | granted      | 2021-10-14 09:00 |
      | C6   | accepted     | 2021-09-10 09:00 |
      | C6   | prelim_start | 2021-09-13 09:00 |
      | C6   | refused      | 2021-10-14 09:00 |
      | C7   | accepted     | 2021-09-10 09:00 |
      | C8   | accepted     | 2021-09-10 09:00 |
      | C8   | prelim_start | 2021-09-13 09:00 |
      | C8   | prelim_end   | 2021-10-18 09:00 |
    而且clock_stop记录如下
      | case | kind          | start_at   | end_at     |
      | C2   | testing       | 2021-09-13 | 2021-09-14 |
      | C2   | hearing       | 2021-09-14 | 2021-09-15 |
      | C2   | tender        | 2021-09-15 | 2021-09-16 |
      | C2   | auction       | 2021-09-16 | 2021-09-17 |
      | C2   | inspection    | 2021-09-22 | 2021-09-23 |
      | C2   | quarantine    | 2021-09-23 | 2021-09-24 |
      | C2   | appraisal     | 2021-09-27 | 2021-09-28 |
      | C2   | expert_review | 2021-09-28 | 2021-09-29 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6

  @cannot-tell
  场景: 逾期后才决定，初审何时完成未记录（C1）；何时开始未记录（C2）
    假如今天是2021-10-18
    而且case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    而且event记录如下
      | case | act          | ts         |
      | C1   | accepted     | 2021-09-10 |
      | C1   | prelim_start | 2021-09-13 |
      | C1   | granted      | 2021-10-15 |
      | C2   | prelim_end   | 2021-10-15 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                                | message                        |
      | C1      | cannot_tell | the end of the first-level review is not recorded       | 初审完成时间未记录           |
      | C2      | cannot_tell | the beginning of the first-level review is not recorded | 受理和初审开始时间均未记录 |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：时限prelim
    # 20个工作日；自受理起；以初审结束之日为准；行政许可法43 45
    # | 案件         | 受理       | 届满       | 初审结束   | 结果                         |
    # | 届满前一日   | 2021-09-10 | 2021-10-14 | 2021-10-13 | 合规                         |
    # | 届满当日     | 2021-09-10 | 2021-10-14 | 2021-10-14 | 合规                         |
    # | 届满次日     | 2021-09-10 | 2021-10-14 | 2021-10-15 | 标记: Due 2021-10-14, Late 1 |
    # | 月末届满当日 | 2021-11-02 | 2021-11-30 | 2021-11-30 | 合规                         |
    # | 月末届满次日 | 2021-11-02 | 2021-11-30 | 2021-12-01 | 标记: Due 2021-11-30, Late 1 |
    # | 逢节假日当日 | 2021-12-06 | 2022-01-04 | 2022-01-04 | 合规                         |
    # | 逢节假日次日 | 2021-12-06 | 2022-01-04 | 2022-01-05 | 标记: Due 2022-01-04, Late 1 |
    # | 逢调休当日   | 2021-09-10 | 2021-10-14 | 2021-10-14 | 合规                         |
    # | 逢调休次日   | 2021-09-10 | 2021-10-14 | 2021-10-15 | 标记: Due 2021-10-14, Late 1 |
    假如今天是2022-01-09
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
      | case         | act          | ts               |
      | 届满前一日   | accepted     | 2021-09-10 09:00 |
      | 届满前一日   | prelim_start | 2021-09-13 09:00 |
      | 届满前一日   | prelim_end   | 2021-10-13 00:30 |
      | 届满前一日   | granted      | 2021-10-16 09:00 |
      | 届满当日     | accepted     | 2021-09-10 09:00 |
      | 届满当日     | prelim_start | 2021-09-13 09:00 |
      | 届满当日     | prelim_end   | 2021-10-14 00:30 |
      | 届满当日     | granted      | 2021-10-17 09:00 |
      | 届满次日     | accepted     | 2021-09-10 09:00 |
      | 届满次日     | prelim_start | 2021-09-13 09:00 |
      | 届满次日     | prelim_end   | 2021-10-15 00:30 |
      | 届满次日     | granted      | 2021-10-18 09:00 |
      | 月末届满当日 | accepted     | 2021-11-02 09:00 |
      | 月末届满当日 | prelim_start | 2021-11-05 09:00 |
      | 月末届满当日 | prelim_end   | 2021-11-30 00:30 |
      | 月末届满当日 | granted      | 2021-12-03 09:00 |
      | 月末届满次日 | accepted     | 2021-11-02 09:00 |
      | 月末届满次日 | prelim_start | 2021-11-05 09:00 |
      | 月末届满次日 | prelim_end   | 2021-12-01 00:30 |
      | 月末届满次日 | granted      | 2021-12-04 09:00 |
      | 逢节假日当日 | accepted     | 2021-12-06 09:00 |
      | 逢节假日当日 | prelim_start | 2021-12-09 09:00 |
      | 逢节假日当日 | prelim_end   | 2022-01-04 00:30 |
      | 逢节假日当日 | granted      | 2022-01-07 09:00 |
      | 逢节假日次日 | accepted     | 2021-12-06 09:00 |
      | 逢节假日次日 | prelim_start | 2021-12-09 09:00 |
      | 逢节假日次日 | prelim_end   | 2022-01-05 00:30 |
      | 逢节假日次日 | granted      | 2022-01-08 09:00 |
      | 逢调休当日   | accepted     | 2021-09-10 09:00 |
      | 逢调休当日   | prelim_start | 2021-09-13 09:00 |
      | 逢调休当日   | prelim_end   | 2021-10-14 00:30 |
      | 逢调休当日   | granted      | 2021-10-17 09:00 |
      | 逢调休次日   | accepted     | 2021-09-10 09:00 |
      | 逢调休次日   | prelim_start | 2021-09-13 09:00 |
      | 逢调休次日   | prelim_end   | 2021-10-15 00:30 |
      | 逢调休次日   | granted      | 2021-10-18 09:00 |
    当执行规则
    那么结果为
      | subject      | outcome | Due        | Late |
      | 届满次日     | flagged | 2021-10-14 | 1    |
      | 月末届满次日 | flagged | 2021-11-30 | 1    |
      | 逢节假日次日 | flagged | 2022-01-04 | 1    |
      | 逢调休次日   | flagged | 2021-10-14 | 1    |
    而且检查对象为届满前一日 届满当日 届满次日 月末届满当日 月末届满次日 逢节假日当日 逢节假日次日 逢调休当日 逢调休次日
  # oversight specs boundary: end
