# language: zh-CN
功能: 已缴清仍加处罚款
  加处之前有效的数额是罚单本身的数额，加上寄送费；此前的缴款已足额的，不应加处。
  未寄出的罚单没有寄送费；已寄出而未记录寄送费的，寄送费不明。

  背景:
    假如规则为"it.road-fines/penalty-though-paid"
    而且今天是2013-06-18

  @must-fire
  场景: 罚款与寄送费均已缴清
    假如event记录如下
      | case | act           | ts         | amount |
      | A1   | created       | 2007-06-01 | 36.00  |
      | A1   | sent          | 2007-07-01 | 13.00  |
      | A1   | notified      | 2007-07-26 |        |
      | A1   | payment       | 2007-09-20 | 49.00  |
      | A1   | penalty_added | 2007-09-24 | 74.00  |
    当执行规则
    那么结果为
      | subject | outcome | Added      | Paid | Amount | Expense | message |
      | A1      | flagged | 2007-09-24 | 49   | 36     | 13      | 2007-09-24加处罚款，而此前已缴49欧元，足以支付当时的罚款36欧元和寄送费13欧元 |
    而且检查对象为A1

  @must-not-fire
  场景: 只缴罚款未缴寄送费；加处之后才缴清；同日加处在前缴款在后
    假如event记录如下
      | case | act           | ts         | amount |
      | A1   | created       | 2007-06-01 | 36.00  |
      | A1   | sent          | 2007-07-01 | 13.00  |
      | A1   | payment       | 2007-09-20 | 36.00  |
      | A1   | penalty_added | 2007-09-24 | 74.00  |
      | A2   | created       | 2007-06-01 | 36.00  |
      | A2   | penalty_added | 2007-09-24 | 74.00  |
      | A2   | payment       | 2007-09-25 | 36.00  |
      | A3   | created       | 2007-06-01 | 36.00  |
      | A3   | penalty_added | 2007-09-24 | 74.00  |
      | A3   | payment       | 2007-09-24 | 36.00  |
    当执行规则
    那么没有结果
    而且检查对象为A1 A2 A3

  @cannot-tell
  场景: 寄送费未记录而缴款刚够罚款
    假如event记录如下
      | case | act           | ts         | amount |
      | A1   | created       | 2007-06-01 | 36.00  |
      | A1   | sent          | 2007-07-01 |        |
      | A1   | payment       | 2007-09-20 | 36.00  |
      | A1   | penalty_added | 2007-09-24 | 74.00  |
    当执行规则
    那么结果为
      | subject | outcome     | reason                              | message |
      | A1      | cannot_tell | the sending expense is not recorded | 未记录寄送费 |
    而且检查对象为A1

  @must-not-fire
  场景: 加处时未缴清，移送征收时才说不清；没有加处的不在检查之列
    A1加处时分文未缴，寄送费此后才未记录；A2没有加处罚款。
    假如event记录如下
      | case | act           | ts         | amount |
      | A1   | created       | 2007-06-01 | 36.00  |
      | A1   | penalty_added | 2007-09-24 | 74.00  |
      | A1   | sent          | 2007-10-01 |        |
      | A1   | payment       | 2007-11-01 | 74.00  |
      | A1   | collection    | 2009-01-10 |        |
      | A2   | created       | 2007-06-01 | 36.00  |
      | A2   | payment       | 2007-06-02 | 36.00  |
    当执行规则
    那么没有结果
    而且检查对象为A1
