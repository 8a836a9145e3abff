# language: zh-CN
功能: 排名不稳健（M09）
  换用其他合理的权重、尺度和合成方法，仍在前3名（或仍不在）的占比应达七成。

  背景:
    假如规则为"cn.metrics/rank-not-robust"
    而且今天是2021-12-31
    而且org记录如下
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  场景: 名列前茅却不足七成；榜上无名却超过三成
    假如metric记录如下
      | metric  | org | period | num | den | value | source       | version | reported_at |
      | service | O   | 2021   | 3   | 3   | 0.69  | screen:first | v 12-01 | 2021-12-01  |
      | service | P   | 2021   | 4   | 3   | 0.31  | screen:first | v 12-01 | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome | Assessment | Period | Rank | First | Share | message                                                                         |
      | O       | flagged | service    | 2021   | 3.0  | 3.0   | 0.69  | “service”（2021）名次3.0，在其他合理选择下进入前3.0名的占比为0.69：不宜公布名次 |
      | P       | flagged | service    | 2021   | 4.0  | 3.0   | 0.31  | “service”（2021）名次4.0，在其他合理选择下进入前3.0名的占比为0.31：不宜公布名次 |
    而且检查对象为O P

  @must-not-fire
  场景: 恰为七成、三成
    假如metric记录如下
      | metric  | org | period | num | den | value | source       | version | reported_at |
      | service | O   | 2021   | 3   | 3   | 0.7   | screen:first | v 12-01 | 2021-12-01  |
      | service | P   | 2021   | 4   | 3   | 0.3   | screen:first | v 12-01 | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O P

  @must-not-fire
  场景: 以最近一次测算为准
    假如metric记录如下
      | metric  | org | period | num | den | value | source       | version | reported_at |
      | service | O   | 2021   | 3   | 3   | 0.4   | screen:first | v 12-01 | 2021-12-01  |
      | service | O   | 2021   | 2   | 3   | 0.9   | screen:first | v 12-02 | 2021-12-02  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @cannot-tell
  场景: 缺少数值，未参加排名
    假如metric记录如下
      | metric  | org | period | num | den | value | source       | version | reported_at |
      | service | O   | 2021   |     | 3   |       | screen:first | v 12-01 | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome     | Assessment | Period | Rank | First | Share | reason              | message                  |
      | O       | cannot_tell |            |        |      |       |       | a figure is missing | 缺少指标数值，未参加排名 |
    而且检查对象为O
