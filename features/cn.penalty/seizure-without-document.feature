# language: zh-CN
功能: 查封扣押未当场交付决定书和清单（行政强制法24、18）
  实施查封扣押应当制作并当场交付决定书和清单；每个查封扣押日分别判断。

  背景:
    假如规则为"cn.penalty/seizure-without-document"
    而且今天是2021-12-31

  @must-not-fire
  场景: 当日交付，午夜前为止；当事人不在场而当日仍有交付记录的
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
    而且event记录如下
      | case | act       | ts               | outcome      |
      | C1   | seize     | 2021-03-01 09:00 |              |
      | C1   | seize_doc | 2021-03-01 23:59 |              |
      | C1   | seize     | 2021-03-02 09:00 | goods        |
      | C1   | seize_doc | 2021-03-02 08:00 |              |
      | C2   | seize     | 2021-03-01 09:00 | party_absent |
      | C2   | seize_doc | 2021-03-01 10:00 |              |
      | C3   | seize     | 2021-03-01 09:00 |              |
      | C3   | seize_doc | 2021-03-01 09:00 |              |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @must-fire
  场景: 次日才交付、前一日交付、未交付；多日合为一个结果
    假如case记录如下
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | penalty  |
      | C5   | penalty  |
      | C6   | penalty  |
      | C7   | coercion |
    而且event记录如下
      | case | act       | ts               | outcome      |
      | C1   | seize     | 2021-03-01 23:50 |              |
      | C1   | seize_doc | 2021-03-02 00:10 |              |
      | C2   | seize     | 2021-03-01 09:00 |              |
      | C2   | seize_doc | 2021-02-28 09:00 |              |
      | C3   | seize     | 2021-03-01 09:00 | goods        |
      | C4   | seize     | 2021-03-01 09:00 |              |
      | C4   | seize     | 2021-03-05 09:00 |              |
      | C4   | seize_doc | 2021-03-05 09:00 |              |
      | C5   | seize     | 2021-03-01 09:00 |              |
      | C5   | seize     | 2021-03-05 09:00 |              |
      | C6   | seize     | 2021-03-01 09:00 | party_absent |
      | C6   | seize     | 2021-03-05 09:00 |              |
      | C7   | seize     | 2021-03-01 09:00 |              |
      | C7   | seize_doc | 2021-12-31 09:00 |              |
    当执行规则
    那么结果为
      | subject | outcome | Seized     | more | message                                          |
      | C1      | flagged | 2021-03-01 |      | 2021-03-01查封扣押，当日无交付决定书和清单的记录 |
      | C2      | flagged | 2021-03-01 |      | 2021-03-01查封扣押，当日无交付决定书和清单的记录 |
      | C3      | flagged | 2021-03-01 |      | 2021-03-01查封扣押，当日无交付决定书和清单的记录 |
      | C4      | flagged | 2021-03-01 |      | 2021-03-01查封扣押，当日无交付决定书和清单的记录 |
      | C5      | flagged | 2021-03-01 | 1    | 2021-03-01查封扣押，当日无交付决定书和清单的记录 |
      | C6      | flagged | 2021-03-05 |      | 2021-03-05查封扣押，当日无交付决定书和清单的记录 |
      | C7      | flagged | 2021-03-01 |      | 2021-03-01查封扣押，当日无交付决定书和清单的记录 |

  @must-not-fire
  场景: 没有查封扣押的（C1）、其他领域的案件（C2）不在检查之列
    假如case记录如下
      | case | domain     |
      | C1   | penalty    |
      | C2   | inspection |
      | C3   | penalty    |
    而且event记录如下
      | case | act          | ts         |
      | C1   | urgent_seize | 2021-03-01 |
      | C2   | seize        | 2021-03-01 |
      | C3   | seize        | 2021-03-01 |
      | C3   | seize_doc    | 2021-03-01 |
    当执行规则
    那么没有结果
    而且检查对象为C3

  @cannot-tell
  场景: 当事人不在场；其他日期的交付不能说明
    假如case记录如下
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    而且event记录如下
      | case | act       | ts         | outcome      |
      | C1   | seize     | 2021-03-01 | party_absent |
      | C2   | seize     | 2021-03-01 | party_absent |
      | C2   | seize_doc | 2021-03-03 |              |
    当执行规则
    那么结果为
      | subject | outcome     | reason               | message                                  |
      | C1      | cannot_tell | the party was absent | 当事人不在场，由见证人签名，无法当场交付 |
      | C2      | cannot_tell | the party was absent | 当事人不在场，由见证人签名，无法当场交付 |
