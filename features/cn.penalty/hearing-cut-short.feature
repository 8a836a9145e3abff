Feature: Penalty before the time to ask for a hearing ended (Administrative Penalty Law 63, 64)
  Told on Tuesday 14 September 2021: 15, 16, 17 September, Saturday 18 September, which is worked,
  and Wednesday 22 September, after the Mid-Autumn holiday, are the five working days.

  Background:
    Given the rule "cn.penalty/hearing-cut-short"
    And today is 2021-12-31

  @must-fire
  Scenario: Decided on the last day for the request
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act                  | ts               |
      | C1   | hearing_right_notice | 2021-09-14 10:00 |
      | C1   | penalty              | 2021-09-22 23:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Decided    | message |
      | C1      | flagged | 2021-09-22 | 2021-09-22 | The party could ask for a hearing until 2021-09-22, yet the penalty was decided on 2021-09-22 |

  @must-not-fire
  Scenario: Decided on the day after
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act                  | ts               |
      | C1   | hearing_right_notice | 2021-09-14 10:00 |
      | C1   | penalty              | 2021-09-23 00:30 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-not-fire
  Scenario: The party waived the hearing, or asked for it
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    And the records of event
      | case | act                  | ts         |
      | C1   | hearing_right_notice | 2021-09-14 |
      | C1   | hearing_waived       | 2021-09-15 |
      | C1   | penalty              | 2021-09-16 |
      | C2   | hearing_right_notice | 2021-09-14 |
      | C2   | hearing_request      | 2021-09-15 |
      | C2   | penalty              | 2021-09-16 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @must-fire
  Scenario: Told on the last day of the old law, three calendar days, which roll over a weekend
    C1: told on Monday 12 July, so until Thursday 15 July. C2: told on Wednesday 14 July, so until
    Saturday the 17th, and that is until Monday 19 July. C3: as C2, decided on the 20th.
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act                  | ts         |
      | C1   | hearing_right_notice | 2021-07-12 |
      | C1   | penalty              | 2021-07-15 |
      | C2   | hearing_right_notice | 2021-07-14 |
      | C2   | penalty              | 2021-07-19 |
      | C3   | hearing_right_notice | 2021-07-14 |
      | C3   | penalty              | 2021-07-20 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Decided    | message |
      | C1      | flagged | 2021-07-15 | 2021-07-15 | The party could ask for a hearing until 2021-07-15, yet the penalty was decided on 2021-07-15 |
      | C2      | flagged | 2021-07-19 | 2021-07-19 | The party could ask for a hearing until 2021-07-19, yet the penalty was decided on 2021-07-19 |
    And examined are C1 C2 C3

  @must-fire
  Scenario: Told on the first day of the new law, five working days
    15 July is a Thursday, so the party may ask until Thursday 22 July.
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    And the records of event
      | case | act                  | ts               |
      | C1   | hearing_right_notice | 2021-07-15 00:05 |
      | C1   | penalty              | 2021-07-20 09:00 |
      | C2   | hearing_right_notice | 2021-07-15 00:05 |
      | C2   | penalty              | 2021-07-23 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Decided    | message |
      | C1      | flagged | 2021-07-22 | 2021-07-20 | The party could ask for a hearing until 2021-07-22, yet the penalty was decided on 2021-07-20 |
    And examined are C1 C2

  @must-not-fire
  Scenario: No notice of the right, no penalty, no penalty case: nothing to look at here
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | approval |
      | C4   | penalty  |
    And the records of event
      | case | act                  | ts         |
      | C1   | penalty              | 2021-09-16 |
      | C2   | hearing_right_notice | 2021-09-14 |
      | C3   | hearing_right_notice | 2021-09-14 |
      | C3   | penalty              | 2021-09-16 |
      | C4   | hearing_right_notice | 2021-09-14 |
      | C4   | penalty              | 2021-10-15 |
    When the rule is evaluated
    Then nothing is found
    And examined are C4

  @cannot-tell
  Scenario: A notice older than any dated limit on file
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act                  | ts         |
      | C1   | hearing_right_notice | 2017-12-29 |
      | C1   | penalty              | 2018-01-02 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                 | message                                |
      | C1      | cannot_tell | no limit for the request was in force  | no limit for the request was in force  |

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock hearing_request
    # 3 calendar days, then 5 working days; from hearing_right_notice; judged by the day of penalty; 行政处罚法(2017)42 / 行政处罚法64(1) 85
    # | case                 | hearing_right_notice | due        | penalty    | outcome                                            |
    # | due-day-before       | 2021-09-15           | 2021-09-23 | 2021-09-22 | flagged: Due 2021-09-23, Decided 2021-09-22        |
    # | due-on-the-day       | 2021-09-15           | 2021-09-23 | 2021-09-23 | flagged: Due 2021-09-23, Decided 2021-09-23        |
    # | due-day-after        | 2021-09-15           | 2021-09-23 | 2021-09-24 | complies                                           |
    # | month-end-on-the-day | 2021-11-23           | 2021-11-30 | 2021-11-30 | flagged: Due 2021-11-30, Decided 2021-11-30        |
    # | month-end-day-after  | 2021-11-23           | 2021-11-30 | 2021-12-01 | complies                                           |
    # | holiday-on-the-day   | 2021-09-26           | 2021-10-08 | 2021-10-08 | flagged: Due 2021-10-08, Decided 2021-10-08        |
    # | holiday-day-after    | 2021-09-26           | 2021-10-08 | 2021-10-09 | complies                                           |
    # | make-up-on-the-day   | 2021-09-15           | 2021-09-23 | 2021-09-23 | flagged: Due 2021-09-23, Decided 2021-09-23        |
    # | make-up-day-after    | 2021-09-15           | 2021-09-23 | 2021-09-24 | complies                                           |
    # | started-2017-12-31   | 2017-12-31           | -          | 2018-01-04 | cannot tell: no limit for the request was in force |
    # | started-2018-01-01   | 2018-01-01           | 2018-01-04 | 2018-01-04 | flagged: Due 2018-01-04, Decided 2018-01-04        |
    # | started-2018-01-02   | 2018-01-02           | 2018-01-05 | 2018-01-05 | flagged: Due 2018-01-05, Decided 2018-01-05        |
    # | started-2021-07-14   | 2021-07-14           | 2021-07-19 | 2021-07-19 | flagged: Due 2021-07-19, Decided 2021-07-19        |
    # | started-2021-07-15   | 2021-07-15           | 2021-07-22 | 2021-07-22 | flagged: Due 2021-07-22, Decided 2021-07-22        |
    # | started-2021-07-16   | 2021-07-16           | 2021-07-23 | 2021-07-23 | flagged: Due 2021-07-23, Decided 2021-07-23        |
    Given today is 2021-12-31
    And the records of case
      | case                 | domain  |
      | due-day-before       | penalty |
      | due-on-the-day       | penalty |
      | due-day-after        | penalty |
      | month-end-on-the-day | penalty |
      | month-end-day-after  | penalty |
      | holiday-on-the-day   | penalty |
      | holiday-day-after    | penalty |
      | make-up-on-the-day   | penalty |
      | make-up-day-after    | penalty |
      | started-2017-12-31   | penalty |
      | started-2018-01-01   | penalty |
      | started-2018-01-02   | penalty |
      | started-2021-07-14   | penalty |
      | started-2021-07-15   | penalty |
      | started-2021-07-16   | penalty |
    And the records of event
      | case                 | act                  | ts               |
      | due-day-before       | hearing_right_notice | 2021-09-15 10:00 |
      | due-day-before       | penalty              | 2021-09-22 23:00 |
      | due-on-the-day       | hearing_right_notice | 2021-09-15 10:00 |
      | due-on-the-day       | penalty              | 2021-09-23 23:00 |
      | due-day-after        | hearing_right_notice | 2021-09-15 10:00 |
      | due-day-after        | penalty              | 2021-09-24 23:00 |
      | month-end-on-the-day | hearing_right_notice | 2021-11-23 10:00 |
      | month-end-on-the-day | penalty              | 2021-11-30 23:00 |
      | month-end-day-after  | hearing_right_notice | 2021-11-23 10:00 |
      | month-end-day-after  | penalty              | 2021-12-01 23:00 |
      | holiday-on-the-day   | hearing_right_notice | 2021-09-26 10:00 |
      | holiday-on-the-day   | penalty              | 2021-10-08 23:00 |
      | holiday-day-after    | hearing_right_notice | 2021-09-26 10:00 |
      | holiday-day-after    | penalty              | 2021-10-09 23:00 |
      | make-up-on-the-day   | hearing_right_notice | 2021-09-15 10:00 |
      | make-up-on-the-day   | penalty              | 2021-09-23 23:00 |
      | make-up-day-after    | hearing_right_notice | 2021-09-15 10:00 |
      | make-up-day-after    | penalty              | 2021-09-24 23:00 |
      | started-2017-12-31   | hearing_right_notice | 2017-12-31 10:00 |
      | started-2017-12-31   | penalty              | 2018-01-04 23:00 |
      | started-2018-01-01   | hearing_right_notice | 2018-01-01 10:00 |
      | started-2018-01-01   | penalty              | 2018-01-04 23:00 |
      | started-2018-01-02   | hearing_right_notice | 2018-01-02 10:00 |
      | started-2018-01-02   | penalty              | 2018-01-05 23:00 |
      | started-2021-07-14   | hearing_right_notice | 2021-07-14 10:00 |
      | started-2021-07-14   | penalty              | 2021-07-19 23:00 |
      | started-2021-07-15   | hearing_right_notice | 2021-07-15 10:00 |
      | started-2021-07-15   | penalty              | 2021-07-22 23:00 |
      | started-2021-07-16   | hearing_right_notice | 2021-07-16 10:00 |
      | started-2021-07-16   | penalty              | 2021-07-23 23:00 |
    When the rule is evaluated
    Then the findings are
      | subject              | outcome     | Due        | Decided    | reason                                |
      | due-day-before       | flagged     | 2021-09-23 | 2021-09-22 |                                       |
      | due-on-the-day       | flagged     | 2021-09-23 | 2021-09-23 |                                       |
      | month-end-on-the-day | flagged     | 2021-11-30 | 2021-11-30 |                                       |
      | holiday-on-the-day   | flagged     | 2021-10-08 | 2021-10-08 |                                       |
      | make-up-on-the-day   | flagged     | 2021-09-23 | 2021-09-23 |                                       |
      | started-2017-12-31   | cannot_tell |            |            | no limit for the request was in force |
      | started-2018-01-01   | flagged     | 2018-01-04 | 2018-01-04 |                                       |
      | started-2018-01-02   | flagged     | 2018-01-05 | 2018-01-05 |                                       |
      | started-2021-07-14   | flagged     | 2021-07-19 | 2021-07-19 |                                       |
      | started-2021-07-15   | flagged     | 2021-07-22 | 2021-07-22 |                                       |
      | started-2021-07-16   | flagged     | 2021-07-23 | 2021-07-23 |                                       |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after started-2017-12-31 started-2018-01-01 started-2018-01-02 started-2021-07-14 started-2021-07-15 started-2021-07-16
  # oversight specs boundary: end
