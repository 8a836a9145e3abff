# language: zh-CN
功能: 差评1个工作日核实
  9月17日（周五）的差评，次一工作日为18日（周六，调休上班）。

  背景:
    假如规则为"cn.hotline/poor-rating-unverified"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 次一工作日核实；再次日核实；至今未核实
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
    而且rating记录如下
      | rating | case | ts               | mode     | stars | verified_at      | answered_at      | excluded_reason |
      | R1     | C1   | 2021-09-17 10:00 | active   | 1     | 2021-09-18 17:00 |                  |                 |
      | R2     | C1   | 2021-09-17 10:00 | active   | 2     | 2021-09-22 09:00 | 2021-09-22 17:00 |                 |
      | R3     | C1   | 2021-09-17 10:00 | callback | 1     |                  |                  |                 |
    当执行规则
    那么结果为
      | subject | outcome | Rated      | Stars | Due        | message                               |
      | R2      | flagged | 2021-09-17 | 2     | 2021-09-18 | 2021-09-17的差评（2星）应于2021-09-18（含当日）前核实 |
      | R3      | flagged | 2021-09-17 | 1     | 2021-09-18 | 2021-09-17的差评（1星）应于2021-09-18（含当日）前核实 |
    而且检查对象为R1、R2、R3

  @must-not-fire
  场景: 三星不是差评；剔除的不看；其他服务的评价；时限未到
    假如case记录如下
      | case | domain   |
      | C1   | hotline  |
      | C2   | approval |
    而且rating记录如下
      | rating | case | ts         | mode   | stars | verified_at | answered_at | excluded_reason |
      | R1     | C1   | 2021-09-17 | active | 3     |             |             |                 |
      | R2     | C1   | 2021-09-17 | active | 1     |             |             | unreasonable    |
      | R3     | C2   | 2021-09-17 | active | 1     |             |             |                 |
      | R4     | C1   | 2021-09-29 | active | 1     |             |             |                 |
    当执行规则
    那么没有结果
    而且检查对象为R4

  @cannot-tell
  场景: 系统默认
    假如case记录如下
      | case | domain  |
      | C1   | hotline |
    而且rating记录如下
      | rating | case | ts         | mode    | stars | verified_at | answered_at | excluded_reason |
      | R1     | C1   | 2021-09-17 | default | 1     |             |             |                 |
    当执行规则
    那么结果为
      | subject | outcome     | reason             |
      | R1      | cannot_tell | entered by default |
