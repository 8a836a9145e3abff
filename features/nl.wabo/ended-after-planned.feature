Feature: Ended after the planned end
  Of the ended cases of a log of activities. An end on the planned day is in time.

  Background:
    Given the rule "nl.wabo/ended-after-planned"
    And today is 2015-08-01
    And the records of event
      | case | act      | ts         |
      | B1   | activity | 2014-04-11 |

  @must-not-fire
  Scenario: Ended on the planned day
    Given the records of case
      | case | domain   | stated_due | closed_at  |
      | B1   | approval | 2014-07-18 | 2014-07-18 |
    When the rule is evaluated
    Then nothing is found
    And examined are B1

  @must-fire
  Scenario: Ended a day later
    Given the records of case
      | case | domain   | stated_due | closed_at  |
      | B1   | approval | 2014-07-18 | 2014-07-19 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Ended      | Late | message |
      | B1      | flagged | 2014-07-18 | 2014-07-19 | 1    | Planned to end on 2014-07-18, ended on 2014-07-19, days late: 1 |

  @must-not-fire
  Scenario: Neither an open case nor one of the receipt phase is examined
    Given the records of case
      | case | domain   | stated_due | closed_at  |
      | B1   | approval | 2014-07-18 |            |
      | R1   | approval | 2014-07-18 | 2014-09-01 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  @cannot-tell
  Scenario: No planned end is recorded
    Given the records of case
      | case | domain   | closed_at  |
      | B1   | approval | 2014-07-19 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                     | message |
      | B1      | cannot_tell | no planned end is recorded | no planned end is recorded |
