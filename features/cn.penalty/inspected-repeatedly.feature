# language: zh-CN
功能: 重复检查同一企业（优化营商环境条例54）
  90日内同一机关主动检查同一企业超过2次的，标记其后的案件。F、G为企业，N类型不明，S为个人。

  背景:
    假如规则为"cn.penalty/inspected-repeatedly"
    而且今天是2021-12-31
    而且party记录如下
      | party | kind         |
      | F     | organisation |
      | G     | organisation |
      | N     |              |
      | S     | person       |
    而且org记录如下
      | org | name |
      | U   | 甲局 |
      | V   | 乙局 |

  @must-fire
  场景: 90日内第三次、第四次，同日的一并计算
    假如case记录如下
      | case | domain     | org | party | channel |
      | C1   | inspection | U   | F     | patrol  |
      | C2   | penalty    | U   | F     | patrol  |
      | C3   | inspection | U   | F     | patrol  |
      | C4   | inspection | U   | G     | patrol  |
      | C5   | inspection | U   | G     | patrol  |
      | C6   | inspection | U   | G     | patrol  |
      | C7   | inspection | U   | G     | patrol  |
    而且event记录如下
      | case | act     | ts               |
      | C1   | inspect | 2021-01-04       |
      | C2   | inspect | 2021-02-01       |
      | C2   | inspect | 2021-02-02       |
      | C3   | inspect | 2021-04-03       |
      | C3   | inspect | 2021-06-03       |
      | C4   | inspect | 2021-05-06       |
      | C5   | inspect | 2021-05-07       |
      | C6   | inspect | 2021-05-08 09:00 |
      | C7   | inspect | 2021-05-08 15:00 |
    当执行规则
    那么结果为
      | subject | outcome | Inspected  | Visits | message                                                                 |
      | C3      | flagged | 2021-04-03 | 3      | 2021-04-03检查该企业，为本机关近期内的第3次（不含双随机和投诉举报检查） |
      | C6      | flagged | 2021-05-08 | 4      | 2021-05-08检查该企业，为本机关近期内的第4次（不含双随机和投诉举报检查） |
      | C7      | flagged | 2021-05-08 | 4      | 2021-05-08检查该企业，为本机关近期内的第4次（不含双随机和投诉举报检查） |
    而且检查对象为C1 C2 C3 C4 C5 C6 C7

  @must-not-fire
  场景: 第90日以后的不再计算；只有两次的；其他机关、双随机和投诉、举报、移送的检查不计
    假如case记录如下
      | case | domain     | org | party | channel     |
      | C1   | inspection | U   | F     | patrol      |
      | C2   | inspection | U   | F     | patrol      |
      | C3   | inspection | U   | F     | patrol      |
      | C4   | inspection | U   | G     | patrol      |
      | C5   | inspection | U   | G     | patrol      |
      | C6   | inspection | V   | G     | patrol      |
      | C7   | inspection | U   | G     | random_plan |
      | C8   | inspection | U   | G     | complaint   |
      | C9   | inspection | U   | G     | hotline     |
      | C10  | inspection | U   | G     | referral    |
      | C11  | inspection | U   | G     | patrol      |
      | C12  | inspection |     | G     | patrol      |
    而且event记录如下
      | case | act     | ts         |
      | C1   | inspect | 2021-01-04 |
      | C2   | inspect | 2021-02-01 |
      | C3   | inspect | 2021-04-04 |
      | C4   | inspect | 2021-05-06 |
      | C5   | inspect | 2021-05-06 |
      | C6   | inspect | 2021-05-06 |
      | C7   | inspect | 2021-05-06 |
      | C8   | inspect | 2021-05-06 |
      | C9   | inspect | 2021-05-06 |
      | C10  | inspect | 2021-05-06 |
      | C11  | inquire | 2021-05-06 |
      | C12  | inspect | 2021-05-06 |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6 C12

  @must-not-fire
  场景: 个人（C1至C3）、未载明当事人的（C4）、其他领域的案件（C5）不在检查之列
    假如case记录如下
      | case | domain     | org | party | channel |
      | C1   | inspection | U   | S     | patrol  |
      | C2   | inspection | U   | S     | patrol  |
      | C3   | inspection | U   | S     | patrol  |
      | C4   | inspection | U   |       | patrol  |
      | C5   | approval   | U   | F     | patrol  |
      | C6   | inspection | U   | F     | patrol  |
      | C7   | inspection | U   | F     | patrol  |
      | C8   | approval   | U   | F     | patrol  |
    而且event记录如下
      | case | act     | ts         |
      | C1   | inspect | 2021-05-06 |
      | C2   | inspect | 2021-05-06 |
      | C3   | inspect | 2021-05-06 |
      | C4   | inspect | 2021-05-06 |
      | C5   | inspect | 2021-05-06 |
      | C6   | inspect | 2021-05-06 |
      | C7   | inspect | 2021-05-06 |
      | C8   | inspect | 2021-05-06 |
    当执行规则
    那么没有结果
    而且检查对象为C6 C7

  @cannot-tell
  场景: 检查来源、当事人类型未记录；也不计入其他案件
    假如case记录如下
      | case | domain     | org | party | channel |
      | C1   | inspection | U   | F     |         |
      | C2   | inspection | U   | N     | patrol  |
      | C3   | inspection | U   | N     | patrol  |
      | C4   | inspection | U   | N     | patrol  |
      | C5   | inspection | U   | F     | patrol  |
      | C6   | inspection | U   | F     | patrol  |
      | C7   | approval   | U   | F     |         |
    而且event记录如下
      | case | act     | ts         |
      | C1   | inspect | 2021-05-06 |
      | C2   | inspect | 2021-05-06 |
      | C3   | inspect | 2021-05-06 |
      | C4   | inspect | 2021-05-06 |
      | C5   | inspect | 2021-05-06 |
      | C6   | inspect | 2021-05-06 |
      | C7   | inspect | 2021-05-06 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                        | message                        |
      | C1      | cannot_tell | how the inspection came about is not recorded | 检查来源未记录                 |
      | C2      | cannot_tell | the party's kind is not recorded              | 当事人类型（公民或组织）未记录 |
      | C3      | cannot_tell | the party's kind is not recorded              | 当事人类型（公民或组织）未记录 |
      | C4      | cannot_tell | the party's kind is not recorded              | 当事人类型（公民或组织）未记录 |
