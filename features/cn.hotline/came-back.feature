# language: zh-CN
功能: 称已解决而十五日内反复

  背景:
    假如规则为"cn.hotline/came-back"
    而且今天是2021-09-30

  @must-fire @must-not-fire
  场景: 第十五日再来；第十六日再来；未称已解决；别处；办结前已再来；尚未办结；其他服务
    假如place记录如下
      | place | kind     |
      | P1    | dwelling |
      | P2    | dwelling |
    而且case记录如下
      | case | domain   | place | item  | opened_at  |
      | A1   | hotline  | P1    | noise | 2021-09-01 |
      | A2   | hotline  | P1    | noise | 2021-09-20 |
      | B1   | hotline  | P1    | water | 2021-09-01 |
      | B2   | hotline  | P1    | water | 2021-09-21 |
      | C1   | hotline  | P1    | smell | 2021-09-01 |
      | C2   | hotline  | P1    | smell | 2021-09-10 |
      | D1   | hotline  | P1    | light | 2021-09-01 |
      | D2   | hotline  | P2    | light | 2021-09-10 |
      | E1   | hotline  | P2    | smoke | 2021-09-01 |
      | E2   | hotline  | P2    | smoke | 2021-09-04 |
      | F1   | hotline  | P2    | dust  | 2021-09-01 |
      | X1   | approval | P2    | mud   | 2021-09-01 |
      | G1   | hotline  | P2    | rats  | 2021-09-01 |
      | X2   | citymgmt | P2    | rats  | 2021-09-10 |
    而且event记录如下
      | case | act    | ts               |
      | A1   | closed | 2021-09-05 10:00 |
      | B1   | closed | 2021-09-05 10:00 |
      | C1   | closed | 2021-09-05 10:00 |
      | D1   | closed | 2021-09-05 10:00 |
      | E1   | closed | 2021-09-05 10:00 |
      | X1   | closed | 2021-09-05 10:00 |
      | G1   | closed | 2021-09-05 10:00 |
    而且rating记录如下
      | rating | case | ts         | mode     | resolved |
      | R1     | A1   | 2021-09-06 | callback | true     |
      | R2     | B1   | 2021-09-06 | callback | true     |
      | R3     | C1   | 2021-09-06 | callback | false    |
      | R4     | D1   | 2021-09-06 | callback | true     |
      | R5     | E1   | 2021-09-06 | callback | true     |
      | R6     | F1   | 2021-09-06 | callback | true     |
      | R7     | X1   | 2021-09-06 | callback | true     |
      | R8     | G1   | 2021-09-06 | callback | true     |
    当执行规则
    那么结果为
      | subject | outcome | Closed     | Again      | message                                 |
      | A1      | flagged | 2021-09-05 | 2021-09-20 | 2021-09-05办结且称已解决，2021-09-20同地点同类诉求再次提出 |
    而且检查对象为A1、B1、D1、E1、G1

  @cannot-tell
  场景: 地点未记录
    假如case记录如下
      | case | domain  | item  | opened_at  |
      | A1   | hotline | noise | 2021-09-01 |
    而且event记录如下
      | case | act    | ts         |
      | A1   | closed | 2021-09-05 |
    而且rating记录如下
      | rating | case | ts         | mode     | resolved |
      | R1     | A1   | 2021-09-06 | callback | true     |
    当执行规则
    那么结果为
      | subject | outcome     | reason                                     |
      | A1      | cannot_tell | where or what it was about is not recorded |
