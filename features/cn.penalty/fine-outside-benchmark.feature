# language: zh-CN
功能: 罚款偏离裁量基准（行政处罚法34）
  事项B有裁量基准1000元至5000元，其第2版为2000元至3000元；事项D、F没有裁量基准。

  背景:
    假如规则为"cn.penalty/fine-outside-benchmark"
    而且今天是2021-12-31
    而且item记录如下
      | item | version | name       | fine_min | fine_max |
      | B    | 1       | 违法行为甲 | 1000     | 5000     |
      | B    | 2       | 违法行为甲 | 2000     | 3000     |
      | G    | 1       | 违法行为乙 | 1000     | 5000     |
      | D    | 1       | 违法行为丙 |          |          |
      | H    | 1       | 违法行为戊 |          |          |
      | F    | 1       | 违法行为丁 |          | 5000     |

  @must-not-fire
  场景: 恰为上限、下限；未载明版本而清单只有一版的
    假如case记录如下
      | case | domain  | procedure | item | item_version |
      | C1   | penalty | ordinary  | B    | 1            |
      | C2   | penalty | ordinary  | B    | 1            |
      | C3   | penalty | ordinary  | B    | 2            |
      | C4   | penalty | ordinary  | G    |              |
    而且event记录如下
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 5000   |
      | C3   | penalty | 2021-09-01 | fine    | 3000   |
      | C4   | penalty | 2021-09-01 | fine    | 5000   |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4

  @must-fire
  场景: 低于下限、高于上限，按案件所用版本；每项罚款分别判断
    假如case记录如下
      | case | domain  | procedure | item | item_version |
      | C1   | penalty | ordinary  | B    | 1            |
      | C2   | penalty | ordinary  | B    | 1            |
      | C3   | penalty | ordinary  | B    | 2            |
      | C4   | penalty | ordinary  | G    |              |
      | C5   | penalty | ordinary  | G    | 1            |
    而且event记录如下
      | case | act     | ts         | outcome | amount  |
      | C1   | penalty | 2021-09-01 | fine    | 999.99  |
      | C2   | penalty | 2021-09-01 | fine    | 5000.01 |
      | C3   | penalty | 2021-09-01 | fine    | 3001    |
      | C4   | penalty | 2021-09-01 | fine    | 6000    |
      | C5   | penalty | 2021-09-01 | fine    | 2000    |
      | C5   | penalty | 2021-09-01 | fine    | 7000    |
      | C5   | penalty | 2021-09-01 | fine    | 500     |
    当执行规则
    那么结果为
      | subject | outcome | Fine    | Finding | Reference | more | message                                                                                             |
      | C1      | flagged | 999.99  | below   | 1000      |      | 罚款999.99元偏离裁量基准（below），对照值：1000（above、below为裁量上下限，unusual为同类罚款件数）  |
      | C2      | flagged | 5000.01 | above   | 5000      |      | 罚款5000.01元偏离裁量基准（above），对照值：5000（above、below为裁量上下限，unusual为同类罚款件数） |
      | C3      | flagged | 3001    | above   | 3000      |      | 罚款3001元偏离裁量基准（above），对照值：3000（above、below为裁量上下限，unusual为同类罚款件数）    |
      | C4      | flagged | 6000    | above   | 5000      |      | 罚款6000元偏离裁量基准（above），对照值：5000（above、below为裁量上下限，unusual为同类罚款件数）    |
      | C5      | flagged | 500     | below   | 1000      | 1    | 罚款500元偏离裁量基准（below），对照值：1000（above、below为裁量上下限，unusual为同类罚款件数）     |

  @must-fire
  场景: 没有裁量基准的，与20件同类罚款相比偏离均值三倍标准差以上
    均值1080元，标准差258元：1500元偏离1.6倍，2100元偏离4倍；另一事项与之对称。
    假如case记录如下
      | case | domain   | procedure | item | item_version |
      | C1   | penalty  | ordinary  | D    | 1            |
      | C2   | penalty  | ordinary  | D    | 1            |
      | C3   | penalty  | ordinary  | D    | 1            |
      | C4   | penalty  | ordinary  | D    | 1            |
      | C5   | penalty  | ordinary  | D    | 1            |
      | C6   | penalty  | ordinary  | D    | 1            |
      | C7   | penalty  | ordinary  | D    | 1            |
      | C8   | penalty  | ordinary  | D    | 1            |
      | C9   | penalty  | ordinary  | D    | 1            |
      | C10  | penalty  | ordinary  | D    | 1            |
      | C11  | penalty  | ordinary  | D    | 1            |
      | C12  | penalty  | ordinary  | D    | 1            |
      | C13  | penalty  | ordinary  | D    | 1            |
      | C14  | penalty  | ordinary  | D    | 1            |
      | C15  | penalty  | ordinary  | D    | 1            |
      | C16  | penalty  | ordinary  | D    | 1            |
      | C17  | penalty  | ordinary  | D    | 1            |
      | C18  | penalty  | ordinary  | D    | 1            |
      | C19  | penalty  | ordinary  | D    | 1            |
      | C20  | penalty  | ordinary  | D    | 1            |
      | C21  | penalty  | ordinary  | F    | 1            |
      | C22  | penalty  | ordinary  | F    | 1            |
      | C23  | penalty  | ordinary  | F    | 1            |
      | C24  | penalty  | ordinary  | F    | 1            |
      | C25  | penalty  | ordinary  | F    | 1            |
      | C26  | penalty  | ordinary  | F    | 1            |
      | C27  | penalty  | ordinary  | F    | 1            |
      | C28  | penalty  | ordinary  | F    | 1            |
      | C29  | penalty  | ordinary  | F    | 1            |
      | C30  | penalty  | ordinary  | F    | 1            |
      | C31  | penalty  | ordinary  | F    | 1            |
      | C32  | penalty  | ordinary  | F    | 1            |
      | C33  | penalty  | ordinary  | F    | 1            |
      | C34  | penalty  | ordinary  | F    | 1            |
      | C35  | penalty  | ordinary  | F    | 1            |
      | C36  | penalty  | ordinary  | F    | 1            |
      | C37  | penalty  | ordinary  | F    | 1            |
      | C38  | penalty  | ordinary  | F    | 1            |
      | C39  | penalty  | ordinary  | F    | 1            |
      | C40  | penalty  | ordinary  | F    | 1            |
      | C41  | penalty  | ordinary  | H    | 1            |
      | C42  | coercion | ordinary  | D    | 1            |
      | C43  | penalty  | summary   | D    | 1            |
    而且event记录如下
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C3   | penalty | 2021-09-01 | fine    | 1000   |
      | C4   | penalty | 2021-09-01 | fine    | 1000   |
      | C5   | penalty | 2021-09-01 | fine    | 1000   |
      | C6   | penalty | 2021-09-01 | fine    | 1000   |
      | C7   | penalty | 2021-09-01 | fine    | 1000   |
      | C8   | penalty | 2021-09-01 | fine    | 1000   |
      | C9   | penalty | 2021-09-01 | fine    | 1000   |
      | C10  | penalty | 2021-09-01 | fine    | 1000   |
      | C11  | penalty | 2021-09-01 | fine    | 1000   |
      | C12  | penalty | 2021-09-01 | fine    | 1000   |
      | C13  | penalty | 2021-09-01 | fine    | 1000   |
      | C14  | penalty | 2021-09-01 | fine    | 1000   |
      | C15  | penalty | 2021-09-01 | fine    | 1000   |
      | C16  | penalty | 2021-09-01 | fine    | 1000   |
      | C17  | penalty | 2021-09-01 | fine    | 1000   |
      | C18  | penalty | 2021-09-01 | fine    | 1000   |
      | C19  | penalty | 2021-09-01 | fine    | 1500   |
      | C20  | penalty | 2021-09-01 | fine    | 2100   |
      | C21  | penalty | 2021-09-01 | fine    | 2000   |
      | C22  | penalty | 2021-09-01 | fine    | 2000   |
      | C23  | penalty | 2021-09-01 | fine    | 2000   |
      | C24  | penalty | 2021-09-01 | fine    | 2000   |
      | C25  | penalty | 2021-09-01 | fine    | 2000   |
      | C26  | penalty | 2021-09-01 | fine    | 2000   |
      | C27  | penalty | 2021-09-01 | fine    | 2000   |
      | C28  | penalty | 2021-09-01 | fine    | 2000   |
      | C29  | penalty | 2021-09-01 | fine    | 2000   |
      | C30  | penalty | 2021-09-01 | fine    | 2000   |
      | C31  | penalty | 2021-09-01 | fine    | 2000   |
      | C32  | penalty | 2021-09-01 | fine    | 2000   |
      | C33  | penalty | 2021-09-01 | fine    | 2000   |
      | C34  | penalty | 2021-09-01 | fine    | 2000   |
      | C35  | penalty | 2021-09-01 | fine    | 2000   |
      | C36  | penalty | 2021-09-01 | fine    | 2000   |
      | C37  | penalty | 2021-09-01 | fine    | 2000   |
      | C38  | penalty | 2021-09-01 | fine    | 2000   |
      | C39  | penalty | 2021-09-01 | fine    | 1500   |
      | C40  | penalty | 2021-09-01 | fine    | 900    |
      | C41  | penalty | 2021-09-01 | fine    | 900    |
      | C42  | penalty | 2021-09-01 | fine    | 90000  |
      | C43  | penalty | 2021-09-01 | fine    | 90000  |
    当执行规则
    那么结果为
      | subject | outcome     | Fine | Finding | Reference | reason                                | message                                                                                          |
      | C20     | flagged     | 2100 | unusual | 20        |                                       | 罚款2100元偏离裁量基准（unusual），对照值：20（above、below为裁量上下限，unusual为同类罚款件数） |
      | C40     | flagged     | 900  | unusual | 20        |                                       | 罚款900元偏离裁量基准（unusual），对照值：20（above、below为裁量上下限，unusual为同类罚款件数）  |
      | C41     | cannot_tell |      |         |           | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较                                                           |

  @must-not-fire
  场景: 恰为三倍标准差
    均值1100元，标准差300元；C21至C40在裁量基准以内，不与同类比较。
    假如case记录如下
      | case | domain  | procedure | item | item_version |
      | C1   | penalty | ordinary  | D    | 1            |
      | C2   | penalty | ordinary  | D    | 1            |
      | C3   | penalty | ordinary  | D    | 1            |
      | C4   | penalty | ordinary  | D    | 1            |
      | C5   | penalty | ordinary  | D    | 1            |
      | C6   | penalty | ordinary  | D    | 1            |
      | C7   | penalty | ordinary  | D    | 1            |
      | C8   | penalty | ordinary  | D    | 1            |
      | C9   | penalty | ordinary  | D    | 1            |
      | C10  | penalty | ordinary  | D    | 1            |
      | C11  | penalty | ordinary  | D    | 1            |
      | C12  | penalty | ordinary  | D    | 1            |
      | C13  | penalty | ordinary  | D    | 1            |
      | C14  | penalty | ordinary  | D    | 1            |
      | C15  | penalty | ordinary  | D    | 1            |
      | C16  | penalty | ordinary  | D    | 1            |
      | C17  | penalty | ordinary  | D    | 1            |
      | C18  | penalty | ordinary  | D    | 1            |
      | C19  | penalty | ordinary  | D    | 1            |
      | C20  | penalty | ordinary  | D    | 1            |
      | C21  | penalty | ordinary  | G    | 1            |
      | C22  | penalty | ordinary  | G    | 1            |
      | C23  | penalty | ordinary  | G    | 1            |
      | C24  | penalty | ordinary  | G    | 1            |
      | C25  | penalty | ordinary  | G    | 1            |
      | C26  | penalty | ordinary  | G    | 1            |
      | C27  | penalty | ordinary  | G    | 1            |
      | C28  | penalty | ordinary  | G    | 1            |
      | C29  | penalty | ordinary  | G    | 1            |
      | C30  | penalty | ordinary  | G    | 1            |
      | C31  | penalty | ordinary  | G    | 1            |
      | C32  | penalty | ordinary  | G    | 1            |
      | C33  | penalty | ordinary  | G    | 1            |
      | C34  | penalty | ordinary  | G    | 1            |
      | C35  | penalty | ordinary  | G    | 1            |
      | C36  | penalty | ordinary  | G    | 1            |
      | C37  | penalty | ordinary  | G    | 1            |
      | C38  | penalty | ordinary  | G    | 1            |
      | C39  | penalty | ordinary  | G    | 1            |
      | C40  | penalty | ordinary  | G    | 1            |
    而且event记录如下
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C3   | penalty | 2021-09-01 | fine    | 1000   |
      | C4   | penalty | 2021-09-01 | fine    | 1000   |
      | C5   | penalty | 2021-09-01 | fine    | 1000   |
      | C6   | penalty | 2021-09-01 | fine    | 1000   |
      | C7   | penalty | 2021-09-01 | fine    | 1000   |
      | C8   | penalty | 2021-09-01 | fine    | 1000   |
      | C9   | penalty | 2021-09-01 | fine    | 1000   |
      | C10  | penalty | 2021-09-01 | fine    | 1000   |
      | C11  | penalty | 2021-09-01 | fine    | 1000   |
      | C12  | penalty | 2021-09-01 | fine    | 1000   |
      | C13  | penalty | 2021-09-01 | fine    | 1000   |
      | C14  | penalty | 2021-09-01 | fine    | 1000   |
      | C15  | penalty | 2021-09-01 | fine    | 1000   |
      | C16  | penalty | 2021-09-01 | fine    | 1000   |
      | C17  | penalty | 2021-09-01 | fine    | 1000   |
      | C18  | penalty | 2021-09-01 | fine    | 1000   |
      | C19  | penalty | 2021-09-01 | fine    | 2000   |
      | C20  | penalty | 2021-09-01 | fine    | 2000   |
      | C21  | penalty | 2021-09-01 | fine    | 1000   |
      | C22  | penalty | 2021-09-01 | fine    | 1000   |
      | C23  | penalty | 2021-09-01 | fine    | 1000   |
      | C24  | penalty | 2021-09-01 | fine    | 1000   |
      | C25  | penalty | 2021-09-01 | fine    | 1000   |
      | C26  | penalty | 2021-09-01 | fine    | 1000   |
      | C27  | penalty | 2021-09-01 | fine    | 1000   |
      | C28  | penalty | 2021-09-01 | fine    | 1000   |
      | C29  | penalty | 2021-09-01 | fine    | 1000   |
      | C30  | penalty | 2021-09-01 | fine    | 1000   |
      | C31  | penalty | 2021-09-01 | fine    | 1000   |
      | C32  | penalty | 2021-09-01 | fine    | 1000   |
      | C33  | penalty | 2021-09-01 | fine    | 1000   |
      | C34  | penalty | 2021-09-01 | fine    | 1000   |
      | C35  | penalty | 2021-09-01 | fine    | 1000   |
      | C36  | penalty | 2021-09-01 | fine    | 1000   |
      | C37  | penalty | 2021-09-01 | fine    | 1000   |
      | C38  | penalty | 2021-09-01 | fine    | 1000   |
      | C39  | penalty | 2021-09-01 | fine    | 1000   |
      | C40  | penalty | 2021-09-01 | fine    | 5000   |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31 C32 C33 C34 C35 C36 C37 C38 C39 C40

  @must-not-fire
  场景: 简易程序（C1）、警告（C2）、未处罚的（C3）、其他领域的案件（C4）不在检查之列
    假如case记录如下
      | case | domain   | procedure | item | item_version |
      | C1   | penalty  | summary   | B    | 1            |
      | C2   | penalty  | ordinary  | B    | 1            |
      | C3   | penalty  | ordinary  | B    | 1            |
      | C4   | coercion | ordinary  | B    | 1            |
      | C5   | penalty  | ordinary  | B    | 1            |
      | C6   | penalty  |           | B    | 1            |
    而且event记录如下
      | case | act          | ts         | outcome | amount |
      | C1   | penalty      | 2021-09-01 | fine    | 50     |
      | C2   | penalty      | 2021-09-01 | warning | 50     |
      | C3   | prior_notice | 2021-09-01 | fine    | 50     |
      | C4   | penalty      | 2021-09-01 | fine    | 50     |
      | C5   | penalty      | 2021-09-01 | fine    | 1500   |
      | C6   | penalty      | 2021-09-01 | fine    | 50     |
    当执行规则
    那么没有结果
    而且检查对象为C5

  @cannot-tell
  场景: 数额未记录；没有裁量基准、版本不明而同类罚款太少；事项未记录
    假如case记录如下
      | case | domain  | procedure | item | item_version |
      | C1   | penalty | ordinary  | B    | 1            |
      | C2   | penalty | ordinary  | D    | 1            |
      | C3   | penalty | ordinary  | B    |              |
      | C4   | penalty | ordinary  |      |              |
      | C5   | penalty | ordinary  | F    | 1            |
      | C6   | penalty | ordinary  | D    | 1            |
      | C7   | penalty | ordinary  | D    | 1            |
      | C8   | penalty | ordinary  | D    | 1            |
      | C9   | penalty | ordinary  | D    | 1            |
      | C10  | penalty | ordinary  | D    | 1            |
      | C11  | penalty | ordinary  | D    | 1            |
      | C12  | penalty | ordinary  | D    | 1            |
      | C13  | penalty | ordinary  | D    | 1            |
      | C14  | penalty | ordinary  | D    | 1            |
      | C15  | penalty | ordinary  | D    | 1            |
      | C16  | penalty | ordinary  | D    | 1            |
      | C17  | penalty | ordinary  | D    | 1            |
      | C18  | penalty | ordinary  | D    | 1            |
      | C19  | penalty | ordinary  | D    | 1            |
      | C20  | penalty | ordinary  | D    | 1            |
      | C21  | penalty | ordinary  | D    | 1            |
      | C22  | penalty | ordinary  | D    | 1            |
      | C23  | penalty | ordinary  | D    | 1            |
    而且event记录如下
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    |        |
      | C2   | penalty | 2021-09-01 | fine    | 9000   |
      | C3   | penalty | 2021-09-01 | fine    | 9000   |
      | C4   | penalty | 2021-09-01 | fine    | 2000   |
      | C5   | penalty | 2021-09-01 | fine    | 9000   |
      | C6   | penalty | 2021-09-01 | fine    | 2000   |
      | C7   | penalty | 2021-09-01 | fine    | 2000   |
      | C8   | penalty | 2021-09-01 | fine    | 2000   |
      | C9   | penalty | 2021-09-01 | fine    | 2000   |
      | C10  | penalty | 2021-09-01 | fine    | 2000   |
      | C11  | penalty | 2021-09-01 | fine    | 2000   |
      | C12  | penalty | 2021-09-01 | fine    | 2000   |
      | C13  | penalty | 2021-09-01 | fine    | 2000   |
      | C14  | penalty | 2021-09-01 | fine    | 2000   |
      | C15  | penalty | 2021-09-01 | fine    | 2000   |
      | C16  | penalty | 2021-09-01 | fine    | 2000   |
      | C17  | penalty | 2021-09-01 | fine    | 2000   |
      | C18  | penalty | 2021-09-01 | fine    | 2000   |
      | C19  | penalty | 2021-09-01 | fine    | 2000   |
      | C20  | penalty | 2021-09-01 | fine    | 2000   |
      | C21  | penalty | 2021-09-01 | fine    | 2000   |
      | C22  | penalty | 2021-09-01 | fine    | 2000   |
      | C23  | penalty | 2021-09-01 | fine    | 2000   |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                | message                                |
      | C1      | cannot_tell | the fine's amount is not recorded     | 罚款数额未记录                         |
      | C2      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C3      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C4      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C5      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C6      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C7      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C8      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C9      | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C10     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C11     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C12     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C13     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C14     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C15     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C16     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C17     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C18     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C19     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C20     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C21     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C22     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
      | C23     | cannot_tell | too few fines of this kind to compare | 清单无裁量基准，同类罚款件数不足以比较 |
