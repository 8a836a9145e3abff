# language: zh-CN
功能: 超过目录小时数未处置（GB/T 30428.8）
  工作时为工作日9时至17时，每日8小时；紧急的昼夜计。2021年9月18日（周六）上班，19日至21日放假。

  背景:
    假如规则为"cn.citymgmt/catalogue-hours-overdue"
    而且今天是2021-09-30
    而且item记录如下
      | item | version | name | statute_n | statute_unit |
      | I1   | 1       | 井盖 | 4         | hour         |
      | I2   | 1       | 道牙 | 12        | hour         |
      | I3   | 1       | 树木 | 5         | wd           |
      | I4   | 1       | 路灯 | 4         | hour         |
      | I4   | 2       | 路灯 | 12        | hour         |
      | I5   | 1       | 护栏 | 3         | wd           |
      | I5   | 2       | 护栏 | 5         | wd           |

  @must-not-fire
  场景: 恰好用完；夜间、放假不计；载明期限的、退单的、缓办作废的、按工作日的不看
    C1上午派遣、下午用完；C2下班前一小时派遣，次日12时用完；C3上班前派遣，自9时起算；C4下班后派遣；
    C5跨放假三日，周六上班；C6放假日派遣；C7紧急，昼夜计；C8、C9当日期限内缓办、作废；
    C10载明期限；C11已退单；C12虽紧急，目录按工作日；C13写明版本2；C14今日派遣；C15是热线工单；C16至C19未注明版本而有多个版本：
    C16已载明期限，C17尚未派遣，C18的目录按工作日，C19已退单后再派。
    假如case记录如下
      | case | domain   | item | item_version | urgency |
      | C1   | citymgmt | I1   | 1            |         |
      | C2   | citymgmt | I1   |              |         |
      | C3   | citymgmt | I1   | 1            |         |
      | C4   | citymgmt | I1   | 1            |         |
      | C5   | citymgmt | I2   | 1            |         |
      | C6   | grid     | I1   | 1            |         |
      | C7   | citymgmt | I1   | 1            | urgent  |
      | C8   | citymgmt | I1   | 1            |         |
      | C9   | citymgmt | I1   | 1            |         |
      | C10  | citymgmt | I1   | 1            |         |
      | C11  | citymgmt | I1   | 1            |         |
      | C12  | citymgmt | I3   | 1            | urgent  |
      | C13  | citymgmt | I4   | 2            |         |
      | C14  | citymgmt | I2   | 1            |         |
      | C15  | hotline  | I1   | 1            |         |
      | C16  | citymgmt | I4   |              |         |
      | C17  | citymgmt | I4   |              |         |
      | C18  | citymgmt | I5   |              |         |
      | C19  | citymgmt | I4   |              |         |
    而且event记录如下
      | case | act        | ts               | due_at           |
      | C1   | dispatched | 2021-09-15 10:20 |                  |
      | C1   | handled    | 2021-09-15 14:20 |                  |
      | C2   | dispatched | 2021-09-15 16:00 |                  |
      | C2   | handled    | 2021-09-16 12:00 |                  |
      | C3   | dispatched | 2021-09-15 06:30 |                  |
      | C3   | handled    | 2021-09-15 13:00 |                  |
      | C4   | dispatched | 2021-09-15 18:30 |                  |
      | C4   | handled    | 2021-09-16 13:00 |                  |
      | C5   | dispatched | 2021-09-17 15:00 |                  |
      | C5   | handled    | 2021-09-22 11:00 |                  |
      | C6   | dispatched | 2021-09-19 10:00 |                  |
      | C6   | handled    | 2021-09-22 13:00 |                  |
      | C7   | dispatched | 2021-09-15 22:00 |                  |
      | C7   | handled    | 2021-09-16 02:00 |                  |
      | C8   | dispatched | 2021-09-15 10:00 |                  |
      | C8   | deferred   | 2021-09-15 14:00 |                  |
      | C9   | dispatched | 2021-09-15 10:00 |                  |
      | C9   | voided     | 2021-09-15 14:00 |                  |
      | C10  | dispatched | 2021-09-15 10:00 | 2021-09-15 11:00 |
      | C11  | dispatched | 2021-09-15 10:00 |                  |
      | C11  | returned   | 2021-09-15 11:00 |                  |
      | C11  | dispatched | 2021-09-15 12:00 |                  |
      | C12  | dispatched | 2021-09-15 10:00 |                  |
      | C13  | dispatched | 2021-09-15 10:00 |                  |
      | C13  | handled    | 2021-09-16 14:00 |                  |
      | C14  | dispatched | 2021-09-30 10:00 |                  |
      | C15  | dispatched | 2021-09-15 10:00 |                  |
      | C16  | dispatched | 2021-09-15 10:00 | 2021-09-15 11:00 |
      | C18  | dispatched | 2021-09-15 10:00 |                  |
      | C19  | dispatched | 2021-09-15 10:00 |                  |
      | C19  | returned   | 2021-09-15 11:00 |                  |
      | C19  | dispatched | 2021-09-15 12:00 |                  |
    当执行规则
    那么没有结果
    而且检查对象为C1 C13 C14 C2 C3 C4 C5 C6 C7 C8 C9

  @must-fire
  场景: 多用一分钟到数小时；至今未处置；缓办、作废太迟；紧急的夜间也计
    C1至C6同上各迟一刻钟；C7未处置：派遣当日7小时，其后各工作日8小时；C8、C9缓办、作废太迟；
    C10紧急，C11未注明版本而只有一个版本，放假日处置，前一工作日已超。
    假如case记录如下
      | case | domain   | item | item_version | urgency |
      | C1   | citymgmt | I1   | 1            |         |
      | C2   | citymgmt | I1   | 1            |         |
      | C3   | citymgmt | I1   | 1            |         |
      | C4   | citymgmt | I1   | 1            |         |
      | C5   | citymgmt | I2   | 1            |         |
      | C6   | grid     | I1   | 1            |         |
      | C7   | citymgmt | I1   | 1            |         |
      | C8   | citymgmt | I1   | 1            |         |
      | C9   | citymgmt | I1   | 1            |         |
      | C10  | citymgmt | I1   | 1            | urgent  |
      | C11  | citymgmt | I1   |              |         |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:30 |
      | C1   | handled    | 2021-09-15 14:45 |
      | C2   | dispatched | 2021-09-15 16:00 |
      | C2   | handled    | 2021-09-16 12:15 |
      | C3   | dispatched | 2021-09-15 06:30 |
      | C3   | handled    | 2021-09-15 13:15 |
      | C4   | dispatched | 2021-09-15 18:30 |
      | C4   | handled    | 2021-09-16 13:15 |
      | C5   | dispatched | 2021-09-17 15:00 |
      | C5   | handled    | 2021-09-22 11:15 |
      | C6   | dispatched | 2021-09-19 10:00 |
      | C6   | handled    | 2021-09-22 13:15 |
      | C7   | dispatched | 2021-09-28 10:00 |
      | C8   | dispatched | 2021-09-30 10:00 |
      | C8   | deferred   | 2021-09-30 14:15 |
      | C9   | dispatched | 2021-09-30 10:00 |
      | C9   | voided     | 2021-09-30 14:15 |
      | C10  | dispatched | 2021-09-15 22:00 |
      | C10  | handled    | 2021-09-16 02:15 |
      | C11  | dispatched | 2021-09-18 11:00 |
      | C11  | handled    | 2021-09-20 11:00 |
    当执行规则
    那么结果为
      | subject | outcome | Limit | Used  | message                                                                       |
      | C1      | flagged | 4     | 4.25  | 目录时限4小时，已用4.25小时（紧急的昼夜计，其余计工作时）  |
      | C2      | flagged | 4     | 4.25  | 目录时限4小时，已用4.25小时（紧急的昼夜计，其余计工作时）  |
      | C3      | flagged | 4     | 4.25  | 目录时限4小时，已用4.25小时（紧急的昼夜计，其余计工作时）  |
      | C4      | flagged | 4     | 4.25  | 目录时限4小时，已用4.25小时（紧急的昼夜计，其余计工作时）  |
      | C5      | flagged | 12    | 12.25 | 目录时限12小时，已用12.25小时（紧急的昼夜计，其余计工作时） |
      | C6      | flagged | 4     | 4.25  | 目录时限4小时，已用4.25小时（紧急的昼夜计，其余计工作时）  |
      | C7      | flagged | 4     | 23.0  | 目录时限4小时，已用23.0小时（紧急的昼夜计，其余计工作时）  |
      | C8      | flagged | 4     | 7.0   | 目录时限4小时，已用7.0小时（紧急的昼夜计，其余计工作时）   |
      | C9      | flagged | 4     | 7.0   | 目录时限4小时，已用7.0小时（紧急的昼夜计，其余计工作时）   |
      | C10     | flagged | 4     | 4.25  | 目录时限4小时，已用4.25小时（紧急的昼夜计，其余计工作时）  |
      | C11     | flagged | 4     | 6.0   | 目录时限4小时，已用6.0小时（紧急的昼夜计，其余计工作时）   |

  @cannot-tell
  场景: 目录有多个版本而案卷未注明
    假如case记录如下
      | case | domain   | item |
      | C1   | citymgmt | I4   |
    而且event记录如下
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                         | message                                  |
      | C1      | cannot_tell | the entry has several versions | 目录有多个版本，案卷未注明适用的版本 |
