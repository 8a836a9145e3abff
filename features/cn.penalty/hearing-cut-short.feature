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
