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

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the date in stated_due
    # a date the source states; from case.stated_due; judged by the day of case.closed_at
    # | case                 | case.stated_due | due        | case.closed_at | outcome                                           |
    # | due-day-before       | 2014-07-22      | 2014-07-22 | 2014-07-21     | complies                                          |
    # | due-on-the-day       | 2014-07-22      | 2014-07-22 | 2014-07-22     | complies                                          |
    # | due-day-after        | 2014-07-22      | 2014-07-22 | 2014-07-23     | flagged: Due 2014-07-22, Ended 2014-07-23, Late 1 |
    # | month-end-on-the-day | 2014-07-31      | 2014-07-31 | 2014-07-31     | complies                                          |
    # | month-end-day-after  | 2014-07-31      | 2014-07-31 | 2014-08-01     | flagged: Due 2014-07-31, Ended 2014-08-01, Late 1 |
    # | holiday-on-the-day   | 2014-12-25      | 2014-12-25 | 2014-12-25     | complies                                          |
    # | holiday-day-after    | 2014-12-25      | 2014-12-25 | 2014-12-26     | flagged: Due 2014-12-25, Ended 2014-12-26, Late 1 |
    Given today is 2015-08-01
    And the records of case
      | case                 | domain   | stated_due | closed_at  |
      | due-day-before       | approval | 2014-07-22 | 2014-07-21 |
      | due-on-the-day       | approval | 2014-07-22 | 2014-07-22 |
      | due-day-after        | approval | 2014-07-22 | 2014-07-23 |
      | month-end-on-the-day | approval | 2014-07-31 | 2014-07-31 |
      | month-end-day-after  | approval | 2014-07-31 | 2014-08-01 |
      | holiday-on-the-day   | approval | 2014-12-25 | 2014-12-25 |
      | holiday-day-after    | approval | 2014-12-25 | 2014-12-26 |
    And the records of event
      | case                 | act      | ts         |
      | due-day-before       | activity | 2014-04-15 |
      | due-on-the-day       | activity | 2014-04-15 |
      | due-day-after        | activity | 2014-04-15 |
      | month-end-on-the-day | activity | 2014-04-24 |
      | month-end-day-after  | activity | 2014-04-24 |
      | holiday-on-the-day   | activity | 2014-09-18 |
      | holiday-day-after    | activity | 2014-09-18 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Due        | Ended      | Late |
      | due-day-after       | flagged | 2014-07-22 | 2014-07-23 | 1    |
      | month-end-day-after | flagged | 2014-07-31 | 2014-08-01 | 1    |
      | holiday-day-after   | flagged | 2014-12-25 | 2014-12-26 | 1    |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after
  # oversight specs boundary: end
