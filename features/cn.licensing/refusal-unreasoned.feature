# language: zh-CN
功能: 不予许可未说明理由或者未告知救济（行政许可法38）

  背景:
    假如规则为"cn.licensing/refusal-unreasoned"
    而且今天是2021-04-30

  @must-fire
  场景: 未说明理由（C1）；未告知救济（C2）；两者均无，其他环节的存档不影响（C3）；两次决定以首次为准（C4）
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
    而且event记录如下
      | case | act           | ts               | evidence_ref |
      | C1   | refused       | 2021-03-22 09:00 |              |
      | C1   | remedy_notice | 2021-03-22 09:00 |              |
      | C2   | refused       | 2021-03-22 09:00 |              |
      | C2   | reason_given  | 2021-03-22 09:00 |              |
      | C3   | review        | 2021-03-19 09:00 | dossier/3    |
      | C3   | refused       | 2021-03-22 23:30 |              |
      | C4   | refused       | 2021-03-23 09:00 |              |
      | C4   | refused       | 2021-03-22 09:00 |              |
      | C4   | remedy_notice | 2021-03-22 09:00 |              |
    当执行规则
    那么结果为
      | subject | outcome | Refused    | Lacking  | more | message                                                     |
      | C1      | flagged | 2021-03-22 | reasons  |      | 2021-03-22作出不予许可决定，缺少的记录：reasons  |
      | C2      | flagged | 2021-03-22 | remedies |      | 2021-03-22作出不予许可决定，缺少的记录：remedies |
      | C3      | flagged | 2021-03-22 | reasons  | 1    | 2021-03-22作出不予许可决定，缺少的记录：reasons  |
      | C4      | flagged | 2021-03-22 | reasons  |      | 2021-03-22作出不予许可决定，缺少的记录：reasons  |
    而且检查对象为C1 C2 C3 C4

  @must-not-fire
  场景: 理由和救济均有记录；准予许可的（C2）、不属于行政许可的（C3）不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    而且event记录如下
      | case | act           | ts         |
      | C1   | reason_given  | 2021-03-22 |
      | C1   | refused       | 2021-03-22 |
      | C1   | remedy_notice | 2021-03-22 |
      | C2   | granted       | 2021-03-22 |
      | C3   | refused       | 2021-03-22 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 决定书已存档，内容未结构化（C1）；理由和救济均有记录的不受影响（C2）
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    而且event记录如下
      | case | act           | ts         | evidence_ref |
      | C1   | refused       | 2021-03-22 | dossier/1    |
      | C2   | refused       | 2021-03-22 | dossier/2    |
      | C2   | reason_given  | 2021-03-22 |              |
      | C2   | remedy_notice | 2021-03-22 |              |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                   | message                              |
      | C1      | cannot_tell | the decision is on file, its text is not | 决定书已存档，内容未结构化 |
