# language: zh-CN
功能: 超过追责时效处罚（行政处罚法36）
  二年内未被发现的不再处罚；2021年7月15日起终了的违法行为，危害生命健康、金融安全的为五年。期限不因末日为休息日而顺延。

  背景:
    假如规则为"cn.penalty/limitation-passed"
    而且今天是2026-12-31

  @must-fire
  场景: 期满次日才发现
    C2的末日2021年2月28日为周日。C3在新法施行前终了，仍为二年。
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
      | C5   | penalty |
    而且event记录如下
      | case | act        | ts               | outcome |
      | C1   | act_end    | 2019-03-01 23:00 |         |
      | C1   | discovered | 2021-03-02 00:05 |         |
      | C1   | penalty    | 2021-06-01       | fine    |
      | C2   | act_end    | 2019-02-28       |         |
      | C2   | discovered | 2021-03-01       |         |
      | C2   | discovered | 2021-03-02       |         |
      | C2   | penalty    | 2021-06-01       | fine    |
      | C3   | act_end    | 2021-07-14       | harm    |
      | C3   | discovered | 2023-07-15       |         |
      | C3   | penalty    | 2023-09-01       | fine    |
      | C4   | act_end    | 2021-07-15       |         |
      | C4   | discovered | 2023-07-16       |         |
      | C4   | penalty    | 2023-09-01       | warning |
      | C5   | act_end    | 2021-07-15       | harm    |
      | C5   | discovered | 2026-07-16       |         |
      | C5   | penalty    | 2026-09-01       | fine    |
    当执行规则
    那么结果为
      | subject | outcome | Due        | Discovered | message                                                                        |
      | C1      | flagged | 2021-03-01 | 2021-03-02 | 违法行为应于2021-03-01（含当日）前发现，2021-03-02才发现，仍予处罚 |
      | C2      | flagged | 2021-02-28 | 2021-03-01 | 违法行为应于2021-02-28（含当日）前发现，2021-03-01才发现，仍予处罚 |
      | C3      | flagged | 2023-07-14 | 2023-07-15 | 违法行为应于2023-07-14（含当日）前发现，2023-07-15才发现，仍予处罚 |
      | C4      | flagged | 2023-07-15 | 2023-07-16 | 违法行为应于2023-07-15（含当日）前发现，2023-07-16才发现，仍予处罚 |
      | C5      | flagged | 2026-07-15 | 2026-07-16 | 违法行为应于2026-07-15（含当日）前发现，2026-07-16才发现，仍予处罚 |

  @must-not-fire
  场景: 最后一日发现（C1、C2），二年后五年内发现（C3），行为终了前已发现（C4）
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    而且event记录如下
      | case | act        | ts               | outcome |
      | C1   | act_end    | 2019-03-01       |         |
      | C1   | discovered | 2021-03-01 23:59 |         |
      | C1   | penalty    | 2021-06-01       | fine    |
      | C2   | act_end    | 2021-07-15       | harm    |
      | C2   | discovered | 2026-07-15       |         |
      | C2   | penalty    | 2026-09-01       | fine    |
      | C3   | act_end    | 2021-07-15       | harm    |
      | C3   | discovered | 2023-07-16       |         |
      | C3   | penalty    | 2023-09-01       | fine    |
      | C4   | discovered | 2019-01-02       |         |
      | C4   | act_end    | 2019-03-01       |         |
      | C4   | discovered | 2021-05-06       |         |
      | C4   | penalty    | 2021-06-01       | fine    |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-not-fire
  场景: 未处罚的（C1）、未记录终了日的（C2）、其他领域的案件（C3）不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
      | C4   | penalty  |
    而且event记录如下
      | case | act        | ts         |
      | C1   | act_end    | 2019-03-01 |
      | C1   | discovered | 2021-03-02 |
      | C2   | discovered | 2021-03-02 |
      | C2   | penalty    | 2021-06-01 |
      | C3   | act_end    | 2019-03-01 |
      | C3   | discovered | 2021-03-02 |
      | C3   | penalty    | 2021-06-01 |
      | C4   | act_end    | 2021-03-01 |
      | C4   | discovered | 2021-03-02 |
      | C4   | penalty    | 2021-06-01 |
    当执行规则
    那么没有结果
    而且检查对象为C4

  @cannot-tell
  场景: 发现日期未记录
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act     | ts         |
      | C1   | act_end | 2019-03-01 |
      | C1   | penalty | 2021-06-01 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                        | message                    |
      | C1      | cannot_tell | the discovery is not recorded | 发现违法行为的日期未记录 |
