# language: zh-CN
功能: 因申辩加重处罚（行政处罚法45）

  背景:
    假如规则为"cn.penalty/heavier-after-defence"
    而且今天是2021-12-31

  @must-fire
  场景: 申辩后罚款高于最后一次告知的数额
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act          | ts         | outcome | amount |
      | C1   | prior_notice | 2021-09-01 |         | 3000   |
      | C1   | defence      | 2021-09-03 |         |        |
      | C1   | penalty      | 2021-09-14 | fine    | 3001   |
      | C2   | prior_notice | 2021-09-01 |         | 1000   |
      | C2   | defence      | 2021-09-03 |         |        |
      | C2   | prior_notice | 2021-09-06 |         | 3000   |
      | C2   | penalty      | 2021-09-14 | fine    | 4000   |
      | C3   | prior_notice | 2021-09-01 |         | 5000   |
      | C3   | defence      | 2021-09-03 |         |        |
      | C3   | prior_notice | 2021-09-06 |         | 3000   |
      | C3   | penalty      | 2021-09-14 | fine    | 5000   |
    当执行规则
    那么结果为
      | subject | outcome | Intended | Fine | message                                        |
      | C1      | flagged | 3000     | 3001 | 告知拟罚款3000元，当事人陈述申辩后罚款3001元 |
      | C2      | flagged | 3000     | 4000 | 告知拟罚款3000元，当事人陈述申辩后罚款4000元 |
      | C3      | flagged | 3000     | 5000 | 告知拟罚款3000元，当事人陈述申辩后罚款5000元 |

  @must-not-fire
  场景: 与告知相同（C1），从轻（C2），发现新的事实后另行告知（C3）
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    而且event记录如下
      | case | act          | ts         | outcome      | amount |
      | C1   | prior_notice | 2021-09-01 |              | 3000   |
      | C1   | defence      | 2021-09-03 |              |        |
      | C1   | penalty      | 2021-09-14 | fine         | 3000   |
      | C1   | penalty      | 2021-09-14 | confiscation | 9000   |
      | C2   | prior_notice | 2021-09-01 |              | 3000   |
      | C2   | defence      | 2021-09-03 |              |        |
      | C2   | penalty      | 2021-09-14 | fine         | 2000   |
      | C3   | prior_notice | 2021-09-01 |              | 1000   |
      | C3   | defence      | 2021-09-03 |              |        |
      | C3   | prior_notice | 2021-09-06 |              | 3000   |
      | C3   | penalty      | 2021-09-14 | fine         | 3000   |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @must-not-fire
  场景: 未申辩的（C1）、未罚款的（C2）、其他领域的案件（C3）不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
      | C4   | penalty  |
    而且event记录如下
      | case | act          | ts         | outcome | amount |
      | C1   | prior_notice | 2021-09-01 |         | 3000   |
      | C1   | penalty      | 2021-09-14 | fine    | 5000   |
      | C2   | prior_notice | 2021-09-01 |         | 3000   |
      | C2   | defence      | 2021-09-03 |         |        |
      | C2   | penalty      | 2021-09-14 | closure | 5000   |
      | C3   | prior_notice | 2021-09-01 |         | 3000   |
      | C3   | defence      | 2021-09-03 |         |        |
      | C3   | penalty      | 2021-09-14 | fine    | 5000   |
      | C4   | prior_notice | 2021-09-01 |         | 3000   |
      | C4   | defence      | 2021-09-03 |         |        |
      | C4   | penalty      | 2021-09-14 | fine    | 3000   |
    当执行规则
    那么没有结果
    而且检查对象为C4

  @cannot-tell
  场景: 拟罚款数额或者罚款数额未记录；最后一次告知未载明数额（C3）
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    而且event记录如下
      | case | act          | ts         | outcome | amount |
      | C1   | prior_notice | 2021-09-01 |         |        |
      | C1   | defence      | 2021-09-03 |         |        |
      | C1   | penalty      | 2021-09-14 | fine    | 3000   |
      | C2   | defence      | 2021-09-03 |         |        |
      | C2   | penalty      | 2021-09-14 | fine    | 3000   |
      | C3   | prior_notice | 2021-09-01 |         | 1000   |
      | C3   | defence      | 2021-09-03 |         |        |
      | C3   | prior_notice | 2021-09-06 |         |        |
      | C3   | penalty      | 2021-09-14 | fine    | 3000   |
      | C4   | prior_notice | 2021-09-01 |         | 3000   |
      | C4   | defence      | 2021-09-03 |         |        |
      | C4   | penalty      | 2021-09-14 | fine    |        |
    当执行规则
    那么结果为
      | subject | outcome     | reason                             | message            |
      | C1      | cannot_tell | the intended fine is not recorded  | 拟罚款数额未记录 |
      | C2      | cannot_tell | the intended fine is not recorded  | 拟罚款数额未记录 |
      | C3      | cannot_tell | the intended fine is not recorded  | 拟罚款数额未记录 |
      | C4      | cannot_tell | the fine's amount is not recorded  | 罚款数额未记录   |
