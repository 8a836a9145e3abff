# language: zh-CN
功能: 首位数字偏离本福特定律（M07）
  平均偏差超过0.015的才提示；不足1000个、跨度不足三个数量级的不判断。

  背景:
    假如规则为"cn.metrics/first-digits-off"
    而且今天是2021-12-31
    而且org记录如下
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  场景: 1000个数额，平均偏差超过0.015
    假如metric记录如下
      | metric  | org | period | value  | den  | source              | version            | reported_at |
      | x/fines | O   | 2021   | 0.0151 | 1000 | screen:first-digits | first-digits 12-01 | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome | Shape   | Period | Deviation | Amounts | message                                         |
      | O       | flagged | x/fines | 2021   | 0.0151    | 1000.0  | “x/fines”（2021）数额的首位数字平均偏差为0.0151 |
    而且检查对象为O

  @must-not-fire
  场景: 恰为0.015
    假如metric记录如下
      | metric  | org | period | value | den  | source              | version            | reported_at |
      | x/fines | O   | 2021   | 0.015 | 1000 | screen:first-digits | first-digits 12-01 | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @must-not-fire
  场景: 只测算了末位数字的单位不在检查之列
    假如metric记录如下
      | metric  | org | period | value | den  | source              | version            | reported_at |
      | x/fines | O   | 2021   | 0.009 | 5000 | screen:first-digits | first-digits 12-01 | 2021-12-01  |
      | x/fines | P   | 2021   | 0.9   | 5000 | screen:heaping      | heaping 12-01      | 2021-12-01  |
      | x/fines | P   | 2021   | 0     | 5000 | screen:heaping-p    | heaping-p 12-01    | 2021-12-01  |
    当执行规则
    那么没有结果
    而且检查对象为O

  @cannot-tell
  场景: 999个数额
    假如metric记录如下
      | metric  | org | period | value | den | source              | version            | reported_at |
      | x/fines | O   | 2021   | 0.04  | 999 | screen:first-digits | first-digits 12-01 | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome     | Shape | Period | Deviation | Amounts | reason          | message      |
      | O       | cannot_tell |       |        |           |         | too few amounts | 数额个数不足 |
    而且检查对象为O

  @cannot-tell
  场景: 跨度不足三个数量级
    假如metric记录如下
      | metric  | org | period | value | den  | source              | version            | reported_at |
      | x/fines | O   | 2021   |       | 2000 | screen:first-digits | first-digits 12-01 | 2021-12-01  |
    当执行规则
    那么结果为
      | subject | outcome     | Shape | Period | Deviation | Amounts | reason                              | message                |
      | O       | cannot_tell |       |        |           |         | the amounts lie too near each other | 数额跨度不足三个数量级 |
    而且检查对象为O
