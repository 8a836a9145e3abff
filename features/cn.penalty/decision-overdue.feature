Feature: No penalty decision within 90 days of filing (Administrative Penalty Law 60)
  In force from 15 July 2021. 90 calendar days from that Thursday end on Wednesday 13 October.

  Background:
    Given the rule "cn.penalty/decision-overdue"

  @must-not-fire
  Scenario: Decided on the due day, by any of the ways a case can end
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    And the records of event
      | case | act         | ts               |
      | C1   | filed       | 2021-07-15 09:00 |
      | C1   | penalty     | 2021-10-13 18:00 |
      | C2   | filed       | 2021-07-15 09:00 |
      | C2   | no_penalty  | 2021-10-13 18:00 |
      | C3   | filed       | 2021-07-15 09:00 |
      | C3   | transferred | 2021-10-13 18:00 |
      | C4   | filed       | 2021-07-15 09:00 |
      | C4   | withdrawn   | 2021-10-13 18:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @must-fire
  Scenario: Decided on the day after
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act     | ts               |
      | C1   | filed   | 2021-07-15 09:00 |
      | C1   | penalty | 2021-10-14 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-10-13 | 1    | The case was to be decided by 2021-10-13; days late: 1 |

  @must-not-fire
  Scenario: A due day on a Saturday rolls to the Monday
    90 days from Sunday 18 July end on Saturday 16 October, so on Monday the 18th.
    Given today is 2021-10-18
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act   | ts         |
      | C1   | filed | 2021-07-18 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-fire
  Scenario: The day after the Monday it is late
    Given today is 2021-10-19
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act   | ts         |
      | C1   | filed | 2021-07-18 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-10-18 | 1    | The case was to be decided by 2021-10-18; days late: 1 |

  @must-fire
  Scenario: A make-up Saturday is no day of rest and does not roll; a holiday does
    C1: 90 days from 31 October end on Saturday 29 January 2022, which is worked.
    C2: 90 days from 3 November end on 1 February 2022, New Year's Day, so on Monday 7 February.
    Given today is 2022-02-07
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
    And the records of event
      | case | act     | ts         |
      | C1   | filed   | 2021-10-31 |
      | C1   | penalty | 2022-01-30 |
      | C2   | filed   | 2021-11-03 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2022-01-29 | 1    | The case was to be decided by 2022-01-29; days late: 1 |
    And examined are C1 C2

  @must-fire
  Scenario: Thirty more days, if the extension came in time
    120 days from 15 July end on Friday 12 November. C2's extension came a day too late.
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
    And the records of event
      | case | act     | ts         |
      | C1   | filed   | 2021-07-15 |
      | C1   | extend  | 2021-10-13 |
      | C1   | penalty | 2021-11-12 |
      | C2   | filed   | 2021-07-15 |
      | C2   | extend  | 2021-10-14 |
      | C2   | penalty | 2021-11-12 |
      | C3   | filed   | 2021-07-15 |
      | C3   | extend  | 2021-10-12 |
      | C3   | penalty | 2021-11-15 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C2      | flagged | 2021-10-13 | 30   | The case was to be decided by 2021-10-13; days late: 30 |
      | C3      | flagged | 2021-11-12 | 3    | The case was to be decided by 2021-11-12; days late: 3 |

  @must-not-fire
  Scenario: Neither a case never filed nor an application for a licence is looked at
    Given today is 2021-12-31
    And the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | approval |
      | C3   | penalty  |
    And the records of event
      | case | act     | ts         |
      | C1   | penalty | 2021-11-15 |
      | C2   | filed   | 2021-07-15 |
      | C3   | filed   | 2021-12-01 |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: Filed on the last day of the old law, which had no such limit
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act     | ts               |
      | C1   | filed   | 2021-07-14 23:59 |
      | C1   | penalty | 2021-12-20 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                | message                               |
      | C1      | cannot_tell | filed before the 90-day limit was law | filed before the 90-day limit was law |

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the clock penalty_decide
    # 90 calendar days; from filed; judged by the day of penalty; 行政处罚法60
    # | case                 | filed      | due        | penalty    | outcome                                            |
    # | due-day-before       | 2021-07-15 | 2021-10-13 | 2021-10-12 | complies                                           |
    # | due-on-the-day       | 2021-07-15 | 2021-10-13 | 2021-10-13 | complies                                           |
    # | due-day-after        | 2021-07-15 | 2021-10-13 | 2021-10-14 | flagged: Due 2021-10-13, Late 1                    |
    # | month-end-on-the-day | 2021-09-01 | 2021-11-30 | 2021-11-30 | complies                                           |
    # | month-end-day-after  | 2021-09-01 | 2021-11-30 | 2021-12-01 | flagged: Due 2021-11-30, Late 1                    |
    # | holiday-on-the-day   | 2021-11-02 | 2022-02-07 | 2022-02-07 | complies                                           |
    # | holiday-day-after    | 2021-11-02 | 2022-02-07 | 2022-02-08 | flagged: Due 2022-02-07, Late 1                    |
    # | make-up-on-the-day   | 2021-11-01 | 2022-01-30 | 2022-01-30 | complies                                           |
    # | make-up-day-after    | 2021-11-01 | 2022-01-30 | 2022-01-31 | flagged: Due 2022-01-30, Late 1                    |
    # | started-2021-07-14   | 2021-07-14 | -          | 2021-10-14 | cannot tell: filed before the 90-day limit was law |
    # | started-2021-07-15   | 2021-07-15 | 2021-10-13 | 2021-10-14 | flagged: Due 2021-10-13, Late 1                    |
    # | started-2021-07-16   | 2021-07-16 | 2021-10-14 | 2021-10-15 | flagged: Due 2021-10-14, Late 1                    |
    Given today is 2022-02-09
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
      | started-2021-07-14   | penalty |
      | started-2021-07-15   | penalty |
      | started-2021-07-16   | penalty |
    And the records of event
      | case                 | act     | ts               |
      | due-day-before       | filed   | 2021-07-15 09:00 |
      | due-day-before       | penalty | 2021-10-12 09:00 |
      | due-on-the-day       | filed   | 2021-07-15 09:00 |
      | due-on-the-day       | penalty | 2021-10-13 09:00 |
      | due-day-after        | filed   | 2021-07-15 09:00 |
      | due-day-after        | penalty | 2021-10-14 09:00 |
      | month-end-on-the-day | filed   | 2021-09-01 09:00 |
      | month-end-on-the-day | penalty | 2021-11-30 09:00 |
      | month-end-day-after  | filed   | 2021-09-01 09:00 |
      | month-end-day-after  | penalty | 2021-12-01 09:00 |
      | holiday-on-the-day   | filed   | 2021-11-02 09:00 |
      | holiday-on-the-day   | penalty | 2022-02-07 09:00 |
      | holiday-day-after    | filed   | 2021-11-02 09:00 |
      | holiday-day-after    | penalty | 2022-02-08 09:00 |
      | make-up-on-the-day   | filed   | 2021-11-01 09:00 |
      | make-up-on-the-day   | penalty | 2022-01-30 09:00 |
      | make-up-day-after    | filed   | 2021-11-01 09:00 |
      | make-up-day-after    | penalty | 2022-01-31 09:00 |
      | started-2021-07-14   | filed   | 2021-07-14 09:00 |
      | started-2021-07-14   | penalty | 2021-10-14 09:00 |
      | started-2021-07-15   | filed   | 2021-07-15 09:00 |
      | started-2021-07-15   | penalty | 2021-10-14 09:00 |
      | started-2021-07-16   | filed   | 2021-07-16 09:00 |
      | started-2021-07-16   | penalty | 2021-10-15 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject             | outcome     | Due        | Late | reason                                |
      | due-day-after       | flagged     | 2021-10-13 | 1    |                                       |
      | month-end-day-after | flagged     | 2021-11-30 | 1    |                                       |
      | holiday-day-after   | flagged     | 2022-02-07 | 1    |                                       |
      | make-up-day-after   | flagged     | 2022-01-30 | 1    |                                       |
      | started-2021-07-14  | cannot_tell |            |      | filed before the 90-day limit was law |
      | started-2021-07-15  | flagged     | 2021-10-13 | 1    |                                       |
      | started-2021-07-16  | flagged     | 2021-10-14 | 1    |                                       |
    And examined are due-day-before due-on-the-day due-day-after month-end-on-the-day month-end-day-after holiday-on-the-day holiday-day-after make-up-on-the-day make-up-day-after started-2021-07-14 started-2021-07-15 started-2021-07-16
  # oversight specs boundary: end
