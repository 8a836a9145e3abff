# language: zh-CN
功能: 无依据收费（行政许可法58、59）

  背景:
    假如规则为"cn.licensing/fee-without-basis"
    而且今天是2021-12-31
    而且item记录如下
      | item | version | name | fee_basis |
      | I1   | 1       | 甲   | 收费目录3 |
      | I2   | 1       | 乙   |           |
      | I3   | 1       | 丙   | 收费目录4 |
      | I3   | 2       | 丙   |           |

  @must-fire
  场景: 清单无收费依据而收费；按案件所适用的版本；多次收费合计
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
      | C2   | approval | I3   | 2            |
      | C3   | approval | I2   |              |
    而且event记录如下
      | case | act | ts         | amount |
      | C1   | fee | 2021-05-06 | 0.01   |
      | C2   | fee | 2021-05-06 | 50     |
      | C2   | fee | 2021-05-07 | 50     |
      | C3   | fee | 2021-05-06 | 80     |
    当执行规则
    那么结果为
      | subject | outcome | Fee  | message                         |
      | C1      | flagged | 0.01 | 收费0.01元，清单未载明收费依据 |
      | C2      | flagged | 100  | 收费100元，清单未载明收费依据  |
      | C3      | flagged | 80   | 收费80元，清单未载明收费依据   |

  @must-not-fire
  场景: 有依据（C1、C2）、零元（C3、C6）、未收费（C4）、非许可案件（C5）
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I3   | 1            |
      | C3   | approval | I2   | 1            |
      | C4   | approval | I2   | 1            |
      | C5   | penalty  | I2   | 1            |
      | C6   | approval |      |              |
    而且event记录如下
      | case | act     | ts         | amount |
      | C1   | fee     | 2021-05-06 | 80     |
      | C2   | fee     | 2021-05-06 | 80     |
      | C3   | fee     | 2021-05-06 | 0      |
      | C4   | payment | 2021-05-06 | 80     |
      | C5   | fee     | 2021-05-06 | 80     |
      | C6   | fee     | 2021-05-06 | 0      |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C6

  @cannot-tell
  场景: 金额未记录（C1）；事项或版本未记录、不在清单上（C2至C4）；另一笔收费有金额的仍可判断（C5）
    假如case记录如下
      | case | domain   | item | item_version |
      | C1   | approval | I2   | 1            |
      | C2   | approval |      |              |
      | C3   | approval | I3   |              |
      | C4   | approval | I2   | 9            |
      | C5   | approval | I2   | 1            |
    而且event记录如下
      | case | act | ts         | amount |
      | C1   | fee | 2021-05-06 |        |
      | C2   | fee | 2021-05-06 | 0.5    |
      | C3   | fee | 2021-05-06 | 80     |
      | C4   | fee | 2021-05-06 | 80     |
      | C5   | fee | 2021-05-06 |        |
      | C5   | fee | 2021-05-06 | 80     |
    当执行规则
    那么结果为
      | subject | outcome     | Fee | reason                                      | message                        |
      | C1      | cannot_tell |     | the fee's amount is not recorded            | 收费金额未记录                 |
      | C2      | cannot_tell |     | the entry of the catalogue is not recorded  | 事项或其版本未记录             |
      | C3      | cannot_tell |     | the entry of the catalogue is not recorded  | 事项或其版本未记录             |
      | C4      | cannot_tell |     | the entry of the catalogue is not recorded  | 事项或其版本未记录             |
      | C5      | flagged     | 80  |                                             | 收费80元，清单未载明收费依据 |

  @cannot-tell
  场景: 未载明事项又未记录数额；事项不在清单、又未载明版本
    假如case记录如下
      | case | domain   | item |
      | C1   | approval |      |
      | C2   | approval | X    |
    而且event记录如下
      | case | act | ts         | amount |
      | C1   | fee | 2021-05-06 |        |
      | C2   | fee | 2021-05-06 | 5      |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                      |
      | C1      | cannot_tell | the fee's amount is not recorded           |
      | C2      | cannot_tell | the entry of the catalogue is not recorded |
