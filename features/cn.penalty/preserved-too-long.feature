Feature: Evidence preserved longer than 7 working days (Administrative Penalty Law 56)
  Preserved on Friday 17 September 2021: Saturday 18 September is worked and is day 1, 19 to 21
  are rest, 22 to 24 are days 2 to 4, Sunday 26 September is worked and is day 5, 27 and 28 are
  days 6 and 7.

  Background:
    Given the rule "cn.penalty/preserved-too-long"

  @must-not-fire
  Scenario: Dealt with on the seventh working day
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act      | ts               |
      | C1   | preserve | 2021-09-17 16:00 |
      | C1   | disposal | 2021-09-28 17:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @must-fire
  Scenario: Dealt with on the eighth
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act      | ts               |
      | C1   | preserve | 2021-09-17 16:00 |
      | C1   | disposal | 2021-09-29 08:30 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-09-28 | 1    | The preserved evidence was to be dealt with by 2021-09-28; working days late: 1 |

  @must-not-fire
  Scenario: Still kept on a due day that is a make-up Saturday
    From Friday 24 September the seventh working day is Saturday 9 October.
    Given today is 2021-10-09
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act      | ts         |
      | C1   | preserve | 2021-09-24 |
    When the rule is evaluated
    Then nothing is found

  @must-fire
  Scenario: Still kept on the Monday after it
    Given today is 2021-10-11
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act      | ts         |
      | C1   | preserve | 2021-09-24 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-10-09 | 1    | The preserved evidence was to be dealt with by 2021-10-09; working days late: 1 |

  @must-fire
  Scenario: The first day of the new law
    Seven working days from Thursday 15 July end on Monday 26 July.
    Given today is 2021-07-27
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act      | ts               |
      | C1   | preserve | 2021-07-15 00:05 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-07-26 | 1    | The preserved evidence was to be dealt with by 2021-07-26; working days late: 1 |

  @must-not-fire
  Scenario: Cases without preserved evidence and cases of other domains are not looked at
    Given today is 2021-12-31
    And the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
    And the records of event
      | case | act      | ts         |
      | C1   | preserve | 2021-12-30 |
      | C2   | filed    | 2021-09-17 |
      | C3   | preserve | 2021-09-17 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: The last day of the old law, whose seven days were not said to be working days
    Given today is 2021-12-31
    And the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act      | ts               |
      | C1   | preserve | 2021-07-14 23:55 |
      | C1   | disposal | 2021-08-30 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                         | message                                        |
      | C1      | cannot_tell | preserved before the limit was in working days | preserved before the limit was in working days |
