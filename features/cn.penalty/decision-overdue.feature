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
