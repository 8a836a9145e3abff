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

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the date in stated_due
    # a date the source states; from case.stated_due; judged by the day of case.closed_at
    # | case                 | case.stated_due | due        | case.closed_at | outcome                                           |
    # | due-day-before       | 2011-12-06      | 2011-12-06 | 2011-12-05     | complies                                          |
    # | due-on-the-day       | 2011-12-06      | 2011-12-06 | 2011-12-06     | complies                                          |
    # | due-day-after        | 2011-12-06      | 2011-12-06 | 2011-12-07     | flagged: Due 2011-12-06, Ended 2011-12-07, Late 1 |
    # | month-end-on-the-day | 2012-01-31      | 2012-01-31 | 2012-01-31     | complies                                          |
    # | month-end-day-after  | 2012-01-31      | 2012-01-31 | 2012-02-01     | flagged: Due 2012-01-31, Ended 2012-02-01, Late 1 |
    # | holiday-on-the-day   | 2011-12-26      | 2011-12-26 | 2011-12-26     | complies                                          |
    # | holiday-day-after    | 2011-12-26      | 2011-12-26 | 2011-12-27     | flagged: Due 2011-12-26, Ended 2011-12-27, Late 1 |
    Given today is 2012-02-02
    And the records of case
      | case                 | domain   | opened_at        | stated_due       | closed_at        |
      | due-day-before       | approval | 2011-10-11 13:42 | 2011-12-06 13:41 | 2011-12-05 00:01 |
      | due-on-the-day       | approval | 2011-10-11 13:42 | 2011-12-06 13:41 | 2011-12-06 00:01 |
      | due-day-after        | approval | 2011-10-11 13:42 | 2011-12-06 13:41 | 2011-12-07 00:01 |
      | month-end-on-the-day | approval | 2011-12-06 13:42 | 2012-01-31 13:41 | 2012-01-31 00:01 |
      | month-end-day-after  | approval | 2011-12-06 13:42 | 2012-01-31 13:41 | 2012-02-01 00:01 |
      | holiday-on-the-day   | approval | 2011-10-31 13:42 | 2011-12-26 13:41 | 2011-12-26 00:01 |
      | holiday-day-after    | approval | 2011-10-31 13:42 | 2011-12-26 13:41 | 2011-12-27 00:01 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome | Due        | Ended      | Late |
      | due-day-after       | flagged | 2011-12-06 | 2011-12-07 | 1    |
      | month-end-day-after | flagged | 2012-01-31 | 2012-02-01 | 1    |
      | holiday-day-after   | flagged | 2011-12-26 | 2011-12-27 | 1    |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after
  # oversight specs boundary: end
