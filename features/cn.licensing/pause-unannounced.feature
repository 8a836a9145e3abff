# language: zh-CN
功能: 停表未书面告知所需时间（行政许可法45）

  背景:
    假如规则为"cn.licensing/pause-unannounced"
    而且今天是2021-04-30

  @must-fire
  场景: 未载明所需时间（C1）；未告知（C2）；两者均无（C3）；两次停表均有缺漏（C4）
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
    而且clock_stop记录如下
      | case | kind          | start_at         | promised_days | notified_at |
      | C1   | testing       | 2021-03-24 16:00 |               | 2021-03-24  |
      | C2   | hearing       | 2021-03-24 16:00 | 5             |             |
      | C3   | tender        | 2021-03-24 16:00 |               |             |
      | C4   | expert_review | 2021-03-24 16:00 | 5             |             |
      | C4   | appraisal     | 2021-03-10 16:00 |               | 2021-03-10  |
    当执行规则
    那么结果为
      | subject | outcome | Start      | Lacking | more | message                                   |
      | C1      | flagged | 2021-03-24 | length  |      | 2021-03-24停表，缺少的记录：length |
      | C2      | flagged | 2021-03-24 | notice  |      | 2021-03-24停表，缺少的记录：notice |
      | C3      | flagged | 2021-03-24 | length  | 1    | 2021-03-24停表，缺少的记录：length |
      | C4      | flagged | 2021-03-10 | length  | 1    | 2021-03-10停表，缺少的记录：length |
    而且检查对象为C1 C2 C3 C4

  @must-not-fire
  场景: 已告知所需时间（C1）；非法定事由由另一规则认定（C2）
    没有停表的（C3）、不属于行政许可的（C4）不在检查之列。
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
    而且clock_stop记录如下
      | case | kind    | start_at   | promised_days | notified_at |
      | C1   | testing | 2021-03-24 | 5             | 2021-03-26  |
      | C2   | other   | 2021-03-24 |               |             |
      | C4   | testing | 2021-03-24 |               |             |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2

  @cannot-tell
  场景: 停表未载明事由
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且clock_stop记录如下
      | case | kind | start_at   | promised_days | notified_at |
      | C1   |      | 2021-03-24 |               |             |
    当执行规则
    那么结果为
      | subject | outcome     | reason              | message            |
      | C1      | cannot_tell | a pause has no kind | 停表未载明事由 |
