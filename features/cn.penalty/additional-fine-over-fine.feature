# language: zh-CN
功能: 加处罚款超过罚款本金（行政处罚法72，行政强制法45）

  背景:
    假如规则为"cn.penalty/additional-fine-over-fine"
    而且今天是2021-12-31

  @must-fire
  场景: 合计超过罚款，一元即超；有一笔数额未记录（C4）也已超过
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    而且event记录如下
      | case | act      | ts         | outcome | amount  |
      | C1   | penalty  | 2021-09-14 | fine    | 1000    |
      | C1   | add_fine | 2021-11-01 |         | 1001    |
      | C2   | penalty  | 2021-09-14 | fine    | 1000    |
      | C2   | add_fine | 2021-11-01 |         | 600     |
      | C2   | add_fine | 2021-11-01 |         | 600     |
      | C3   | penalty  | 2021-09-14 | fine    | 500     |
      | C3   | penalty  | 2021-09-14 | fine    | 500     |
      | C3   | add_fine | 2021-11-01 |         | 1000.5  |
      | C4   | penalty  | 2021-09-14 | fine    | 1000    |
      | C4   | add_fine | 2021-11-01 |         | 1001    |
      | C4   | add_fine | 2021-11-02 |         |         |
    当执行规则
    那么结果为
      | subject | outcome | Added  | Fine | message                                   |
      | C1      | flagged | 1001   | 1000 | 加处罚款合计1001元，超过罚款1000元        |
      | C2      | flagged | 1200   | 1000 | 加处罚款合计1200元，超过罚款1000元        |
      | C3      | flagged | 1000.5 | 1000 | 加处罚款合计1000.5元，超过罚款1000元      |
      | C4      | flagged | 1001   | 1000 | 加处罚款合计1001元，超过罚款1000元        |

  @must-not-fire
  场景: 等于罚款，不超过罚款合计；无加处罚款的、其他领域的案件不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | coercion |
    而且event记录如下
      | case | act      | ts         | outcome | amount |
      | C1   | penalty  | 2021-09-14 | fine    | 1000   |
      | C1   | add_fine | 2021-11-01 |         | 1000   |
      | C2   | penalty  | 2021-09-14 | fine    | 500    |
      | C2   | penalty  | 2021-09-14 | fine    | 500    |
      | C2   | add_fine | 2021-11-01 |         | 900    |
      | C3   | penalty  | 2021-09-14 | fine    | 1000   |
      | C3   | payment  | 2021-11-01 |         | 2000   |
      | C4   | penalty  | 2021-09-14 | fine    | 1000   |
      | C4   | add_fine | 2021-11-01 |         | 1001   |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2

  @cannot-tell
  场景: 罚款或者加处罚款数额未记录
    没收的数额不是罚款（C2）；一笔罚款未记录数额（C3），不知是否超过。
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    而且event记录如下
      | case | act      | ts         | outcome      | amount |
      | C1   | add_fine | 2021-11-01 |              | 500    |
      | C2   | penalty  | 2021-09-14 | confiscation | 1000   |
      | C2   | add_fine | 2021-11-01 |              | 500    |
      | C3   | penalty  | 2021-09-14 | fine         | 100    |
      | C3   | penalty  | 2021-09-14 | fine         |        |
      | C3   | add_fine | 2021-11-01 |              | 500    |
      | C4   | penalty  | 2021-09-14 | fine         | 1000   |
      | C4   | add_fine | 2021-11-01 |              | 500    |
      | C4   | add_fine | 2021-11-02 |              |        |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                       | message                |
      | C1      | cannot_tell | the fine's amount is not recorded            | 罚款数额未记录       |
      | C2      | cannot_tell | the fine's amount is not recorded            | 罚款数额未记录       |
      | C3      | cannot_tell | the fine's amount is not recorded            | 罚款数额未记录       |
      | C4      | cannot_tell | the additional fine's amount is not recorded | 加处罚款数额未记录   |

  @cannot-tell
  场景: 加处的数额一笔也未记录
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
    而且event记录如下
      | case | act      | ts         | outcome | amount |
      | C1   | penalty  | 2021-09-14 | fine    | 1000   |
      | C1   | add_fine | 2021-11-01 |         |        |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                        |
      | C1      | cannot_tell | the additional fine's amount is not recorded |
