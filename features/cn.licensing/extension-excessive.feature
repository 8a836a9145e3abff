# language: zh-CN
功能: 延期超限或者多次延期（行政许可法42）
  至多延期一次：10个工作日；联合办理15个工作日。

  背景:
    假如规则为"cn.licensing/extension-excessive"
    而且今天是2021-04-30

  @must-fire
  场景: 延期11日（C1）；延期两次（C2，其中一次未记录天数的为C3，均未记录的为C5）；联合办理延期16日（C4）
    假如case记录如下
      | case | domain   | procedure |
      | C1   | approval |           |
      | C2   | approval |           |
      | C3   | approval |           |
      | C4   | approval | joint     |
      | C5   | approval |           |
    而且event记录如下
      | case | act    | ts         | qty |
      | C1   | extend | 2021-03-22 | 11  |
      | C2   | extend | 2021-03-22 | 5   |
      | C2   | extend | 2021-03-25 | 5   |
      | C3   | extend | 2021-03-22 | 4   |
      | C3   | extend | 2021-03-25 |     |
      | C4   | extend | 2021-03-22 | 16  |
      | C5   | extend | 2021-03-22 |     |
      | C5   | extend | 2021-03-25 |     |
    当执行规则
    那么结果为
      | subject | outcome | Times | Days | Most | message                                                                  |
      | C1      | flagged | 1     | 11   | 10   | 延期次数：1，共计工作日：11；至多延期一次，共计工作日：10 |
      | C2      | flagged | 2     | 10   | 10   | 延期次数：2，共计工作日：10；至多延期一次，共计工作日：10 |
      | C3      | flagged | 2     | 4    | 10   | 延期次数：2，共计工作日：4；至多延期一次，共计工作日：10 |
      | C4      | flagged | 1     | 16   | 15   | 延期次数：1，共计工作日：16；至多延期一次，共计工作日：15 |
      | C5      | flagged | 2     | 0    | 10   | 延期次数：2，共计工作日：0；至多延期一次，共计工作日：10 |
    而且检查对象为C1 C2 C3 C4 C5

  @must-not-fire
  场景: 延期10日（C1）；联合办理延期15日（C2）；同一次延期重复录入（C3）
    未延期的（C4）、不属于行政许可的（C5）不在检查之列。
    假如case记录如下
      | case | domain   | procedure |
      | C1   | approval | ordinary  |
      | C2   | approval | joint     |
      | C3   | approval |           |
      | C4   | approval |           |
      | C5   | penalty  |           |
    而且event记录如下
      | case | act            | ts         | qty |
      | C1   | extend         | 2021-03-22 | 10  |
      | C1   | extend_request | 2021-03-21 | 10  |
      | C2   | extend         | 2021-03-22 | 15  |
      | C3   | extend         | 2021-03-22 | 10  |
      | C3   | extend         | 2021-03-22 | 10  |
      | C4   | extend_request | 2021-03-22 | 90  |
      | C5   | extend         | 2021-03-22 | 90  |
    当执行规则
    那么没有结果
    而且检查对象为C1 C2 C3

  @cannot-tell
  场景: 延期天数未记录
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act            | ts         | qty |
      | C1   | extend_request | 2021-03-22 | 10  |
      | C1   | extend         | 2021-03-22 |     |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                      | message          |
      | C1      | cannot_tell | the length of the extension is not recorded | 延期天数未记录 |
