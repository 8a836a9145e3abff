# language: zh-CN
功能: 多次要求补正（行政许可法32）
  补正内容应当一次告知全部；同一时刻的多条记录按一次计。

  背景:
    假如规则为"cn.licensing/corrections-repeated"
    而且今天是2021-04-30

  @must-fire
  场景: 告知两次（C1）；次日又告知，其中一条重复录入（C2）
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    而且event记录如下
      | case | act               | ts               |
      | C1   | correction_notice | 2021-03-02 09:00 |
      | C1   | resubmitted       | 2021-03-05 09:00 |
      | C1   | correction_notice | 2021-03-08 09:00 |
      | C2   | correction_notice | 2021-03-03 09:00 |
      | C2   | correction_notice | 2021-03-02 09:00 |
      | C2   | correction_notice | 2021-03-04 09:00 |
      | C2   | correction_notice | 2021-03-04 09:00 |
    当执行规则
    那么结果为
      | subject | outcome | Notices | First      | Last       | message                                                         |
      | C1      | flagged | 2       | 2021-03-02 | 2021-03-08 | 补正内容应当一次告知；2021-03-02至2021-03-08告知补正次数：2 |
      | C2      | flagged | 3       | 2021-03-02 | 2021-03-04 | 补正内容应当一次告知；2021-03-02至2021-03-04告知补正次数：3 |
    而且检查对象为C1 C2

  @must-not-fire
  场景: 只告知一次；未告知补正的（C2）、不属于行政许可的（C3）不在检查之列
    假如case记录如下
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    而且event记录如下
      | case | act               | ts         |
      | C1   | correction_notice | 2021-03-02 |
      | C1   | resubmitted       | 2021-03-05 |
      | C1   | resubmitted       | 2021-03-08 |
      | C2   | resubmitted       | 2021-03-02 |
      | C3   | correction_notice | 2021-03-02 |
      | C3   | correction_notice | 2021-03-03 |
    当执行规则
    那么没有结果
    而且检查对象为C1

  @cannot-tell
  场景: 两条告知时间相同
    假如case记录如下
      | case | domain   |
      | C1   | approval |
    而且event记录如下
      | case | act               | ts         |
      | C1   | correction_notice | 2021-03-02 |
      | C1   | correction_notice | 2021-03-02 |
      | C1   | resubmitted       | 2021-03-03 |
    当执行规则
    那么结果为
      | subject | outcome     | reason                         | message                                |
      | C1      | cannot_tell | the notices bear the same time | 多条补正告知时间相同，可能是重复录入 |
