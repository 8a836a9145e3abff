# language: zh-CN
功能: 违规当场收缴罚款（行政处罚法67、68、69）
  当场收缴限一百元以下（2021年7月15日前二十元以下），或者事后难以执行；边远、水上、交通不便地区另有规定。

  背景:
    假如规则为"cn.penalty/collected-on-spot"
    而且今天是2021-12-31

  @must-fire
  场景: 超过限额一元；普通程序当场收缴
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | summary   |
      | C2   | penalty | summary   |
      | C3   | penalty |           |
      | C4   | penalty | ordinary  |
      | C5   | penalty | ordinary  |
    而且event记录如下
      | case | act               | ts               | outcome         | amount |
      | C1   | collected_on_spot | 2021-07-15 00:05 |                 | 101    |
      | C2   | collected_on_spot | 2021-07-14 23:59 |                 | 21     |
      | C3   | collected_on_spot | 2021-09-14       | cash            | 101    |
      | C4   | collected_on_spot | 2021-09-14       |                 | 1      |
      | C5   | collected_on_spot | 2021-09-14       | hard_to_enforce | 150    |
    当执行规则
    那么结果为
      | subject | outcome | Collected | Cap | message |
      | C1      | flagged | 101       | 100 | 当场收缴罚款101元；允许当场收缴的限额为100元，且无事后难以执行或者边远、水上、交通不便的记录 |
      | C2      | flagged | 21        | 20  | 当场收缴罚款21元；允许当场收缴的限额为20元，且无事后难以执行或者边远、水上、交通不便的记录 |
      | C3      | flagged | 101       | 100 | 当场收缴罚款101元；允许当场收缴的限额为100元，且无事后难以执行或者边远、水上、交通不便的记录 |
      | C4      | flagged | 1         | 0   | 当场收缴罚款1元；允许当场收缴的限额为0元，且无事后难以执行或者边远、水上、交通不便的记录 |
      | C5      | flagged | 150       | 0   | 当场收缴罚款150元；允许当场收缴的限额为0元，且无事后难以执行或者边远、水上、交通不便的记录 |

  @must-not-fire
  场景: 限额以内（C1、C2），事后难以执行（C3、C4），边远地区（C5、C6、C7），未收（C8）
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | summary   |
      | C2   | penalty | summary   |
      | C3   | penalty | summary   |
      | C4   | penalty |           |
      | C5   | penalty | summary   |
      | C6   | penalty | ordinary  |
      | C7   | penalty | ordinary  |
      | C8   | penalty | ordinary  |
    而且event记录如下
      | case | act               | ts               | outcome         | amount |
      | C1   | collected_on_spot | 2021-07-15 00:05 |                 | 100    |
      | C2   | collected_on_spot | 2021-07-14 23:59 |                 | 20     |
      | C3   | collected_on_spot | 2021-09-14       | hard_to_enforce | 200    |
      | C4   | collected_on_spot | 2021-09-14       | hard_to_enforce | 200    |
      | C5   | collected_on_spot | 2021-09-14       | remote          | 200    |
      | C6   | collected_on_spot | 2021-09-14       | remote          | 2000   |
      | C7   | collected_on_spot | 2021-09-14       | remote          |        |
      | C8   | collected_on_spot | 2021-09-14       |                 | 0      |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6 C7 C8

  @must-not-fire
  场景: 非当场收缴的（C1）、其他领域的案件（C2）不在检查之列
    假如case记录如下
      | case | domain   | procedure |
      | C1   | penalty  | summary   |
      | C2   | coercion | summary   |
      | C3   | penalty  | summary   |
    而且event记录如下
      | case | act               | ts         | amount |
      | C1   | collected         | 2021-09-14 | 500    |
      | C2   | collected_on_spot | 2021-09-14 | 500    |
      | C3   | collected_on_spot | 2021-09-14 | 50     |
    当执行规则
    那么没有结果
    而且检查对象为C3

  @cannot-tell
  场景: 收缴数额未记录
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | summary   |
      | C2   | penalty | ordinary  |
    而且event记录如下
      | case | act               | ts         | outcome         | amount |
      | C1   | collected_on_spot | 2021-09-14 |                 |        |
      | C2   | collected_on_spot | 2021-09-14 | hard_to_enforce |        |
    当执行规则
    那么结果为
      | subject | outcome     | reason                               | message            |
      | C1      | cannot_tell | the amount collected is not recorded | 收缴数额未记录   |
      | C2      | cannot_tell | the amount collected is not recorded | 收缴数额未记录   |

  @must-not-fire
  场景: 普通程序而未当场收缴的，不在检查之列
    假如case记录如下
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
    当执行规则
    那么没有结果
    而且没有检查对象

  # oversight specs boundary: begin
  # 自动生成：请审阅各表；由命令重新写入，勿手工修改。
  @boundary
  场景: 边界日：规范on-spot-collection
    # 20，后为100 (yuan)；自当场收缴起
    # | 案件           | 当场收缴   | 结果                         |
    # | 始于2021-07-14 | 2021-07-14 | 标记: Collected 101, Cap 20  |
    # | 始于2021-07-15 | 2021-07-15 | 标记: Collected 101, Cap 100 |
    # | 始于2021-07-16 | 2021-07-16 | 标记: Collected 101, Cap 100 |
    假如今天是2021-12-31
    而且case记录如下
      | case           | domain  | procedure |
      | 始于2021-07-14 | penalty | summary   |
      | 始于2021-07-15 | penalty | summary   |
      | 始于2021-07-16 | penalty | summary   |
    而且event记录如下
      | case           | act               | ts               | amount |
      | 始于2021-07-14 | collected_on_spot | 2021-07-14 00:05 | 101    |
      | 始于2021-07-15 | collected_on_spot | 2021-07-15 00:05 | 101    |
      | 始于2021-07-16 | collected_on_spot | 2021-07-16 00:05 | 101    |
    当执行规则
    那么结果为
      | subject        | outcome | Collected | Cap |
      | 始于2021-07-14 | flagged | 101       | 20  |
      | 始于2021-07-15 | flagged | 101       | 100 |
      | 始于2021-07-16 | flagged | 101       | 100 |
    而且检查对象为始于2021-07-14 始于2021-07-15 始于2021-07-16
  # oversight specs boundary: end
