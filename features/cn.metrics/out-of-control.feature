# language: zh-CN
功能: 指标异常波动（M01）
  偏离自身均值超过3个标准差，或者同侧连续8期；不足12期不判断。

  背景:
    假如规则为"cn.metrics/out-of-control"
    而且今天是2021-12-31
    而且org记录如下
      | org | name          |
      | O   | The authority |
      | P   | Another       |
      | Q   | A third       |
      | R   | A fourth      |

  @must-fire
  场景: 超过3个标准差，高低都算；同侧第8期，高低都算
    假如metric记录如下
      | metric  | org | period  | value | den | source        | version      | reported_at |
      | on-time | O   | 2021-11 | 3.01  | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-11 | 1     | 12  | screen:run    | run 12-01    | 2021-12-01  |
      | on-time | P   | 2021-11 | -3.01 | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | P   | 2021-11 | -1    | 12  | screen:run    | run 12-01    | 2021-12-01  |
      | on-time | Q   | 2021-11 | 0.5   | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | Q   | 2021-11 | 8     | 12  | screen:run    | run 12-01    | 2021-12-01  |
      | on-time | R   | 2021-11 | -0.5  | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | R   | 2021-11 | -8    | 12  | screen:run    | run 12-01    | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome | Metric  | Period  | Sigmas | Run  | message                                                           |
      | O       | flagged | on-time | 2021-11 | 3.01   | 1.0  | 指标on-time（2021-11）偏离自身均值3.01个标准差，同侧连续期数1.0   |
      | P       | flagged | on-time | 2021-11 | -3.01  | -1.0 | 指标on-time（2021-11）偏离自身均值-3.01个标准差，同侧连续期数-1.0 |
      | Q       | flagged | on-time | 2021-11 | 0.5    | 8.0  | 指标on-time（2021-11）偏离自身均值0.5个标准差，同侧连续期数8.0    |
      | R       | flagged | on-time | 2021-11 | -0.5   | -8.0 | 指标on-time（2021-11）偏离自身均值-0.5个标准差，同侧连续期数-8.0  |
    而且检查对象为O P Q R

  @must-not-fire
  场景: 恰为3个标准差，第7期
    假如metric记录如下
      | metric  | org | period  | value | den | source        | version      | reported_at |
      | on-time | O   | 2021-11 | 3     | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-11 | 7     | 12  | screen:run    | run 12-01    | 2021-12-01  |
      | on-time | O   | 2021-12 | -3    | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-12 | -7    | 12  | screen:run    | run 12-01    | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @must-not-fire
  场景: 重新测算后已不异常；没有测算的单位不在检查之列
    假如metric记录如下
      | metric  | org | period  | value | den | source        | version      | reported_at |
      | on-time | O   | 2021-11 | 3.5   | 11  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-11 | 1     | 11  | screen:run    | run 12-01    | 2021-12-01  |
      | on-time | O   | 2021-11 | 2.5   | 12  | screen:sigmas | sigmas 12-02 | 2021-12-02  |
      | on-time | O   | 2021-11 | 1     | 12  | screen:run    | run 12-02    | 2021-12-02  |
      | on-time | P   | 2021-11 | 90    |     | reported      | 1            | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @must-not-fire
  场景: 没有数值的一期
    假如metric记录如下
      | metric  | org | period  | value | den | source        | version      | reported_at |
      | on-time | O   | 2021-11 |       | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-11 |       | 12  | screen:run    | run 12-01    | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @must-not-fire
  场景: 测算值不全的，不据以判断
    假如metric记录如下
      | metric  | org | period  | value | den | source        | version      | reported_at |
      | on-time | O   | 2021-11 | 4     | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-11 |       | 12  | screen:run    | run 12-01    | 2021-12-01  |
      | on-time | P   | 2021-11 |       | 12  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | P   | 2021-11 | 9     | 12  | screen:run    | run 12-01    | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O P

  @cannot-tell
  场景: 只有11期
    假如metric记录如下
      | metric  | org | period  | value | den | source        | version      | reported_at |
      | on-time | O   | 2021-11 | 4.2   | 11  | screen:sigmas | sigmas 12-01 | 2021-12-01  |
      | on-time | O   | 2021-11 | 1     | 11  | screen:run    | run 12-01    | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome     | Metric | Period | Sigmas | Run | reason          | message                |
      | O       | cannot_tell |        |        |        |     | too few periods | 期数不足，控制限不可靠 |
    而且检查对象为O
