# language: zh-CN
功能: 未经核查即结案（GB/T 30428.8）
  处置反馈之后、结案之前，应有一次通过的核查。

  背景:
    假如规则为"cn.citymgmt/closed-unchecked"
    而且今天是2021-03-31

  @must-not-fire
  场景: 反馈当时即核查、结案当时才核查；没有反馈但核查过（C2）；返工后再核查通过（C3）
    C4现场自办；C5已作废；C6尚未结案；C7未派遣；C8是热线工单，都不在检查之列。
    假如case记录如下
      | case | domain   | procedure |
      | C1   | citymgmt |           |
      | C2   | grid     |           |
      | C3   | citymgmt |           |
      | C4   | grid     | self      |
      | C5   | citymgmt |           |
      | C6   | citymgmt |           |
      | C7   | citymgmt |           |
      | C8   | hotline  |           |
    而且event记录如下
      | case | act         | ts               |
      | C1   | dispatched  | 2021-03-01 09:00 |
      | C1   | handled     | 2021-03-01 12:00 |
      | C1   | verify      | 2021-03-01 12:00 |
      | C1   | closed      | 2021-03-01 12:00 |
      | C2   | dispatched  | 2021-03-01 09:00 |
      | C2   | verify      | 2021-03-01 12:00 |
      | C2   | closed      | 2021-03-01 12:00 |
      | C3   | dispatched  | 2021-03-01 09:00 |
      | C3   | handled     | 2021-03-01 12:00 |
      | C3   | verify_fail | 2021-03-01 13:00 |
      | C3   | handled     | 2021-03-01 14:00 |
      | C3   | verify      | 2021-03-01 15:00 |
      | C3   | closed      | 2021-03-01 16:00 |
      | C3   | handled     | 2021-03-01 17:00 |
      | C4   | dispatched  | 2021-03-01 09:00 |
      | C4   | closed      | 2021-03-01 10:00 |
      | C5   | dispatched  | 2021-03-01 09:00 |
      | C5   | voided      | 2021-03-01 10:00 |
      | C5   | closed      | 2021-03-01 10:00 |
      | C6   | dispatched  | 2021-03-01 09:00 |
      | C6   | handled     | 2021-03-01 12:00 |
      | C6   | verify      | 2021-03-01 13:00 |
      | C7   | closed      | 2021-03-01 10:00 |
      | C8   | dispatched  | 2021-03-01 09:00 |
      | C8   | closed      | 2021-03-01 10:00 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @must-fire
  场景: 没有核查（C1）；核查不通过仍结案（C2）；只在反馈之前核查过（C3）；结案之后才核查（C4、C5）；核查在先，结案当时才反馈（C6）
    假如case记录如下
      | case | domain   |
      | C1   | citymgmt |
      | C2   | grid     |
      | C3   | citymgmt |
      | C4   | citymgmt |
      | C5   | citymgmt |
      | C6   | citymgmt |
    而且event记录如下
      | case | act         | ts               |
      | C1   | dispatched  | 2021-03-01 09:00 |
      | C1   | handled     | 2021-03-01 12:00 |
      | C1   | closed      | 2021-03-02 12:00 |
      | C2   | dispatched  | 2021-03-01 09:00 |
      | C2   | handled     | 2021-03-01 12:00 |
      | C2   | verify_fail | 2021-03-01 13:00 |
      | C2   | closed      | 2021-03-01 14:00 |
      | C3   | dispatched  | 2021-03-01 09:00 |
      | C3   | verify      | 2021-03-01 11:00 |
      | C3   | handled     | 2021-03-01 12:00 |
      | C3   | closed      | 2021-03-01 14:00 |
      | C4   | dispatched  | 2021-03-01 09:00 |
      | C4   | handled     | 2021-03-01 12:00 |
      | C4   | closed      | 2021-03-01 14:00 |
      | C4   | verify      | 2021-03-01 15:00 |
      | C5   | dispatched  | 2021-03-01 09:00 |
      | C5   | closed      | 2021-03-01 14:00 |
      | C5   | verify      | 2021-03-01 15:00 |
      | C6   | dispatched  | 2021-03-01 09:00 |
      | C6   | verify      | 2021-03-01 11:00 |
      | C6   | handled     | 2021-03-01 14:00 |
      | C6   | closed      | 2021-03-01 14:00 |
    当执行规则
    那么结果为
      | subject | outcome | Closed     | message                                                      |
      | C1      | flagged | 2021-03-02 | 于2021-03-02结案，处置反馈之后没有通过的核查 |
      | C2      | flagged | 2021-03-01 | 于2021-03-01结案，处置反馈之后没有通过的核查 |
      | C3      | flagged | 2021-03-01 | 于2021-03-01结案，处置反馈之后没有通过的核查 |
      | C4      | flagged | 2021-03-01 | 于2021-03-01结案，处置反馈之后没有通过的核查 |
      | C5      | flagged | 2021-03-01 | 于2021-03-01结案，处置反馈之后没有通过的核查 |
      | C6      | flagged | 2021-03-01 | 于2021-03-01结案，处置反馈之后没有通过的核查 |

  @cannot-tell
  场景: 有结案时间而无结案步骤
    假如case记录如下
      | case | domain   | closed_at        |
      | C1   | citymgmt | 2021-03-02 12:00 |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-03-01 09:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                             | message                                            |
      | C1      | cannot_tell | its closing is not among its steps | 有结案时间而无结案步骤，无法判断先后 |
