# language: zh-CN
功能: 未告知听证权（行政处罚法63）
  较大数额：公民1万元、组织10万元以上（含本数）。2021年7月15日起，降低资质等级、责令关闭、限制从业也须告知。

  背景:
    假如规则为"cn.penalty/hearing-right-untold"
    而且今天是2021-12-31
    而且party记录如下
      | party | kind         |
      | A     | person       |
      | B     | organisation |
      | N     |              |

  @must-fire
  场景: 应当告知而未告知
    假如case记录如下
      | case | domain  | procedure | party |
      | C01  | penalty | ordinary  | A     |
      | C02  | penalty | ordinary  | B     |
      | C03  | penalty | ordinary  | N     |
      | C04  | penalty |           | A     |
      | C05  | penalty | ordinary  | B     |
      | C06  | penalty | ordinary  | B     |
      | C07  | penalty | ordinary  |       |
      | C08  | penalty | ordinary  | B     |
      | C09  | penalty | ordinary  | B     |
      | C10  | penalty | ordinary  | B     |
    而且event记录如下
      | case | act     | ts               | outcome       | amount |
      | C01  | penalty | 2021-09-14       | fine          | 10000  |
      | C02  | penalty | 2021-09-14       | fine          | 100000 |
      | C03  | penalty | 2021-09-14       | fine          | 100000 |
      | C04  | penalty | 2021-09-14       | confiscation  | 10000  |
      | C05  | penalty | 2021-09-14       | confiscation  | 100000 |
      | C06  | penalty | 2021-07-14       | order_to_stop |        |
      | C07  | penalty | 2021-07-14       | revocation    |        |
      | C08  | penalty | 2021-07-15 00:05 | downgrade     |        |
      | C09  | penalty | 2021-07-15 00:05 | closure       |        |
      | C10  | penalty | 2021-07-15 00:05 | restriction   |        |
      | C10  | penalty | 2021-07-19       | warning       |        |
    当执行规则
    那么结果为
      | subject | outcome | Decided    | message                                                              |
      | C01     | flagged | 2021-09-14 | 2021-09-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C02     | flagged | 2021-09-14 | 2021-09-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C03     | flagged | 2021-09-14 | 2021-09-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C04     | flagged | 2021-09-14 | 2021-09-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C05     | flagged | 2021-09-14 | 2021-09-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C06     | flagged | 2021-07-14 | 2021-07-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C07     | flagged | 2021-07-14 | 2021-07-14作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C08     | flagged | 2021-07-15 | 2021-07-15作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C09     | flagged | 2021-07-15 | 2021-07-15作出的处罚，其种类或者数额应告知听证权，告知无记录         |
      | C10     | flagged | 2021-07-15 | 2021-07-15作出的处罚，其种类或者数额应告知听证权，告知无记录         |

  @must-not-fire
  场景: 差一元（C01至C03），其他种类（C04、C05），旧法未列举的种类（C06至C08），已告知的（C09至C13）
    假如case记录如下
      | case | domain  | procedure | party |
      | C01  | penalty | ordinary  | A     |
      | C02  | penalty | ordinary  | B     |
      | C03  | penalty | ordinary  | N     |
      | C04  | penalty | ordinary  | A     |
      | C05  | penalty | ordinary  | A     |
      | C06  | penalty | ordinary  | B     |
      | C07  | penalty | ordinary  | B     |
      | C08  | penalty | ordinary  | B     |
      | C09  | penalty | ordinary  | A     |
      | C10  | penalty | ordinary  | B     |
      | C11  | penalty | ordinary  | N     |
      | C12  | penalty | ordinary  | A     |
      | C13  | penalty | ordinary  | A     |
    而且event记录如下
      | case | act                  | ts               | outcome      | amount   |
      | C01  | penalty              | 2021-09-14       | fine         | 9999.99  |
      | C02  | penalty              | 2021-09-14       | confiscation | 99999.99 |
      | C03  | penalty              | 2021-09-14       | fine         | 9999.99  |
      | C04  | penalty              | 2021-09-14       | suspension   | 200000   |
      | C05  | penalty              | 2021-09-14       | warning      |          |
      | C06  | penalty              | 2021-07-14 23:59 | downgrade    |          |
      | C07  | penalty              | 2021-07-14 23:59 | closure      |          |
      | C08  | penalty              | 2021-07-14 23:59 | restriction  |          |
      | C09  | hearing_right_notice | 2021-09-01       |              |          |
      | C09  | penalty              | 2021-09-14       | fine         | 10000    |
      | C10  | hearing_right_notice | 2021-09-01       |              |          |
      | C10  | penalty              | 2021-09-14       | closure      |          |
      | C11  | hearing_right_notice | 2021-09-01       |              |          |
      | C11  | penalty              | 2021-09-14       | fine         | 10000    |
      | C12  | hearing_right_notice | 2021-09-01       |              |          |
      | C12  | penalty              | 2021-09-14       | fine         |          |
      | C13  | hearing_right_notice | 2021-09-01       |              |          |
      | C13  | penalty              | 2021-09-14       |              |          |
    当执行规则
    那么没有结果
    而且检查对象为C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13

  @must-not-fire
  场景: 简易程序（C1）、未处罚的（C2）、其他领域的案件（C3）不在检查之列
    假如case记录如下
      | case | domain   | procedure | party |
      | C1   | penalty  | summary   | A     |
      | C2   | penalty  | ordinary  | A     |
      | C3   | coercion | ordinary  | A     |
      | C4   | penalty  | ordinary  | A     |
    而且event记录如下
      | case | act        | ts         | outcome | amount |
      | C1   | penalty    | 2021-09-14 | fine    | 10000  |
      | C2   | no_penalty | 2021-09-14 | fine    | 10000  |
      | C3   | penalty    | 2021-09-14 | fine    | 10000  |
      | C4   | penalty    | 2021-09-14 | fine    | 500    |
    当执行规则
    那么没有结果
    而且检查对象为C4

  @cannot-tell
  场景: 处罚种类、数额、当事人类型未记录
    假如case记录如下
      | case | domain  | procedure | party |
      | C1   | penalty | ordinary  | A     |
      | C2   | penalty | ordinary  | A     |
      | C3   | penalty | ordinary  | B     |
      | C4   | penalty | ordinary  | N     |
      | C5   | penalty | ordinary  |       |
    而且event记录如下
      | case | act     | ts         | outcome      | amount |
      | C1   | penalty | 2021-09-14 |              |        |
      | C2   | penalty | 2021-09-14 | fine         |        |
      | C3   | penalty | 2021-09-14 | confiscation |        |
      | C4   | penalty | 2021-09-14 | fine         | 10000  |
      | C5   | penalty | 2021-09-14 | fine         | 99999  |
    当执行规则
    那么结果为
      | subject | outcome     | reason                              | message                          |
      | C1      | cannot_tell | the kind of penalty is not recorded | 处罚种类未记录                   |
      | C2      | cannot_tell | the amount is not recorded          | 罚没数额未记录                   |
      | C3      | cannot_tell | the amount is not recorded          | 罚没数额未记录                   |
      | C4      | cannot_tell | the party's kind is not recorded    | 当事人类型（公民或组织）未记录   |
      | C5      | cannot_tell | the party's kind is not recorded    | 当事人类型（公民或组织）未记录   |

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范hearing-kinds-of-2021
    # 0，后为1 (duty)；自处罚决定起
    # | 案件           | 处罚决定   | 结果                     |
    # | 始于2021-07-14 | 2021-07-14 | 合规                     |
    # | 始于2021-07-15 | 2021-07-15 | 标记: Decided 2021-07-15 |
    # | 始于2021-07-16 | 2021-07-16 | 标记: Decided 2021-07-16 |
    假如今天是2021-12-31
    而且case记录如下
      | case           | domain  | procedure | party |
      | 始于2021-07-14 | penalty | ordinary  | B     |
      | 始于2021-07-15 | penalty | ordinary  | B     |
      | 始于2021-07-16 | penalty | ordinary  | B     |
    而且event记录如下
      | case           | act     | ts               | outcome   |
      | 始于2021-07-14 | penalty | 2021-07-14 00:05 | downgrade |
      | 始于2021-07-15 | penalty | 2021-07-15 00:05 | downgrade |
      | 始于2021-07-16 | penalty | 2021-07-16 00:05 | downgrade |
    当执行规则
    那么结果为
      | subject        | outcome | Decided    |
      | 始于2021-07-15 | flagged | 2021-07-15 |
      | 始于2021-07-16 | flagged | 2021-07-16 |
    而且检查对象为始于2021-07-14 始于2021-07-15 始于2021-07-16
  # oversight specs boundary: end
