Feature: Ended after the deadline
  Of the receipt cases that ended. Days are compared in Amsterdam: an end on the day of the
  deadline is in time, whatever the time of day.

  Background:
    Given the rule "nl.wabo/ended-after-deadline"
    And today is 2012-01-23

  @must-not-fire
  Scenario: Ended on the day of the deadline, some hours after its time of day
    Given the records of case
      | case | domain   | opened_at        | stated_due       | closed_at        |
      | R1   | approval | 2011-10-11 13:42 | 2011-12-06 13:41 | 2011-12-06 23:59 |
    When the rule is evaluated
    Then nothing is found
    And examined are R1

  @must-fire
  Scenario: Ended at the first minute of the next day, which in Greenwich is still the same day
    Given the records of case
      | case | domain   | opened_at        | stated_due       | closed_at                 |
      | R1   | approval | 2011-10-11 13:42 | 2011-12-06 13:41 | 2011-12-07T00:01:00+01:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Ended      | Late | message |
      | R1      | flagged | 2011-12-06 | 2011-12-07 | 1    | Due on 2011-12-06, ended on 2011-12-07, days late: 1 |

  @must-not-fire
  Scenario: Neither an open case nor one of a log of activities is examined
    Given the records of case
      | case | domain   | opened_at  | stated_due | closed_at  |
      | R1   | approval | 2011-10-11 | 2011-12-06 |            |
      | B1   | approval | 2011-10-11 | 2011-12-06 | 2012-01-10 |
    And the records of event
      | case | act      | ts         |
      | B1   | activity | 2011-10-12 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  @cannot-tell
  Scenario: No deadline is recorded
    Given the records of case
      | case | domain   | opened_at  | closed_at  |
      | R1   | approval | 2011-10-11 | 2012-01-10 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                  | message |
      | R1      | cannot_tell | no deadline is recorded | no deadline is recorded |
