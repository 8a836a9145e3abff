# language: zh-CN
功能: 临期集中撤回、退件
  2021年3月1日受理，20个工作日于3月29日（周一）届满；3月26日（周五）剩1个工作日，25日剩2个。

  背景:
    假如规则为"cn.licensing/withdrawn-at-deadline"
    而且今天是2021-12-31
    而且item记录如下
      | item | version | name | statute_n | statute_unit | promise_n | promise_unit |
      | I1   | 1       | 甲   | 20        | wd           | 5         | wd           |
    而且org记录如下
      | org | name |
      | O   | 甲局 |
      | P   | 乙局 |
      | Q   | 丙局 |
      | R   | 丁局 |

  @must-fire
  场景: 甲局临期办结12件，均为撤回、终止；乙局12件中仅1件
    未临期的、逾期的、未结的、非许可案件、无承办机构的不计。
    假如case记录如下
      | case | domain   | org | item | item_version |
      | C1   | approval | O   | I1   | 1            |
      | C2   | approval | O   | I1   | 1            |
      | C3   | approval | O   | I1   | 1            |
      | C4   | approval | O   | I1   | 1            |
      | C5   | approval | O   | I1   | 1            |
      | C6   | approval | O   | I1   | 1            |
      | C7   | approval | O   | I1   | 1            |
      | C8   | approval | O   | I1   | 1            |
      | C9   | approval | O   | I1   | 1            |
      | C10  | approval | O   | I1   | 1            |
      | C11  | approval | O   | I1   | 1            |
      | C12  | approval | O   | I1   | 1            |
      | C13  | approval | P   | I1   | 1            |
      | C14  | approval | P   | I1   | 1            |
      | C15  | approval | P   | I1   | 1            |
      | C16  | approval | P   | I1   | 1            |
      | C17  | approval | P   | I1   | 1            |
      | C18  | approval | P   | I1   | 1            |
      | C19  | approval | P   | I1   | 1            |
      | C20  | approval | P   | I1   | 1            |
      | C21  | approval | P   | I1   | 1            |
      | C22  | approval | P   | I1   | 1            |
      | C23  | approval | P   | I1   | 1            |
      | C24  | approval | P   | I1   | 1            |
      | X1   | approval | O   | I1   | 1            |
      | X2   | approval | O   | I1   | 1            |
      | X3   | approval | O   | I1   | 1            |
      | X4   | penalty  | O   | I1   | 1            |
      | X5   | approval |     | I1   | 1            |
      | X6   | approval | Q   | I1   | 1            |
    而且event记录如下
      | case | act        | ts         |
      | C1   | accepted   | 2021-03-01 |
      | C1   | withdrawn  | 2021-03-26 |
      | C2   | accepted   | 2021-03-01 |
      | C2   | terminated | 2021-03-29 |
      | C3   | accepted   | 2021-03-01 |
      | C3   | withdrawn  | 2021-03-26 |
      | C4   | accepted   | 2021-03-01 |
      | C4   | terminated | 2021-03-29 |
      | C5   | accepted   | 2021-03-01 |
      | C5   | withdrawn  | 2021-03-26 |
      | C6   | accepted   | 2021-03-01 |
      | C6   | terminated | 2021-03-29 |
      | C7   | accepted   | 2021-03-01 |
      | C7   | withdrawn  | 2021-03-26 |
      | C8   | accepted   | 2021-03-01 |
      | C8   | terminated | 2021-03-29 |
      | C9   | accepted   | 2021-03-01 |
      | C9   | withdrawn  | 2021-03-26 |
      | C10  | accepted   | 2021-03-01 |
      | C10  | terminated | 2021-03-29 |
      | C11  | accepted   | 2021-03-01 |
      | C11  | withdrawn  | 2021-03-26 |
      | C12  | accepted   | 2021-03-01 |
      | C12  | terminated | 2021-03-29 |
      | C13  | accepted   | 2021-03-01 |
      | C13  | granted    | 2021-03-29 |
      | C14  | accepted   | 2021-03-01 |
      | C14  | refused    | 2021-03-26 |
      | C15  | accepted   | 2021-03-01 |
      | C15  | granted    | 2021-03-29 |
      | C16  | accepted   | 2021-03-01 |
      | C16  | refused    | 2021-03-26 |
      | C17  | accepted   | 2021-03-01 |
      | C17  | granted    | 2021-03-29 |
      | C18  | accepted   | 2021-03-01 |
      | C18  | refused    | 2021-03-26 |
      | C19  | accepted   | 2021-03-01 |
      | C19  | granted    | 2021-03-29 |
      | C20  | accepted   | 2021-03-01 |
      | C20  | refused    | 2021-03-26 |
      | C21  | accepted   | 2021-03-01 |
      | C21  | granted    | 2021-03-29 |
      | C22  | accepted   | 2021-03-01 |
      | C22  | refused    | 2021-03-26 |
      | C23  | accepted   | 2021-03-01 |
      | C23  | granted    | 2021-03-29 |
      | C24  | accepted   | 2021-03-01 |
      | C24  | withdrawn  | 2021-03-26 |
      | X1   | accepted   | 2021-03-01 |
      | X1   | withdrawn  | 2021-03-25 |
      | X2   | accepted   | 2021-03-01 |
      | X2   | withdrawn  | 2021-03-30 |
      | X3   | accepted   | 2021-12-01 |
      | X4   | accepted   | 2021-03-01 |
      | X4   | withdrawn  | 2021-03-29 |
      | X5   | accepted   | 2021-03-01 |
      | X5   | granted    | 2021-03-29 |
      | X6   | accepted   | 2021-03-01 |
      | X6   | withdrawn  | 2021-03-08 |
    当执行规则
    那么结果为
      | subject | outcome | Withdrawn | Ended | message                                                         |
      | O       | flagged | 12        | 12    | 临期办结12件，其中撤回、终止12件，显著高于全市水平 |
    而且检查对象为O P

  @must-not-fire
  场景: 甲局10件中9件，偶然可及：期望4.5件，方差2.5
    甲局另一件先撤回，同日又作出决定，按决定计。
    假如case记录如下
      | case | domain   | org | item | item_version |
      | C1   | approval | O   | I1   | 1            |
      | C2   | approval | O   | I1   | 1            |
      | C3   | approval | O   | I1   | 1            |
      | C4   | approval | O   | I1   | 1            |
      | C5   | approval | O   | I1   | 1            |
      | C6   | approval | O   | I1   | 1            |
      | C7   | approval | O   | I1   | 1            |
      | C8   | approval | O   | I1   | 1            |
      | C9   | approval | O   | I1   | 1            |
      | C10  | approval | O   | I1   | 1            |
      | C11  | approval | P   | I1   | 1            |
      | C12  | approval | P   | I1   | 1            |
      | C13  | approval | P   | I1   | 1            |
      | C14  | approval | P   | I1   | 1            |
      | C15  | approval | P   | I1   | 1            |
      | C16  | approval | P   | I1   | 1            |
      | C17  | approval | P   | I1   | 1            |
      | C18  | approval | P   | I1   | 1            |
      | C19  | approval | P   | I1   | 1            |
      | C20  | approval | P   | I1   | 1            |
    而且event记录如下
      | case | act        | ts         |
      | C1   | accepted   | 2021-03-01 |
      | C1   | withdrawn  | 2021-03-26 |
      | C2   | accepted   | 2021-03-01 |
      | C2   | terminated | 2021-03-29 |
      | C3   | accepted   | 2021-03-01 |
      | C3   | withdrawn  | 2021-03-26 |
      | C4   | accepted   | 2021-03-01 |
      | C4   | terminated | 2021-03-29 |
      | C5   | accepted   | 2021-03-01 |
      | C5   | withdrawn  | 2021-03-26 |
      | C6   | accepted   | 2021-03-01 |
      | C6   | terminated | 2021-03-29 |
      | C7   | accepted   | 2021-03-01 |
      | C7   | withdrawn  | 2021-03-26 |
      | C8   | accepted   | 2021-03-01 |
      | C8   | terminated | 2021-03-29 |
      | C9   | accepted   | 2021-03-01 |
      | C9   | withdrawn  | 2021-03-26 |
      | C10  | accepted   | 2021-03-01 |
      | C10  | withdrawn  | 2021-03-29 |
      | C10  | granted    | 2021-03-29 |
      | C11  | accepted   | 2021-03-01 |
      | C11  | granted    | 2021-03-29 |
      | C12  | accepted   | 2021-03-01 |
      | C12  | refused    | 2021-03-26 |
      | C13  | accepted   | 2021-03-01 |
      | C13  | granted    | 2021-03-29 |
      | C14  | accepted   | 2021-03-01 |
      | C14  | refused    | 2021-03-26 |
      | C15  | accepted   | 2021-03-01 |
      | C15  | granted    | 2021-03-29 |
      | C16  | accepted   | 2021-03-01 |
      | C16  | refused    | 2021-03-26 |
      | C17  | accepted   | 2021-03-01 |
      | C17  | granted    | 2021-03-29 |
      | C18  | accepted   | 2021-03-01 |
      | C18  | refused    | 2021-03-26 |
      | C19  | accepted   | 2021-03-01 |
      | C19  | granted    | 2021-03-29 |
      | C20  | accepted   | 2021-03-01 |
      | C20  | refused    | 2021-03-26 |
    当执行规则
    那么没有结果
    而且检查对象为O P

  @cannot-tell
  场景: 甲局临期办结仅9件，丁局10件
    假如case记录如下
      | case | domain   | org | item | item_version |
      | C1   | approval | O   | I1   | 1            |
      | C2   | approval | O   | I1   | 1            |
      | C3   | approval | O   | I1   | 1            |
      | C4   | approval | O   | I1   | 1            |
      | C5   | approval | O   | I1   | 1            |
      | C6   | approval | O   | I1   | 1            |
      | C7   | approval | O   | I1   | 1            |
      | C8   | approval | O   | I1   | 1            |
      | C9   | approval | O   | I1   | 1            |
      | C10  | approval | R   | I1   | 1            |
      | C11  | approval | R   | I1   | 1            |
      | C12  | approval | R   | I1   | 1            |
      | C13  | approval | R   | I1   | 1            |
      | C14  | approval | R   | I1   | 1            |
      | C15  | approval | R   | I1   | 1            |
      | C16  | approval | R   | I1   | 1            |
      | C17  | approval | R   | I1   | 1            |
      | C18  | approval | R   | I1   | 1            |
      | C19  | approval | R   | I1   | 1            |
      | C20  | approval | P   | I1   | 1            |
      | C21  | approval | P   | I1   | 1            |
      | C22  | approval | P   | I1   | 1            |
      | C23  | approval | P   | I1   | 1            |
      | C24  | approval | P   | I1   | 1            |
      | C25  | approval | P   | I1   | 1            |
      | C26  | approval | P   | I1   | 1            |
      | C27  | approval | P   | I1   | 1            |
      | C28  | approval | P   | I1   | 1            |
      | C29  | approval | P   | I1   | 1            |
      | C30  | approval | P   | I1   | 1            |
      | C31  | approval | P   | I1   | 1            |
      | C32  | approval | P   | I1   | 1            |
      | C33  | approval | P   | I1   | 1            |
      | C34  | approval | P   | I1   | 1            |
      | C35  | approval | P   | I1   | 1            |
      | C36  | approval | P   | I1   | 1            |
      | C37  | approval | P   | I1   | 1            |
      | C38  | approval | P   | I1   | 1            |
      | C39  | approval | P   | I1   | 1            |
      | C40  | approval | P   | I1   | 1            |
      | C41  | approval | P   | I1   | 1            |
    而且event记录如下
      | case | act        | ts         |
      | C1   | accepted   | 2021-03-01 |
      | C1   | withdrawn  | 2021-03-26 |
      | C2   | accepted   | 2021-03-01 |
      | C2   | terminated | 2021-03-29 |
      | C3   | accepted   | 2021-03-01 |
      | C3   | withdrawn  | 2021-03-26 |
      | C4   | accepted   | 2021-03-01 |
      | C4   | terminated | 2021-03-29 |
      | C5   | accepted   | 2021-03-01 |
      | C5   | withdrawn  | 2021-03-26 |
      | C6   | accepted   | 2021-03-01 |
      | C6   | terminated | 2021-03-29 |
      | C7   | accepted   | 2021-03-01 |
      | C7   | withdrawn  | 2021-03-26 |
      | C8   | accepted   | 2021-03-01 |
      | C8   | terminated | 2021-03-29 |
      | C9   | accepted   | 2021-03-01 |
      | C9   | withdrawn  | 2021-03-26 |
      | C10  | accepted   | 2021-03-01 |
      | C10  | withdrawn  | 2021-03-26 |
      | C11  | accepted   | 2021-03-01 |
      | C11  | terminated | 2021-03-29 |
      | C12  | accepted   | 2021-03-01 |
      | C12  | withdrawn  | 2021-03-26 |
      | C13  | accepted   | 2021-03-01 |
      | C13  | terminated | 2021-03-29 |
      | C14  | accepted   | 2021-03-01 |
      | C14  | withdrawn  | 2021-03-26 |
      | C15  | accepted   | 2021-03-01 |
      | C15  | terminated | 2021-03-29 |
      | C16  | accepted   | 2021-03-01 |
      | C16  | withdrawn  | 2021-03-26 |
      | C17  | accepted   | 2021-03-01 |
      | C17  | terminated | 2021-03-29 |
      | C18  | accepted   | 2021-03-01 |
      | C18  | withdrawn  | 2021-03-26 |
      | C19  | accepted   | 2021-03-01 |
      | C19  | terminated | 2021-03-29 |
      | C20  | accepted   | 2021-03-01 |
      | C20  | granted    | 2021-03-29 |
      | C21  | accepted   | 2021-03-01 |
      | C21  | refused    | 2021-03-26 |
      | C22  | accepted   | 2021-03-01 |
      | C22  | granted    | 2021-03-29 |
      | C23  | accepted   | 2021-03-01 |
      | C23  | refused    | 2021-03-26 |
      | C24  | accepted   | 2021-03-01 |
      | C24  | granted    | 2021-03-29 |
      | C25  | accepted   | 2021-03-01 |
      | C25  | refused    | 2021-03-26 |
      | C26  | accepted   | 2021-03-01 |
      | C26  | granted    | 2021-03-29 |
      | C27  | accepted   | 2021-03-01 |
      | C27  | refused    | 2021-03-26 |
      | C28  | accepted   | 2021-03-01 |
      | C28  | granted    | 2021-03-29 |
      | C29  | accepted   | 2021-03-01 |
      | C29  | refused    | 2021-03-26 |
      | C30  | accepted   | 2021-03-01 |
      | C30  | granted    | 2021-03-29 |
      | C31  | accepted   | 2021-03-01 |
      | C31  | refused    | 2021-03-26 |
      | C32  | accepted   | 2021-03-01 |
      | C32  | granted    | 2021-03-29 |
      | C33  | accepted   | 2021-03-01 |
      | C33  | refused    | 2021-03-26 |
      | C34  | accepted   | 2021-03-01 |
      | C34  | granted    | 2021-03-29 |
      | C35  | accepted   | 2021-03-01 |
      | C35  | refused    | 2021-03-26 |
      | C36  | accepted   | 2021-03-01 |
      | C36  | granted    | 2021-03-29 |
      | C37  | accepted   | 2021-03-01 |
      | C37  | refused    | 2021-03-26 |
      | C38  | accepted   | 2021-03-01 |
      | C38  | granted    | 2021-03-29 |
      | C39  | accepted   | 2021-03-01 |
      | C39  | refused    | 2021-03-26 |
      | C40  | accepted   | 2021-03-01 |
      | C40  | granted    | 2021-03-29 |
      | C41  | accepted   | 2021-03-01 |
      | C41  | refused    | 2021-03-26 |
    当执行规则
    那么结果为
      | subject | outcome     | Withdrawn | Ended | reason                              | message                                            |
      | O       | cannot_tell |           |       | too few cases ended at the deadline | 临期办结件数不足                                   |
      | R       | flagged     | 10        | 10    |                                     | 临期办结10件，其中撤回、终止10件，显著高于全市水平 |
    而且检查对象为O P R

  @must-not-fire
  场景: 没有办件的，不在检查之列
    假如case记录如下
      | case | domain   | org | item | item_version |
      | C1   | approval | O   | I1   | 1            |
    当执行规则
    那么没有结果
    而且没有检查对象
